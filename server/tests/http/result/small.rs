//! Editions with hardly anybody in them.

use super::scene::{BOARD, RECAP, RELEASE, Scene};
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Locale, policy::ResultState};
use juara_store::{
    fixture::{
        panel::{EDITION, FIRST},
        result::SECOND,
    },
    release::release_page,
};
use juara_words::{format, t};

#[tokio::test]
async fn an_edition_without_entries_says_what_it_waits_for() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 0, 0).await;
            let mut made = scene.made().await;
            scene.open(&mut made, RECAP).await.sees(&t!(l, recap.waiting));
            assert!(!made.page().links().contains(&t!(l, recap.download)), "nothing is settled");
            scene.open(&mut made, "/panitia/2026/rekap/presentasi").await;
            made.sees(&t!(l, recap.waiting_for, round = scene.round(FIRST)));
            made.sees_not(&t!(l, recap.recorded));
            scene.open(&mut made, &format!("{RECAP}/kunci")).await.sees(&t!(l, refusals.round_not_open));
            assert!(made.page().texts("main button").is_empty());
            scene.open(&mut made, RELEASE).await;
            made.sees(&t!(l, recap.not_locked_yet, round = scene.round(FIRST)));
            let zone = &scene.closed.edition.rulebook.place.zone;
            let due = scene.closed.edition.rulebook.timeline.announced.instant(zone);
            let mut anybody = scene.world.browser();
            scene.open(&mut anybody, BOARD).await;
            assert_eq!(anybody.status, StatusCode::OK);
            anybody.sees(&t!(l, board.expected, at = format::moment(l, due, zone)));
        }
    }
}

#[tokio::test]
async fn fewer_finalists_than_prizes_are_a_sentence_on_the_board() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 1, 3).await;
            scene.mark(FIRST, &[&[6, 7, 8]]).await;
            scene.closed.lock(scene.store(), FIRST).await.unwrap();
            scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
            scene.mark(SECOND, &[&[6, 7, 8]]).await;
            scene.closed.lock(scene.store(), SECOND).await.unwrap();
            let by = scene.closed.organiser.at(scene.closed.now);
            let state = release_page(scene.store(), &by, EDITION).await.unwrap().state;
            assert_eq!(state, ResultState::Ready);
            scene.closed.release(scene.store(), 1).await.unwrap();
            let mut anybody = scene.world.browser();
            scene.open(&mut anybody, BOARD).await;
            let prizes = &scene.closed.edition.rulebook.categories[0].prizes;
            let left: Vec<&str> = prizes.iter().skip(1).map(|prize| prize.title.get(l)).collect();
            anybody.sees(&t!(l, board.unfilled_one, prizes = format::list(l, &left)));
            anybody.sees(&t!(l, board.nobody));
        }
    }
}
