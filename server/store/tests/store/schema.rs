//! The schema comes up from empty, and only once.

use super::{answer::refusal, both_databases, panel::OPENED};
use juara::{Minutes, Refusal, screening::Finding};
use juara_store::{
    Backend, Store,
    entry::begin_entry,
    fixture::{
        Fresh,
        panel::{Announced, EDITION, FIRST, beginning},
        rulebook,
    },
    judging::{own_judge, queue},
    panel::{Conflicts, conflict_list, declare_conflicts, open_round},
    screening::{screen_entry, take_back},
};

both_databases! {
    async fn the_key_is_the_one_that_the_database_was_made_with(store: Store) {
        assert!(store.knows_secret().await.unwrap());
        store.try_write().await.unwrap();
    }

    async fn migrating_again_changes_nothing(store: Store) {
        assert_eq!(store.pending_migrations().await.unwrap(), Vec::<String>::new());
        store.migrate().await.unwrap();
        assert_eq!(store.pending_migrations().await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_empty_database_says_what_is_pending() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::make(backend).await.unwrap();
        let pending = fresh.store.pending_migrations().await.unwrap();
        assert_eq!(pending.first().map(String::as_str), Some("m20261124_000001_account"));
        fresh.store.migrate().await.unwrap();
        assert!(fresh.store.pending_migrations().await.unwrap().is_empty());
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn postgresql_is_opened_under_either_spelling() {
    let fresh = Fresh::make(Backend::Postgres).await.unwrap();
    let url = fresh.url.replacen("postgres://", "postgresql://", 1);
    let store = Store::open(&url, [0; 32]).await.unwrap();
    assert_eq!(store.backend(), Backend::Postgres);
    store.close().await.unwrap();
    fresh.store.close().await.unwrap();
}

#[tokio::test]
async fn a_database_of_a_newer_juara_is_left_alone() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        fresh.note_step("m20990101_000001_later").await.unwrap();
        for refused in [fresh.store.migrate().await, fresh.store.pending_migrations().await.map(drop)] {
            let said = refused.unwrap_err().to_string();
            assert!(said.starts_with("a newer Juara made this database"), "{said}");
        }
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_used_database_is_copied_before_its_schema_changes() {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    let file = fresh.url.strip_prefix("sqlite:").unwrap().to_owned();
    let steps = fresh.forget_installation().await.unwrap();
    let before = std::path::PathBuf::from(format!("{file}.before-{}", steps + 1));
    assert!(!before.exists(), "a new database has nothing to copy");
    fresh.store.migrate().await.unwrap();
    assert!(fresh.store.pending_migrations().await.unwrap().is_empty());
    let copy = Store::open(&format!("sqlite:{}", before.display()), [0; 32]).await.unwrap();
    assert_eq!(copy.pending_migrations().await.unwrap().len(), 1);
    copy.close().await.unwrap();
    fresh.store.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_declared_before_an_upgrade_is_asked_about_what_passed_after_that_alone() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let store = &fresh.store;
        let book = rulebook::denpasar(OPENED).unwrap();
        let mut announced = Announced::of(store, &book, OPENED, 4).await.unwrap();
        let writer = announced.applicants.remove(3).at(OPENED);
        begin_entry(store, &writer, &beginning(), "").await.unwrap();
        let closed = announced.enter(store, OPENED).await.unwrap();
        let (made, later) = (closed.organiser.at(closed.now), closed.organiser.at(closed.now + Minutes(1)));
        let [known, late, failed] = [0, 1, 2].map(|n| closed.number(n));
        let copied = Finding::Failed { reason: "copied".to_owned() };
        for (number, finding) in [(known, Finding::Passed), (late, copied.clone()), (failed, copied)] {
            screen_entry(store, &made, EDITION, number, &finding, 0, "").await.unwrap();
        }
        let judges = closed.judges(store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(store, judge).await.unwrap();
        }
        take_back(store, &later, EDITION, late, "Salah baca.", 1, "").await.unwrap();
        screen_entry(store, &later, EDITION, late, &Finding::Passed, 2, "").await.unwrap();
        open_round(store, &later, EDITION, FIRST, "").await.unwrap();

        fresh.forget_asked().await.unwrap();
        store.migrate().await.unwrap();
        let by = judges[0].at(later.now);
        assert_eq!(refusal(queue(store, &by, EDITION).await), Refusal::ConflictsFirst);
        let list = conflict_list(store, &by, own_judge(store, &by, EDITION).await.unwrap()).await.unwrap();
        assert_eq!(list.entries.iter().map(|line| line.number.0.as_str()).collect::<Vec<_>>(), [late]);
        let none = Conflicts { none: true, ..Conflicts::default() };
        declare_conflicts(store, &by, EDITION, &none, "").await.unwrap();
        assert_eq!(queue(store, &by, EDITION).await.unwrap().rounds[0].lines.len(), 2);
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn the_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    let file = std::path::Path::new(fresh.url.strip_prefix("sqlite:").unwrap());
    for (path, mode) in [(file, 0o600), (file.parent().unwrap(), 0o700)] {
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, mode, "{}", path.display());
    }
    fresh.store.close().await.unwrap();
}

#[tokio::test]
async fn another_key_is_seen_before_anything_is_written_with_it() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let other = Store::open(&fresh.url, [8; 32]).await.unwrap();
        assert!(!other.knows_secret().await.unwrap());
        other.migrate().await.unwrap();
        assert!(!other.knows_secret().await.unwrap() && fresh.store.knows_secret().await.unwrap());
        other.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
