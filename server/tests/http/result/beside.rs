//! Another edition stands beside this one, further on and with other people: nothing of it shows here, and nothing of
//! this one there.

use super::scene::{BOARD, RECAP, RELEASE, Scene};
use crate::{browser::Browser, world::BACKENDS};
use http::StatusCode;
use juara::{Actor, Caller, Locale};
use juara_server::cli::demo::{Made, Phase, Wanted, make};
use juara_store::{
    Store, account, demo,
    desk::edition_desk,
    fixture::{
        cast::public,
        panel::{CATEGORY, EDITION, FIRST},
        result::SECOND,
    },
    lock::lock_round,
    outbox,
    recap::{PlenaryForm, decide_plenary, recap},
};

/// What anybody reads of an edition.
const ANYBODY: [&str; 3] = ["/2026", "/2026/jadwal", BOARD];
/// What its organisers read.
const DESK: [&str; 6] = [
    "/panitia/2026",
    "/panitia/2026/seleksi",
    "/panitia/2026/juri",
    "/panitia/2026/tahap/proposal",
    RECAP,
    RELEASE,
];

/// One of each role in front of their browser, with the pages that they open.
async fn readers(scene: &Scene) -> Vec<(Browser, Vec<String>)> {
    let (owner, code, _) = &scene.closed.entrants[0];
    let pages = |pages: &[&str]| pages.iter().map(|page| (*page).to_owned()).collect::<Vec<_>>();
    vec![
        (scene.world.browser(), pages(&ANYBODY)),
        (scene.signed_in(owner).await, vec![format!("/ikut/{code}")]),
        (scene.made().await, pages(&DESK)),
        (scene.signed_in(&scene.judges[0]).await, pages(&["/juri/2026"])),
    ]
}

/// What they read there.
async fn texts(scene: &Scene, readers: &mut [(Browser, Vec<String>)]) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for (browser, pages) in readers {
        for page in pages.iter() {
            scene.open(browser, page).await;
            assert_eq!(browser.status, StatusCode::OK, "{page}: {}", browser.text());
            texts.push((page.clone(), browser.text()));
        }
    }
    texts
}

/// Fails where a page says something else than before.
fn same(before: &[(String, String)], after: &[(String, String)]) {
    for (was, is) in before.iter().zip(after) {
        assert_eq!(was, is);
    }
}

/// Another edition of the same rules that has come so far.
async fn another(scene: &Scene, phase: Phase) -> Made {
    let wanted = Wanted { phase, entries: 6, judges: 3, seed: 7 };
    make(scene.store(), scene.world.state.clock.now(), wanted).await.unwrap()
}

/// Its name in addresses, and who chairs it.
async fn chair_of<'m>(scene: &Scene, other: &'m Made) -> (&'m str, Caller) {
    let (store, now) = (scene.store(), scene.world.state.clock.now());
    let email = &other.people.iter().find(|member| member.role == "chair").unwrap().email;
    let id = demo::account(store, email).await.unwrap();
    let person = account::person(store, id, now).await.unwrap().unwrap();
    (other.address.trim_start_matches('/'), Caller { actor: Actor::Person(person), ..public(now) })
}

#[tokio::test]
async fn a_round_is_judged_as_if_no_other_edition_were_there() {
    for backend in BACKENDS {
        let scene = Scene::set(backend, Locale::Id, 2, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await;
        let (store, made) = (scene.store(), scene.closed.organiser.at(scene.closed.now));
        let mut readers = readers(&scene).await;
        let before = texts(&scene, &mut readers).await;
        let rounds = edition_desk(store, &made, EDITION).await.unwrap().panel.rounds;

        // One has its final result; of the other the same round waits for its second signature, and a letter was refused.
        another(&scene, Phase::Published).await;
        let other = another(&scene, Phase::Recap).await;
        let (slug, chair) = chair_of(&scene, &other).await;
        let seen = recap(store, &chair, slug, FIRST).await.unwrap().recap.content.sha256;
        lock_round(store, &chair, slug, FIRST, &seen, "").await.unwrap();
        let waiting = outbox::claim(store, chair.now, 1_000).await.unwrap();
        let letter = waiting.iter().find(|letter| letter.demo).unwrap().id;
        outbox::refused(store, letter, "no such user here", chair.now).await.unwrap();
        let there = edition_desk(store, &chair, slug).await.unwrap();
        assert_eq!((there.signed.len(), there.refused), (1, 1));

        same(&before, &texts(&scene, &mut readers).await);
        let here = edition_desk(store, &made, EDITION).await.unwrap();
        assert_eq!(here.panel.rounds, rounds);
        assert_eq!((here.signed.len(), here.refused, here.released), (0, 0, None));
        assert!(recap(store, &made, EDITION, FIRST).await.unwrap().pending.is_empty());
        // Nor has the signature of their chair a weight here: two of our own lock.
        scene.closed.lock(store, FIRST).await.unwrap();
    }
}

/// How many decisions of the plenary the recap of the last round tells of.
async fn decisions(store: &Store, by: &Caller, slug: &str) -> usize {
    let page = recap(store, by, slug, SECOND).await.unwrap();
    page.recap.categories.iter().map(|category| category.decisions.len()).sum()
}

#[tokio::test]
async fn a_result_is_released_as_if_no_other_were_out() {
    for backend in BACKENDS {
        let scene = Scene::judged(backend, Locale::Id).await;
        let store = scene.store();
        let mut readers = readers(&scene).await;
        let before = texts(&scene, &mut readers).await;
        let other = another(&scene, Phase::Published).await;
        same(&before, &texts(&scene, &mut readers).await);
        let mut anybody = scene.world.browser();
        assert_eq!(anybody.fetch("/2026/hasil.json").await.0, StatusCode::NOT_FOUND);

        // What the plenary decides here it has not decided there.
        let (slug, chair) = chair_of(&scene, &other).await;
        let luh = scene.closed.chair.at(scene.closed.now);
        let page = recap(store, &luh, EDITION, SECOND).await.unwrap();
        let set = page.recap.categories[0].level[0].set.clone();
        let places = set.iter().cloned().zip(["1", "2"].map(str::to_owned)).collect();
        let form = PlenaryForm {
            category: CATEGORY.to_owned(),
            set,
            places,
            minutes: "BA-7/2026".to_owned(),
            ..PlenaryForm::default()
        };
        decide_plenary(store, &luh, EDITION, SECOND, &form, "").await.unwrap();
        assert_eq!(decisions(store, &luh, EDITION).await, 1);
        assert_eq!(decisions(store, &chair, slug).await, 0);
        scene.closed.release(store, 1).await.unwrap();
        assert_eq!(anybody.fetch("/2026/hasil.json").await.0, StatusCode::OK);
    }
}
