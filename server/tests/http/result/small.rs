//! Editions with hardly anybody in them.

use super::scene::{BOARD, RECAP, RELEASE, Scene};
use crate::world::{BACKENDS, MORNING};
use http::StatusCode;
use juara::{Locale, policy::ResultState};
use juara_store::{
    fixture::{
        panel::{EDITION, FIRST},
        result::SECOND,
        rulebook::denpasar,
    },
    release::release_page,
};
use juara_words::{format, t};

/// Where the recap of the last round is.
const LAST: &str = "/panitia/2026/rekap/presentasi";

#[tokio::test]
async fn an_edition_without_entries_says_what_it_waits_for() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 0, 0).await;
            let mut made = scene.made().await;
            scene.open(&mut made, RECAP).await.sees(&t!(l, recap.waiting));
            made.follow(&t!(l, recap.to_round, round = scene.round(FIRST))).await;
            assert_eq!(made.path, l.path("/panitia/2026/tahap/proposal"));
            scene.open(&mut made, RECAP).await;
            assert!(!made.page().links().contains(&t!(l, recap.download)), "nothing is settled");
            scene.open(&mut made, LAST).await;
            made.sees(&t!(l, recap.waiting_for, round = scene.round(FIRST)));
            made.sees_not(&t!(l, recap.recorded));
            scene.open(&mut made, &format!("{RECAP}/kunci")).await.sees(&t!(l, refusals.round_not_open));
            assert!(made.page().texts("main button").is_empty());
            scene.open(&mut made, RELEASE).await;
            let both = format::list(l, &[scene.round(FIRST), scene.round(SECOND)]);
            made.sees(&t!(l, recap.not_locked_yet, round = both));
            scene.open(&mut made, "/panitia/2026/seleksi").await.sees(&t!(l, screening.none));
            made.sees_not(&t!(l, overview.hint_nobody));
            assert!(made.page().texts("main .j-filter").is_empty(), "nothing to choose from");
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
async fn prizes_below_a_line_are_told_to_whoever_signs() {
    for l in Locale::ALL {
        let mut book = denpasar(MORNING).unwrap();
        book.ranking.cuts[0].at_least = Some("90".parse().unwrap());
        let scene = Scene::of(BACKENDS[0], l, &book, 1, 3).await;
        scene.mark(FIRST, &[&[6, 7, 8]]).await;
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
        let below = t!(
            l,
            recap.prize_below_least,
            prize = book.categories[0].prizes[0].title.get(l),
            entries = scene.closed.number(0),
            round = scene.round(FIRST),
            score = format::decimal(l, "62.50"),
            least = format::decimal(l, "90.00")
        );
        let mut made = scene.made().await;
        scene.open(&mut made, RECAP).await.sees_not(&below);
        // Where nothing is judged no sheet is spoken of.
        let since = format::moment(l, scene.closed.now, &book.place.zone);
        scene.open(&mut made, "/panitia/2026").await.sees(&t!(l, overview.round_since, since = since));
        scene.open(&mut made, LAST).await.sees(&t!(l, recap.nobody)).sees(&below);
        let rule = t!(l, rules.cut_ranks);
        made.sees(&t!(l, recap.prize_rule, rule = rule));
        scene.open(&mut made, &format!("{LAST}/kunci")).await.sees(&below);
        scene.closed.lock(scene.store(), SECOND).await.unwrap();
        scene.open(&mut made, RELEASE).await.sees(&below);
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
            let prizes = &scene.closed.edition.rulebook.categories[0].prizes;
            let left: Vec<&str> = prizes.iter().skip(1).map(|prize| prize.title.get(l)).collect();
            let not_given = t!(l, recap.prize_no_rank, prizes = format::list(l, &left));
            // The special award is for others than the first.
            let award = scene.closed.edition.rulebook.awards[0].title.get(l);
            let ungiven = t!(l, board.ungiven, awards = award);
            let mut made = scene.made().await;
            scene.open(&mut made, LAST).await.sees(&t!(l, recap.prizes)).sees(&not_given).sees(&ungiven);
            scene.open(&mut made, &format!("{LAST}/kunci")).await.sees(&not_given).sees(&ungiven);
            scene.closed.lock(scene.store(), SECOND).await.unwrap();
            scene.open(&mut made, RELEASE).await.sees(&not_given).sees(&ungiven);
            let by = scene.closed.organiser.at(scene.closed.now);
            let state = release_page(scene.store(), &by, EDITION).await.unwrap().state;
            assert_eq!(state, ResultState::Ready);
            scene.closed.release(scene.store(), 1).await.unwrap();
            let mut anybody = scene.world.browser();
            scene.open(&mut anybody, BOARD).await;
            anybody.sees(&t!(l, board.unfilled_one, prizes = format::list(l, &left)));
            anybody.sees(&t!(l, board.nobody));
            // Both where somebody is and where nobody is.
            for category in &scene.closed.edition.rulebook.categories {
                let said = anybody.page().texts(&format!("#kategori-{} p", category.id));
                assert!(said.contains(&ungiven), "{}: {said:?}", category.id);
            }
        }
    }
}
