//! A whole Juara for one test: a fresh database, a clock that stands still, the real router.

use crate::browser::{Browser, ORIGIN};
use juara::{Caller, Instant, Rulebook, id::RequestId};
use juara_server::{State, clock::Clock, config::Config, http::assets::Assets};
use juara_store::{Backend, Store, edition, fixture::Fresh};
use std::collections::BTreeMap;

/// Both databases; every test that stores something runs on each.
pub(crate) const BACKENDS: [Backend; 2] = [Backend::Sqlite, Backend::Postgres];

/// 24 November 2026, 09.00 in Denpasar: the example edition is open.
pub(crate) const MORNING: Instant = Instant(1_795_482_000_000);

/// One installation under test.
pub(crate) struct World {
    pub(crate) fresh: Fresh,
    pub(crate) state: State,
}

impl World {
    /// An empty installation at [`MORNING`].
    pub(crate) async fn empty(backend: Backend) -> Self {
        let fresh = Fresh::migrated(backend).await.unwrap();
        let state = state_of(&fresh.store, MORNING, &[]);
        Self { fresh, state }
    }

    /// An installation with one edition of a rulebook file below `server/`.
    pub(crate) async fn with(backend: Backend, file: &str) -> Self {
        let world = Self::empty(backend).await;
        let rulebook = rulebook(file);
        let by = Caller::system(world.state.clock.now(), RequestId(uuid::Uuid::now_v7()));
        edition::load_rulebook(&world.fresh.store, &by, &rulebook, false).await.unwrap();
        world
    }

    /// Somebody who has not been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router())
    }

    /// The router itself, for requests that no browser makes.
    pub(crate) fn router(&self) -> axum::Router {
        juara_server::router(self.state.clone())
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // A folder that stays behind in the temporary files harms no test, and there may have been none.
        let _ = std::fs::remove_dir_all(&self.state.config.data_dir);
    }
}

/// A process before a database at a moment, with these settings.
pub(crate) fn state_of(store: &Store, now: Instant, settings: &[(&str, &str)]) -> State {
    let folder = std::env::temp_dir().join(format!("juara-http-{}", uuid::Uuid::now_v7()));
    let folder = folder.display().to_string();
    // How much is free on the machine that runs the tests is nothing that they are about.
    let own = [("JUARA_DATA_DIR", folder.as_str()), ("JUARA_BASE_URL", ORIGIN), ("JUARA_LIMIT_FREE_MB", "1")];
    let all = own.iter().chain(settings).map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    let config = Config::read(&all.collect::<BTreeMap<_, _>>(), None).unwrap();
    // As if a bundle was built, so that it is seen which pages name a script.
    let mut assets = Assets::plain();
    assets.boot = Some("/pkg/boot.js".to_owned());
    State::new(config, store.clone(), Clock::standing_at(now), assets)
}

/// A rulebook file below `server/`.
pub(crate) fn rulebook(file: &str) -> Rulebook {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    Rulebook::load(&std::fs::read(path).unwrap()).unwrap()
}

/// The example edition.
pub(crate) const EXAMPLE: &str = "rulebooks/denpasar-2026.json";
/// An edition of another world.
pub(crate) const SECOND: &str = "tests/rulebooks/second.json";
