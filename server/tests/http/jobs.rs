//! What happens without anybody asking.

use crate::world::{BACKENDS, EXAMPLE, World, rulebook};
use juara::Locale;
use juara_server::{jobs, mail::Mailer};
use juara_store::{
    Once,
    account::{self, Registration},
    edition,
    fixture::cast::{PASSPHRASE, chair, public},
};
use std::{fs, time::Duration};

/// Long enough for the slowest machine; nobody waits so long when it works.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closings_stick_letters_go_old_things_go_and_the_head_of_the_events_is_told() {
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let (store, clock) = (&world.fresh.store, &world.state.clock);
        let morning = clock.now();
        let form = Registration {
            email: "wayan@contoh.test",
            name: "Wayan Contoh",
            passphrase: PASSPHRASE,
            locale: Locale::Id,
            client: "",
            onward: "",
        };
        account::register(store, &public(morning), form, "").await.unwrap();
        chair(store, morning).await.unwrap();
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("a", "act", morning).await.unwrap(), Once::First);
        tx.commit().await.unwrap();
        clock.move_to(rulebook(EXAMPLE).closes_at());

        jobs::start(&world.state, Mailer::new(&world.state.config).unwrap());
        let (mut anybody, phone) = (world.browser(), rulebook(EXAMPLE).organiser.phone);
        let all_done = async {
            loop {
                let closed = edition::by_slug(store, "2026").await.unwrap().closing.closed;
                let again = store.begin().await.unwrap().once("a", "act", morning).await.unwrap();
                // The link to confirm an address has had its day; the head of the events goes to who chairs.
                let mail = fs::read_dir(world.state.config.data_dir.join("mail")).map_or(0, Iterator::count);
                if closed.is_some() && again == Once::First && mail == 1 {
                    // An error page asks no database: whom it names was learned by a job.
                    let (.., page) = anybody.ask("/do/nothing", Some(Vec::new())).await;
                    if page.contains(&phone) {
                        return closed;
                    }
                }
                tokio::task::yield_now().await;
            }
        };
        let closed = tokio::time::timeout(PATIENCE, all_done).await.unwrap();
        assert_eq!(closed, Some(rulebook(EXAMPLE).closes_at()));
    }
}
