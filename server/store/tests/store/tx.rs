//! Transactions: once-tokens, and what a dropped transaction leaves behind.

use super::both_databases;
use juara::Instant;
use juara_store::{Once, Store};

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
