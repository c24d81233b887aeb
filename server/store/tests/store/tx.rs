//! Transactions: once-tokens, and what a dropped transaction leaves behind.

use super::both_databases;
use juara::{Instant, Refusal};
use juara_store::{
    Backend, Error, Limits, Once, Store,
    fixture::{Fresh, SECRET},
    kept_form,
};
use std::time::Duration;

const NOW: Instant = Instant(1_790_000_000_000);

both_databases! {
    async fn a_form_posted_twice_is_answered_twice_and_done_once(store: Store) {
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("t1", "register", NOW).await.unwrap(), Once::First);
        tx.answer("t1", "register", "/ikut").await.unwrap();
        tx.commit().await.unwrap();

        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("t1", "register", NOW).await.unwrap(), Once::Again("/ikut".to_owned()));
        assert_eq!(tx.once("t1", "other act", NOW).await.unwrap(), Once::First);
        assert_eq!(tx.once("", "register", NOW).await.unwrap(), Once::First);
        assert_eq!(tx.once("", "register", NOW).await.unwrap(), Once::First);
    }

    async fn a_second_post_waits_for_the_first(store: Store) {
        let first = store.begin().await.unwrap();
        assert_eq!(first.once("t1", "register", NOW).await.unwrap(), Once::First);
        let second = tokio::spawn({
            let store = store.clone();
            async move { store.begin().await.unwrap().once("t1", "register", NOW).await.unwrap() }
        });
        first.answer("t1", "register", "/ikut").await.unwrap();
        first.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), Once::Again("/ikut".to_owned()));
    }

    async fn a_dropped_transaction_leaves_nothing(store: Store) {
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("t1", "register", NOW).await.unwrap(), Once::First);
        drop(tx);
        let tx = store.begin().await.unwrap();
        assert_eq!(tx.once("t1", "register", NOW).await.unwrap(), Once::First);
    }
}

#[tokio::test]
async fn who_waits_too_long_for_a_turn_is_told_that_the_server_is_busy() {
    let limits =
        Limits { database_wait: Duration::from_secs(2), postgres_connections: 2, ..Limits::default() };
    for (backend, at_once) in [(Backend::Sqlite, 1), (Backend::Postgres, 2)] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let store = Store::open_with(&fresh.url, SECRET, limits).await.unwrap();
        let mut held = Vec::new();
        for _ in 0..at_once {
            held.push(store.begin().await.unwrap());
        }
        // Sooner than by what holds where nothing is set. A task of its own, which is woken after the one that waits: a
        // machine that stands still for longer than both times finds them in their order.
        let waits = store.clone();
        let told = tokio::time::timeout(Duration::from_secs(4), async move { waits.begin().await });
        let told = tokio::spawn(told).await.unwrap().unwrap();
        assert!(matches!(told, Err(Error::Refused(Refusal::Busy))), "{backend:?}");
        for tx in held {
            tx.commit().await.unwrap();
        }
        store.begin().await.unwrap().commit().await.unwrap();
        store.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}

#[tokio::test]
async fn what_was_acknowledged_on_a_full_disk_is_there_and_the_next_act_begins_anew() {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    fresh.fill_disk().await.unwrap();
    let page = |n: u8| format!("/ikut/{n}");
    let (mut kept, mut refused) = (Vec::new(), 0);
    for n in 0..24 {
        match kept_form::keep(&fresh.store, &[n; 32], &page(n), &vec![n; 60_000], Instant(1)).await {
            Ok(()) => kept.push(n),
            Err(Error::Refused(Refusal::Busy)) => refused += 1,
            Err(other) => panic!("{n}: {other:?}"),
        }
    }
    assert!(refused > 0, "the disk was not full");
    assert!(!kept.is_empty(), "the connection was never replaced");
    fresh.store.close().await.unwrap();
    let again = Store::open(&fresh.url, SECRET).await.unwrap();
    for n in kept {
        let found = kept_form::take(&again, &[n; 32], &page(n), Instant(1)).await.unwrap();
        assert_eq!(found, Some(vec![n; 60_000]), "{n}");
    }
    again.close().await.unwrap();
}
