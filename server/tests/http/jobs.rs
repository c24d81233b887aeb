//! What happens without anybody asking.

use crate::world::{BACKENDS, EXAMPLE, World, rulebook};
use juara::Locale;
use juara_server::{
    jobs::{self, send_letters},
    mail::Mailer,
};
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

/// A bell that nobody rings is heard after a quarter of a minute; nobody waits for one while there are more letters.
const BEFORE_THE_NEXT_BELL: Duration = Duration::from_secs(14);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_letters_than_are_claimed_at_once_go_one_handful_after_the_other() {
    // The start of the jobs rings once, so two handfuls go in any case.
    const LETTERS: usize = 2 * send_letters::MOST + 2;
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let (store, now) = (&world.fresh.store, world.state.clock.now());
        let luh = chair(store, now).await.unwrap();
        for n in 0..LETTERS {
            let email = format!("panitia{n}@contoh.test");
            account::invite_organiser(store, &luh.at(now), &email, Locale::Id, "").await.unwrap();
        }
        jobs::start(&world.state, Mailer::new(&world.state.config).unwrap());
        let folder = world.state.config.data_dir.join("mail");
        let went = || {
            let names = fs::read_dir(&folder).into_iter().flatten();
            names.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == "eml")).count()
        };
        // These take as long as the disk does; the last handful is what this is about.
        let two_handfuls = async {
            while went() < 2 * send_letters::MOST {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(PATIENCE, two_handfuls).await.unwrap();
        let all_went = async {
            while went() < LETTERS {
                tokio::task::yield_now().await;
            }
        };
        let in_time = tokio::time::timeout(BEFORE_THE_NEXT_BELL, all_went).await;
        assert!(in_time.is_ok(), "{} of {LETTERS} letters went", went());
    }
}
