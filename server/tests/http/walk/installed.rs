//! The program in an empty folder, before an empty database: what comes before the first page.

use super::Walk;
use crate::{
    browser::ORIGIN,
    program::program,
    world::{MORNING, World, rulebook, state_of},
};
use juara::{Caller, Locale, id::RequestId};
use juara_store::{Backend, Store, edition, fixture::Fresh};
use std::{fs, path::Path, process::Output};

impl Walk {
    /// `juara init` makes the database with a key of its own and prints the first link.
    ///
    /// It goes by the machine's clock, which may say any day from [`MORNING`] on: a link lives a day from there. The
    /// rulebook does not come by the command: the moment at which the rules were fixed stands in the score book, in
    /// front of the locks, and a machine's clock would put it years after them. `commands/rulebooks.rs` holds the
    /// command to what it promises.
    pub(super) async fn begin(backend: Backend, locale: Locale, file: &str) -> Self {
        let fresh = Fresh::make(backend).await.unwrap();
        let folder = std::env::temp_dir().join(format!("juara-walk-{}", uuid::Uuid::now_v7()));
        let init = juara(&fresh, &folder, &["init"]);
        assert!(init.status.success(), "{}", String::from_utf8_lossy(&init.stderr));
        let printed = String::from_utf8(init.stdout).unwrap();
        let first_link =
            printed.split_whitespace().find_map(|word| word.strip_prefix(ORIGIN)).unwrap().to_owned();

        let key = fs::read(folder.join("secret.key")).unwrap().try_into().unwrap();
        let store = Store::open(&fresh.url, key).await.unwrap();
        let state = state_of(&store, MORNING, &[("JUARA_DATA_DIR", folder.to_str().unwrap())]);
        let (world, book) = (World { fresh, state }, rulebook(file));
        let by = Caller::system(MORNING, RequestId(uuid::Uuid::now_v7()));
        edition::load_rulebook(&store, &by, &book, false).await.unwrap();
        Self { world, locale, book, first_link }
    }
}

/// A command, before this database and with the key of this folder.
pub(super) fn juara(fresh: &Fresh, folder: &Path, words: &[&str]) -> Output {
    let settings = [
        ("JUARA_DATA_DIR", folder.to_str().unwrap()),
        ("JUARA_DATABASE_URL", fresh.url.as_str()),
        ("JUARA_BASE_URL", ORIGIN),
        ("JUARA_LIMIT_FREE_MB", "1"),
    ];
    program(&settings).args(words).output().unwrap()
}
