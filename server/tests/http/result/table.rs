//! The recap as a file for a spreadsheet.

use super::scene::{RECAP, Scene};
use crate::world::BACKENDS;
use http::{StatusCode, header::CONTENT_DISPOSITION};
use juara::Locale;
use juara_store::fixture::{panel::FIRST, result::SECOND};
use juara_words::{format, t};
use std::collections::BTreeMap;

#[tokio::test]
async fn every_cell_of_a_recap_stands_under_its_head() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 2, 4).await;
        scene.mark(FIRST, &[&[6, 6, 7, 7], &[5, 5, 5, 5]]).await;
        let mut made = scene.made().await;
        scene.open(&mut made, &format!("{RECAP}/rekap.csv")).await;
        assert_eq!(made.status, StatusCode::OK);
        let saved_as = "attachment; filename=\"rekap-2026-proposal.csv\"";
        assert_eq!(made.headers[CONTENT_DISPOSITION], saved_as);
        let score = |shown| format::decimal(l, shown);
        let mut want = BTreeMap::from([
            (t!(l, recap.category), scene.category()),
            (t!(l, recap.rank), "1".to_owned()),
            (t!(l, recap.number), scene.closed.number(0).to_owned()),
            (t!(l, recap.score), score("56.25")),
            (t!(l, recap.sheets), "4".to_owned()),
            (t!(l, recap.needed), "3".to_owned()),
            (t!(l, recap.spread), score("12.50")),
            (t!(l, recap.passes), t!(l, recap.yes)),
            (t!(l, recap.flags), String::new()),
        ]);
        for (judge, given) in ["50.00", "50.00", "62.50", "62.50"].into_iter().enumerate() {
            want.insert(scene.judge_and_code(judge, FIRST).await, score(given));
        }
        assert_eq!(made.row(scene.closed.number(0)), want);
        // On the page the line is drawn below the last who passes.
        scene.open(&mut made, RECAP).await;
        let rows = made.page().texts(".j-recap tbody tr");
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert_eq!(rows[2], t!(l, recap.cut_line, take = 5_u64, passed = 2_usize));
        made.sees(&t!(l, board.rounded));
    }
}

#[tokio::test]
async fn the_score_of_a_round_stands_beside_the_total_that_it_goes_into() {
    let l = Locale::Id;
    let scene = Scene::judged(BACKENDS[0], l).await;
    let mut made = scene.made().await;
    scene.open(&mut made, &format!("/panitia/2026/rekap/{SECOND}")).await;
    let heads = made.page().texts(".j-recap thead th");
    let want = [t!(l, recap.rank), t!(l, recap.number), t!(l, recap.flags), scene.round(SECOND)];
    assert_eq!(heads[..4], want);
    assert!(heads[4].starts_with(&t!(l, recap.total)), "{heads:?}");
    scene.open(&mut made, &format!("/panitia/2026/rekap/{SECOND}/rekap.csv")).await;
    // Sixty of a hundred are the first round's.
    let row = made.row(scene.closed.number(2));
    let both = format::list(l, &[scene.round(FIRST), scene.round(SECOND)]);
    assert_eq!(row[&scene.round(SECOND)], format::decimal(l, "87.50"), "{row:?}");
    assert_eq!(row[&t!(l, recap.score_of, rounds = both)], format::decimal(l, "72.50"), "{row:?}");
}

/// It names judges beside what they gave: a stolen session takes away a few, not every one of every round.
#[tokio::test]
async fn who_takes_one_recap_after_another_waits_after_the_fifth() {
    let scene = Scene::set(BACKENDS[0], Locale::Id, 1, 3).await;
    scene.mark(FIRST, &[&[6, 6, 7]]).await;
    let mut made = scene.made().await;
    let file = format!("{RECAP}/rekap.csv");
    for _ in 0..5 {
        assert_eq!(made.fetch(&file).await.0, StatusCode::OK);
    }
    assert_eq!(made.fetch(&file).await.0, StatusCode::TOO_MANY_REQUESTS);
}
