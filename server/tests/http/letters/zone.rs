//! Letters tell times where their reader lives.

use super::MailServer;
use crate::world::{BACKENDS, EXAMPLE, World};
use juara::Locale;
use juara_server::jobs::send_letters;
use juara_store::{
    account::{self, Registration},
    fixture::cast::{PASSPHRASE, public},
};

/// Whoever registers a moment after the first edition was loaded reads its zone, though no page was asked for and no
/// other job has run yet.
#[tokio::test]
async fn a_letter_of_an_account_is_told_in_the_zone_of_an_edition_that_was_just_loaded() {
    for backend in BACKENDS {
        let world = World::with(backend, EXAMPLE).await;
        let (server, now) = (MailServer::open().await, world.state.clock.now());
        let mailer = server.mailer(&world.state.config.data_dir);
        let form = Registration {
            email: "wayan@contoh.test",
            name: "Wayan Contoh",
            passphrase: PASSPHRASE,
            locale: Locale::Id,
            client: "",
            onward: "",
        };
        account::register(&world.fresh.store, &public(now), form, "").await.unwrap();
        while send_letters::run(&world.state, &mailer).await.unwrap() > 0 {}
        let taken = server.taken();
        let [letter] = taken.as_slice() else { panic!("{taken:#?}") };
        let letter = letter.replace("=\r\n", "");
        assert!(letter.contains(" WITA"), "{letter}");
    }
}
