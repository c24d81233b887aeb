//! Rulebooks as files: looked at, loaded, shown again.

use super::installation::Installation;
use crate::{browser::ORIGIN, world::BACKENDS};
use http::StatusCode;
use juara::{Locale, Rulebook, canonical};
use juara_server::clock::Clock;
use juara_store::{Backend, fixture::rulebook::denpasar};
use juara_words::{faults, format, t};

/// The example edition, as it lies in the repository.
const GOOD: &str = include_str!("../../../rulebooks/denpasar-2026.json");

/// The same with dates around the present.
fn open_rulebook() -> Rulebook {
    denpasar(Clock::wall().now()).unwrap()
}

/// The file with two faults.
fn broken() -> String {
    GOOD.replacen("\"min_age\": 18", "\"min_age\": 16", 1).replacen("\"grace\": 10", "\"grace\": 900", 1)
}

#[tokio::test]
async fn lint_says_every_fault_in_the_language_asked_for_and_needs_no_database() {
    let here = Installation::empty(Backend::Sqlite).await;
    let (good, bad) =
        (here.file("juknis.json", GOOD.as_bytes()), here.file("salah.json", broken().as_bytes()));
    let found = Rulebook::load(broken().as_bytes()).unwrap_err();
    assert_eq!(found.len(), 2);
    for (locale, lang) in
        [(Locale::Id, &[][..]), (Locale::Id, &["--lang", "id"]), (Locale::En, &["--lang", "en"])]
    {
        assert_eq!(here.done(&[&["rulebook", "lint", &good], lang].concat()), "");
        let sentences: String = found.iter().map(|fault| faults::say(locale, fault) + "\n").collect();
        for said in [
            here.juara(&[&["rulebook", "lint", &bad], lang].concat()),
            here.juara_reading(broken().as_bytes(), &[&["rulebook", "lint", "-"], lang].concat()),
        ] {
            assert_eq!((said.code, said.out.as_str()), (Some(1), sentences.as_str()));
        }
    }
    here.juara(&["rulebook", "lint", "tidak-ada.json"]).refused(2, "tidak-ada.json");
    let no_json = here.juara_reading(b"juknis", &["rulebook", "lint", "-"]);
    assert_eq!((no_json.code, no_json.out.lines().count()), (Some(1), 1), "{no_json:?}");
    assert!(!here.data("").exists());
}

#[tokio::test]
async fn load_makes_the_edition_that_the_server_shows_and_show_prints_it_again() {
    for backend in BACKENDS {
        let here = Installation::empty(backend).await;
        let book = open_rulebook();
        let file = here.file("juknis.json", &canonical::bytes(&book));
        let bad = here.file("salah.json", broken().as_bytes());
        here.done(&["migrate"]);
        let _serving = here.serve();
        assert_eq!(here.browser().open("/2026").await.status, StatusCode::NOT_FOUND);

        let refused = here.juara(&["rulebook", "load", &bad]);
        assert_eq!((refused.code, refused.out.lines().count()), (Some(1), 2), "{refused:?}");
        here.juara(&["rulebook", "load", "tidak-ada.json"]).refused(2, "tidak-ada.json");
        here.juara(&["rulebook", "show", "2026"]).refused(1, "2026");
        here.juara(&["export", "2026"]).refused(1, "2026");

        let past = book.moved(-30).unwrap();
        let late = here.file("lewat.json", &canonical::bytes(&past));
        for (l, tag) in [(Locale::Id, "id"), (Locale::En, "en")] {
            let closed = format::deadline(l, past.timeline.closes, &past.place.zone);
            here.juara(&["rulebook", "load", &late, "--lang", tag]).refused(1, &closed);
        }
        here.juara(&["rulebook", "show", "2026"]).refused(1, "2026");

        let printed = here.done(&["rulebook", "load", &file]);
        let address = format!("{ORIGIN}/2026");
        assert_eq!(
            printed.lines().collect::<Vec<_>>(),
            [address, format!("rulebook {}", book.sha256()), format!("rules    {}", book.rules_sha256())]
        );
        for l in Locale::ALL {
            here.browser().open(&l.path("/2026")).await.sees(book.title.get(l));
            here.browser().open(&l.path("/")).await.sees(book.title.get(l));
            here.browser().open(&l.path("/2026/juknis")).await.sees(&book.sha256());
            let tag = if l == Locale::Id { "id" } else { "en" };
            let again = here.juara(&["rulebook", "load", &file, "--lang", tag]);
            again.refused(1, &t!(l, refusals.edition_exists));
        }
        let shown = here.done(&["rulebook", "show", "2026"]);
        assert_eq!(canonical::sha256_hex(shown.as_bytes()), book.sha256());
        // What was printed is a rulebook file: it makes the same edition elsewhere.
        let elsewhere = Installation::empty(backend).await;
        elsewhere.link();
        let said = elsewhere.juara_reading(shown.as_bytes(), &["rulebook", "load", "-"]);
        assert_eq!((said.code, said.out), (Some(0), printed));
    }
}

impl Installation {
    /// Makes the example edition, open by the clock of this machine; no file is left.
    #[track_caller]
    pub(crate) fn load_open_rulebook(&self) {
        let said = self.juara_reading(&canonical::bytes(&open_rulebook()), &["rulebook", "load", "-"]);
        assert_eq!(said.code, Some(0), "{said:#?}");
    }
}
