//! Somebody who enters some editions, judges others and may still enter more of them asks as often as with one of each.

use super::{
    assert_few, beside_the_visit,
    ear::{Asked, Ear},
};
use crate::world::{BACKENDS, MORNING};
use http::StatusCode;
use juara::{Instant, Locale, Minutes, Rulebook};
use juara_store::{
    Backend, Store,
    edition::load_rulebook,
    entry::{Beginning, begin_entry, entry, save_draft, send_entry, withdraw_entry},
    fixture::{
        Fresh,
        cast::{Member, path_in_letter, system, token},
        panel::{Announced, beginning, plan},
        rulebook::denpasar,
    },
    panel::{NewJudge, accept_invitation, invite_judge},
};

/// How many editions of each kind are compared.
const FEW: usize = 1;
const MANY: usize = 3;

#[tokio::test]
async fn a_page_asks_as_often_with_many_open_editions_as_with_few() {
    for backend in BACKENDS {
        let (few, many) = (counted(backend, FEW).await, counted(backend, MANY).await);
        for (page, (status, asked)) in &many {
            let (before, least) = &few[page];
            let counts = [least, asked].map(|all| beside_the_visit(all).count());
            assert_eq!(
                (before, counts[0]),
                (status, counts[1]),
                "{backend:?}: {page}: {least:#?} {asked:#?}"
            );
        }
        assert_few(&format!("{backend:?}"), &many);
    }
}

/// The moment before the first edition.
const BEFORE: Instant = Instant(MORNING.0 - 3_600_000);

fn minutes(n: usize) -> Minutes {
    Minutes(u32::try_from(n).unwrap())
}

/// The address of an edition, by its place in the order in which they are made.
fn slug(n: usize) -> String {
    (2026 + n).to_string()
}

/// What pages ask while so many editions of each kind are open: entered, judged, and still to be entered.
async fn counted(backend: Backend, each: usize) -> Asked {
    let fresh = Fresh::migrated(backend).await.unwrap();
    let store = &fresh.store;
    // One after the other, so that what is offered first is an edition that nobody entered or judges.
    for n in 1..3 * each {
        let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
        value["edition"] = slug(n).into();
        let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
        let by = system(BEFORE + minutes(n));
        load_rulebook(store, &by, &book, false).await.unwrap();
    }
    let announced = Announced::of(store, &denpasar(MORNING).unwrap(), MORNING, 1).await.unwrap();
    let both = &announced.applicants[0];
    for n in 0..each {
        enter(store, both, n).await;
    }
    for n in each..2 * each {
        judge(store, &announced.organiser, both, n).await;
    }
    let ear = Ear::at(&fresh, MORNING + Minutes(60)).await;
    let mut all = Asked::new();
    let new = |n: usize| format!("/ikut/baru?edisi={}", slug(n));
    let own = ["/", "/ikut", "/ikut/baru", "/juri", "/en/ikut"].map(str::to_owned);
    let mut browser = ear.signed_in(both).await;
    for (of, path) in own.into_iter().map(|path| (path.clone(), path)).chain([
        ("entered".to_owned(), new(0)),
        ("judged".to_owned(), new(each)),
        ("open".to_owned(), new(2 * each)),
        ("nowhere".to_owned(), "/ikut/baru?edisi=1999".to_owned()),
        ("pact".to_owned(), format!("/juri/{}/pakta", slug(each))),
        ("queue".to_owned(), format!("/juri/{}", slug(each))),
    ]) {
        all.insert(of, ear.ask(&mut browser, &path).await);
    }
    for (page, want) in [
        ("/ikut", StatusCode::OK),
        ("/juri", StatusCode::OK),
        ("open", StatusCode::OK),
        ("judged", StatusCode::FORBIDDEN),
        ("pact", StatusCode::OK),
    ] {
        assert_eq!(all[page].0, want, "{page}");
    }
    for path in ["/ikut", "/juri"] {
        assert_eq!(browser.open(path).await.page().count("a.j-task"), each, "{path}");
    }
    let mut made = ear.signed_in(&announced.organiser).await;
    let mut nobody = ear.browser();
    for path in ["/", "/panitia", "/panitia/surat", "/ikut", "/ikut/baru", "/juri", "/akun/keamanan"] {
        all.insert(format!("organiser {path}"), ear.ask(&mut made, path).await);
        all.insert(format!("public {path}"), ear.ask(&mut nobody, path).await);
    }
    all
}

/// Somebody enters an edition: one entry stays a draft, the next is sent, and the one after that is withdrawn.
async fn enter(store: &Store, member: &Member, n: usize) {
    let by = member.at(MORNING);
    let form = Beginning { edition: slug(n), ..beginning() };
    let code = begin_entry(store, &by, &form, "").await.unwrap();
    if n > 0 {
        save_draft(store, &by, &code, 1, plan(n), "").await.unwrap();
        send_entry(store, &by, &code, 2, "").await.unwrap();
    }
    if n > 1 {
        let version = entry(store, &by, &code).await.unwrap().entry.version;
        withdraw_entry(store, &by, &code, version, "").await.unwrap();
    }
}

/// Somebody is invited into an edition and accepts; each letter is later than the one before.
async fn judge(store: &Store, organiser: &Member, member: &Member, n: usize) {
    let now = MORNING + minutes(n);
    let form = NewJudge { name: "Wayan Juri", email: &member.email, locale: Locale::Id };
    invite_judge(store, &organiser.at(now), &slug(n), form, "").await.unwrap();
    let path = path_in_letter(store, &member.email).await.unwrap();
    accept_invitation(store, &member.at(now), token(&path), "").await.unwrap();
}
