//! Eight people at once, or one in a hurry before eight tabs: whatever needs two persons happens once.

use super::scene::{RECAP, RELEASE, Scene};
use crate::{browser::Browser, world::BACKENDS};
use http::StatusCode;
use juara::Locale;
use juara_store::{
    board::board,
    fixture::{
        happened,
        panel::{EDITION, FIRST},
    },
};
use juara_words::t;

const TABS: usize = 8;

/// Tabs that show the same page, and what is typed on each of them.
async fn tabs(scene: &Scene, browser: &Browser, path: &str, typed: Option<(&str, &str)>) -> Vec<Browser> {
    let mut tabs = vec![browser.clone(); TABS];
    for tab in &mut tabs {
        scene.open(tab, path).await;
        if let Some((label, text)) = typed {
            tab.type_into(label, text);
        }
    }
    tabs
}

/// All press at once. Returns the one whose press counted, and the others.
async fn pressed(tabs: Vec<Browser>, button: &str) -> (Browser, Vec<Browser>) {
    let pressed: Vec<_> = tabs
        .into_iter()
        .map(|mut tab| {
            let button = button.to_owned();
            tokio::spawn(async move {
                tab.press(&button).await;
                tab
            })
        })
        .collect();
    let (mut counted, mut others) = (Vec::new(), Vec::new());
    for tab in pressed {
        let tab = tab.await.unwrap();
        if tab.status == StatusCode::OK { counted.push(tab) } else { others.push(tab) }
    }
    assert_eq!((counted.len(), others.len()), (1, TABS - 1));
    (counted.remove(0), others)
}

/// How often this happened.
async fn times(scene: &Scene, what: &str) -> usize {
    let events = happened(scene.store()).await.unwrap();
    events.iter().filter(|event| event.contains(&format!(r#""what":"{what}""#))).count()
}

/// Who was too late reads why, and whom to ask.
fn refused(others: &[Browser], status: StatusCode, sentence: &str) {
    for tab in others {
        assert_eq!(tab.status, status, "{}", tab.text());
        tab.sees(sentence);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_eight_at_once_one_signs_and_one_locks() {
    let l = Locale::Id;
    for backend in BACKENDS {
        let scene = Scene::set(backend, l, 2, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8], &[5, 5, 5]]).await;
        let lock = format!("{RECAP}/kunci");
        let (made, luh) = (scene.made().await, scene.luh().await);

        let (first, others) = pressed(tabs(&scene, &made, &lock, None).await, &t!(l, recap.lock_first)).await;
        first.sees(&t!(l, recap.news_signed)).sees("Luh Ketua");
        refused(&others, StatusCode::FORBIDDEN, &t!(l, refusals.second_person_chair));
        assert_eq!((times(&scene, "signed").await, times(&scene, "round-locked").await), (1, 0));

        let (second, others) =
            pressed(tabs(&scene, &luh, &lock, None).await, &t!(l, recap.lock_second)).await;
        second.sees(&t!(l, recap.news_locked, round = scene.round(FIRST)));
        second.sees(&t!(l, recap.seal, leaves = 6_u64));
        refused(
            &others,
            StatusCode::CONFLICT,
            t!(l, refusals.already_done_by, who = "", at = "").trim().trim_end_matches(" ."),
        );
        assert_eq!((times(&scene, "signed").await, times(&scene, "round-locked").await), (2, 1));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_eight_at_once_one_signs_and_one_releases() {
    let l = Locale::Id;
    for backend in BACKENDS {
        let scene = Scene::judged(backend, l).await;
        let (made, luh) = (scene.made().await, scene.luh().await);
        let label = t!(l, recap.decision);
        let typed = Some((label.as_str(), "BA-9/2026"));

        let (first, others) =
            pressed(tabs(&scene, &made, RELEASE, typed).await, &t!(l, recap.sign_release)).await;
        first.sees(&t!(l, recap.news_signed)).sees("Luh Ketua");
        refused(&others, StatusCode::FORBIDDEN, &t!(l, refusals.second_person_chair));

        let signed = times(&scene, "signed").await;
        let (second, others) =
            pressed(tabs(&scene, &luh, RELEASE, None).await, &t!(l, recap.sign_release_second)).await;
        second.sees(&t!(l, recap.news_provisional));
        refused(&others, StatusCode::CONFLICT, &t!(l, recap.release_final));
        assert_eq!((times(&scene, "signed").await, times(&scene, "released").await), (signed + 1, 1));
        let versions = board(scene.store(), EDITION).await;
        assert_eq!(versions.unwrap().published.unwrap().versions.len(), 1);
    }
}
