//! Use cases on both databases. Modules mirror the modules of the store.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that can't go on is red")]

mod account;
mod answer;
mod desk;
mod edition;
mod entry;
mod event;
mod judging;
mod kept_form;
mod outbox;
mod panel;
mod result;
mod schema;
mod screening;
mod session;
mod together;
mod tx;

/// Runs one test on SQLite and on PostgreSQL, each with a fresh, migrated database.
macro_rules! both_databases {
    ($($(#[$doc:meta])* async fn $name:ident($store:ident: $handle:ty) $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$doc])*
            async fn test($store: $handle) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                let fresh = juara_store::fixture::Fresh::migrated(juara_store::Backend::Sqlite).await.unwrap();
                test(fresh.store.clone()).await;
                fresh.store.close().await.unwrap();
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgres() {
                let fresh = juara_store::fixture::Fresh::migrated(juara_store::Backend::Postgres).await.unwrap();
                test(fresh.store.clone()).await;
                fresh.store.close().await.unwrap();
            }
        }
    )+};
}
pub(crate) use both_databases;
