//! What makes the database, and what waits until it is made.

use super::installation::Installation;
use crate::{browser::ORIGIN, world::BACKENDS};
use http::StatusCode;
use juara::Instant;
use juara_server::clock::Clock;
use juara_store::{
    Backend,
    fixture::{Fresh, cast},
};
use std::{fs::Permissions, os::unix::fs::PermissionsExt};

/// A rulebook file of the repository, as a word of a command.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/rulebooks/denpasar-2026.json");

#[tokio::test]
async fn migrate_says_what_it_did_and_then_that_nothing_is_left() {
    for backend in BACKENDS {
        let all = Fresh::make(backend).await.unwrap().store.pending_migrations().await.unwrap().len();
        let here = Installation::empty(backend).await;
        // Whoever comes before it is told of it.
        here.juara(&["rulebook", "load", EXAMPLE]).refused(1, "juara init");
        if backend == Backend::Postgres {
            here.juara(&["serve"]).refused(1, "juara migrate");
        }
        let first = here.done(&["migrate"]);
        let second = here.done(&["migrate"]);
        assert!(first.starts_with(&format!("{all} ")), "{first}");
        assert!(all > 1 && !second.contains(char::is_numeric), "{second}");
        assert_eq!(here.store().await.pending_migrations().await.unwrap().len(), 0);
        here.load_open_rulebook();
    }
}

#[tokio::test]
async fn a_role_that_may_not_change_the_schema_is_told_so_while_there_is_something_to_do() {
    let here = Installation::empty(Backend::Postgres).await;
    let url = here.reading_only();
    let setting = [("JUARA_DATABASE_URL", url.as_str())];
    let refused = here.juara_with(&setting, &["migrate"]);
    refused.refused(1, "run the command as the owner of the database");
    assert!(!refused.err.contains("permission denied"), "{refused:#?}");
    here.done(&["migrate"]);
    let again = here.juara_with(&setting, &["migrate"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), "The database was up to date.\n"), "{again:#?}");
}

#[tokio::test]
async fn a_server_that_starts_before_anything_else_answers_and_is_ready_for_a_chair() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        if backend == Backend::Postgres {
            here.done(&["migrate"]);
        }
        let serving = here.serve();
        assert_eq!(here.browser().open("/").await.status, StatusCode::OK);
        assert_eq!(here.browser().fetch("/readyz").await.0, StatusCode::OK);
        let link = here.link();
        assert_eq!(here.browser().open(&link).await.status, StatusCode::OK);
        // A second server would take the same address.
        here.juara(&["serve"]).refused(1, "JUARA_LISTEN");
        drop(serving);
        // What was made while it ran is there when it runs again.
        let _again = here.serve();
        assert_eq!(here.browser().open(&link).await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_left_as_it_is() {
    let here = Installation::empty(Backend::Sqlite).await;
    let path = here.folder.join(here.file("sandi.txt", b"root:x:0:0:root:/root:/bin/sh\n"));
    std::fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
    let mode = || std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    let setting = ("JUARA_DATABASE_URL", "sqlite:sandi.txt");
    for words in [&["serve"][..], &["init"], &["migrate"], &["demo"]] {
        here.juara_with(&[setting], words).refused(1, "sandi.txt is no SQLite database");
    }
    assert_eq!((mode(), std::fs::read(&path).unwrap().starts_with(b"root:")), (0o644, true));
    assert!(!here.data("secret.key").exists(), "nothing was begun");
    // An empty one becomes a database, for its owner alone.
    std::fs::write(&path, "").unwrap();
    assert_eq!(here.juara_with(&[setting], &["migrate"]).code, Some(0));
    assert_eq!(mode(), 0o600);
}

#[tokio::test]
async fn a_server_whose_machine_lives_in_the_past_goes_on_from_what_was_recorded() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let link = here.link();
        // Something was recorded before the clock of the machine went back, and the link lasts a day.
        let later = Instant(Clock::wall().now().0 + 2 * 24 * 3_600_000);
        cast::applicant(&here.store().await, "Wayan Contoh", "wayan@contoh.test", later).await.unwrap();
        let _serving = here.serve();
        assert_eq!(here.browser().open(&link).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn another_key_is_refused_by_everything_that_opens_the_database() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        here.link();
        let key = here.data("secret.key");
        let right = std::fs::read(&key).unwrap();
        std::fs::remove_file(&key).unwrap();
        for wrong in [None, Some([1; 32])] {
            if let Some(wrong) = wrong {
                std::fs::write(&key, wrong).unwrap();
            }
            for words in [
                &["serve"][..],
                &["init"],
                &["migrate"],
                &["rulebook", "load", EXAMPLE],
                &["demo"],
                &["reset-authenticator", "luh@contoh.test"],
            ] {
                here.juara(words).refused(1, "secret.key");
            }
            assert_eq!(key.exists(), wrong.is_some(), "a new key would hide that the right one is lost");
        }
        std::fs::write(&key, right).unwrap();
        here.link();
    }
}

impl Installation {
    /// The link that init prints, once and alone.
    pub(crate) fn link(&self) -> String {
        let printed = self.done(&["init"]);
        let links: Vec<&str> = printed.split_whitespace().filter(|word| word.starts_with(ORIGIN)).collect();
        assert_eq!(links.len(), 1, "{printed}");
        links[0].trim_start_matches(ORIGIN).to_owned()
    }
}
