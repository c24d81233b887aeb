//! The program in an empty folder, before an empty database: what comes before the first page.

use super::{Place, Walk};
use crate::{
    browser::ORIGIN,
    commands::Installation,
    program::{Serving, program},
    world::{MORNING, World, rulebook, state_of},
};
use juara::{Caller, Locale, Minutes, Rulebook, canonical, id::RequestId, rulebook::ScaleRule};
use juara_server::clock::Clock;
use juara_store::{
    Backend, Store, edition,
    fixture::{self, Fresh},
};
use std::{fs, path::Path, process::Output};

impl Walk {
    /// `juara init` makes the database with a key of its own and prints the first link.
    ///
    /// It goes by the machine's clock, which may say any day from [`MORNING`] on: a link lives a day from there. The
    /// rulebook does not come by the command: the moment at which the rules were fixed stands in the score book, in
    /// front of the locks, and a machine's clock would put it years after them. `commands/rulebooks.rs` holds the
    /// command to what it promises.
    pub(super) async fn begin(backend: Backend, locale: Locale, file: &str) -> Self {
        assert!(Clock::wall().now() >= MORNING, "set this machine's clock: it is before 24 November 2026");
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
        Self { place: Place::Router(world), locale, book, first_link }
    }

    /// An operator sits down before an empty folder: `init`, `rulebook load`, `serve`. Who opens every page there is does
    /// in a minute what people do in an evening, so that the limits of one account are set higher.
    pub(super) async fn sit_down(backend: Backend, locale: Locale, book: Rulebook) -> Self {
        let here = Installation::empty(backend).await;
        let first_link = here.link();
        let file = here.file("juknis.json", &canonical::bytes(&book));
        here.done(&["rulebook", "load", &file]);
        let limits = ["JUARA_LIMIT_ACCOUNT_BURST", "JUARA_LIMIT_STRANGER_BURST", "JUARA_LIMIT_TABLE_BURST"];
        let mut command = here.command(&[]);
        command.envs(limits.map(|limit| (limit, "10000")));
        let serving = Serving::start(command);
        Self { place: Place::Program { here, _serving: serving }, locale, book, first_link }
    }
}

/// The example, whose entries are closed at once: nobody moves the machine's clock.
pub(super) fn without_grace() -> Rulebook {
    let mut book = fixture::rulebook::denpasar(Clock::wall().now()).unwrap();
    book.timeline.grace = Minutes(0);
    book
}

/// The second rulebook with marks from 0 to 100 in half points, of which every tenth is described.
pub(super) fn to_a_hundred() -> Rulebook {
    let mut book = fixture::rulebook::second(Clock::wall().now()).unwrap();
    book.scale = ScaleRule { min: 0, max: 200, per_point: 2 };
    for anchor in book.rounds.iter_mut().flat_map(|round| &mut round.criteria).flat_map(|c| &mut c.anchors) {
        anchor.point *= 10;
    }
    book
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
