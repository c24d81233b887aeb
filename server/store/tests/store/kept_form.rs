//! Forms kept for whose session had gone.

use crate::{
    account::{NOW, after},
    both_databases,
};
use juara_store::{
    Backend, Store,
    fixture::Fresh,
    kept_form::{keep, take},
    purge::purge,
};
use sea_orm::{ConnectionTrait, Database, Statement};

both_databases! {
    async fn the_browser_that_sent_it_finds_it_once_within_the_hour(store: Store) {
        keep(&store, &[1; 32], "/ikut/a", b"lama", NOW).await.unwrap();
        keep(&store, &[1; 32], "/ikut/a", "rencana \u{1f6f6}".as_bytes(), after(1)).await.unwrap();
        assert_eq!(take(&store, &[2; 32], "/ikut/a", after(2)).await.unwrap(), None);
        assert_eq!(take(&store, &[1; 32], "/ikut/b", after(2)).await.unwrap(), None);
        let taken = take(&store, &[1; 32], "/ikut/a", after(2)).await.unwrap();
        assert_eq!(taken.as_deref(), Some("rencana \u{1f6f6}".as_bytes()));
        assert_eq!(take(&store, &[1; 32], "/ikut/a", after(3)).await.unwrap(), None);

        keep(&store, &[1; 32], "/ikut/a", b"isi", NOW).await.unwrap();
        assert_eq!(take(&store, &[1; 32], "/ikut/a", after(3600)).await.unwrap(), None);

        keep(&store, &[1; 32], "/ikut/a", b"isi", NOW).await.unwrap();
        purge(&store, after(3599)).await.unwrap();
        assert!(take(&store, &[1; 32], "/ikut/a", after(3599)).await.unwrap().is_some(), "the job came by");
    }
}

#[tokio::test]
async fn a_link_of_a_letter_is_nowhere_in_the_table() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let fresh = Fresh::migrated(backend).await.unwrap();
        keep(&fresh.store, &[1; 32], "/juri/undangan/0123abcd", b"isi", NOW).await.unwrap();
        let db = Database::connect(&fresh.url).await.unwrap();
        let count = async |path: &str| {
            let sql = format!("SELECT COUNT(*) FROM kept_form WHERE path LIKE '{path}'");
            let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
            row.unwrap().try_get_by_index::<i64>(0).unwrap()
        };
        assert_eq!((count("%").await, count("%0123abcd%").await), (1, 0));
        assert!(take(&fresh.store, &[1; 32], "/juri/undangan/0123abcd", NOW).await.unwrap().is_some());
        db.close().await.unwrap();
        fresh.store.close().await.unwrap();
    }
}
