//! Forms kept for whose session had gone.

use crate::{
    account::{NOW, after},
    both_databases,
};
use juara_store::{
    Store,
    kept_form::{keep, take},
};

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
    }
}
