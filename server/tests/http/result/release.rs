//! Provisional, then final, each by two persons.

use super::scene::{BOARD, RELEASE, Scene};
use crate::{
    browser::{Browser, ORIGIN},
    world::BACKENDS,
};
use http::StatusCode;
use juara::{
    Locale,
    verdict::{Outcome, file::VerdictFile},
};
use juara_store::{
    board::result_file,
    fixture::{
        panel::{EDITION, FIRST},
        result::SECOND,
    },
    recap::{Exclusion, exclude_entry},
};
use juara_words::{format, t};

/// The editions.
const DESK: &str = "/panitia";
/// The judges of the edition.
const PANEL: &str = "/panitia/2026/juri";
/// The form that invites one.
const INVITE: &str = "form[action$='/invite_judge']";

#[tokio::test]
async fn the_result_is_released_provisional_and_then_final() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::judged(backend, l).await;
            let (mut made, mut tab, mut luh) = (scene.made().await, scene.made().await, scene.luh().await);
            let mut anybody = scene.world.browser();
            scene.open(&mut anybody, "/2026").await.sees_not(&t!(l, board.see));
            scene.open(&mut made, RELEASE).await.sees(&t!(l, recap.release_provisional));
            made.sees(&t!(l, recap.nothing_published)).sees(scene.closed.number(2));
            let book = &scene.closed.edition.rulebook;
            let announced = book.timeline.announced.instant(&book.place.zone);
            let early = t!(l, recap.release_early, at = format::moment(l, announced, &book.place.zone));
            assert_eq!(made.text().contains(&early), scene.world.state.clock.now() < announced);
            scene.open(&mut tab, RELEASE).await;
            made.type_into(&t!(l, recap.decision), "BA-9/2026").press(&t!(l, recap.sign_release)).await;
            made.sees(&t!(l, recap.news_signed)).sees("Luh Ketua");
            tab.type_into(&t!(l, recap.decision), "BA-9/2026").press(&t!(l, recap.sign_release)).await;
            assert_eq!(tab.status, StatusCode::FORBIDDEN);
            tab.sees(&t!(l, refusals.second_person_chair));
            scene.open(&mut anybody, BOARD).await.sees(&t!(l, board.expected_text));
            assert_eq!(anybody.fetch("/2026/hasil.json").await.0, StatusCode::NOT_FOUND);

            scene.open(&mut luh, RELEASE).await.sees("Made Panitia").sees("BA-9/2026");
            luh.sees(&t!(l, board.decision, number = "BA-9/2026"));
            luh.press(&t!(l, recap.sign_release_second)).await;
            luh.sees(&t!(l, recap.news_provisional));
            let (_, line) = result_file(scene.store(), EDITION, None).await.unwrap();
            luh.sees(&line.sha256);
            luh.follow(&t!(l, recap.see_board)).await;
            luh.sees(&t!(l, board.provisional_version, version = 1_u64));
            let out = format::moment(l, scene.world.state.clock.now(), &book.place.zone);
            luh.sees(&t!(l, board.provisional_lead, at = out.as_str()));
            scene.open(&mut anybody, "/2026").await.sees(&t!(l, public.provisional_out, at = out.as_str()));
            anybody.follow(&t!(l, board.see)).await;
            anybody.sees(&t!(l, board.provisional_version, version = 1_u64)).sees(&line.sha256);
            scene.open(&mut luh, DESK).await.sees(&t!(l, overview.provisional_since, at = out.as_str()));
            assert_eq!(scene.open(&mut luh, PANEL).await.page().count(INVITE), 1);
            // On paper the whole address stands above it.
            let printed = format!("{ORIGIN}{}", l.path("/2026/hasil?versi=1"));
            assert!(anybody.page().texts("header.j-print span").contains(&printed));

            scene.open(&mut luh, RELEASE).await.sees(&t!(l, recap.release_final)).sees_not(&early);
            luh.press(&t!(l, recap.sign_release)).await;
            assert_eq!(luh.status, StatusCode::UNPROCESSABLE_ENTITY, "the final result names its decision");
            luh.type_into(&t!(l, recap.decision), "SK-12/2026").press(&t!(l, recap.sign_release)).await;
            luh.sees(&t!(l, recap.news_signed)).sees("Made Panitia");
            scene.open(&mut made, RELEASE).await.press(&t!(l, recap.sign_release_second)).await;
            made.sees(&t!(l, recap.all_released)).sees(&t!(l, recap.as_chair, name = "Luh Ketua"));
            scene.open(&mut anybody, BOARD).await;
            anybody.sees(&t!(l, board.final_version, version = 2_u64)).sees("SK-12/2026");
            anybody.sees(&t!(l, board.final_lead, at = out.as_str()));
            anybody.follow(&t!(l, board.provisional_version, version = 1_u32)).await;
            assert_eq!(anybody.path, l.path("/2026/hasil?versi=1"));
            anybody.sees(&t!(l, board.older)).sees(&line.sha256).sees_not("SK-12/2026");
            for wrong in ["3", "x", ""] {
                scene.open(&mut anybody, &format!("{BOARD}?versi={wrong}")).await;
                assert_eq!(anybody.status, StatusCode::NOT_FOUND, "{wrong}");
            }
            scene.open(&mut anybody, "/2026").await.sees(&t!(l, public.final_out, at = out.as_str()));
            scene.open(&mut made, DESK).await.sees(&t!(l, overview.final_since, at = out.as_str()));
            assert_eq!(scene.open(&mut made, PANEL).await.page().count(INVITE), 0);
        }
    }
}

#[tokio::test]
async fn every_signature_that_waits_is_shown_with_its_words() {
    let (backend, l) = (BACKENDS[0], Locale::Id);
    let scene = Scene::judged(backend, l).await;
    let (mut made, mut luh) = (scene.made().await, scene.luh().await);
    scene.open(&mut made, RELEASE).await.type_into(&t!(l, recap.decision), "BA-9/2026");
    made.press(&t!(l, recap.sign_release)).await;
    scene.open(&mut luh, RELEASE).await.sees("Made Panitia").sees(&t!(l, recap.other_words));
    luh.press(&t!(l, recap.sign_release)).await;
    // Each can still be the second under what the other signed, and sees both.
    let without = t!(l, recap.without_words);
    for browser in [&mut made, &mut luh] {
        scene.open(browser, RELEASE).await.sees("Made Panitia").sees("Luh Ketua");
        browser.sees("BA-9/2026").sees(&without).sees(&t!(l, recap.sign_release_second));
    }
    assert!(result_file(scene.store(), EDITION, None).await.is_err(), "two signatures under different words");
}

/// What the board draws of a result.
fn drawn(browser: &Browser) -> [Vec<String>; 4] {
    let page = browser.page();
    [".j-winner__place", ".j-rank__no", ".j-rank__who", ".j-rank__mark"].map(|part| page.texts(part))
}

#[tokio::test]
async fn who_signs_reads_what_everybody_will_read_and_what_the_next_version_changes() {
    for l in Locale::ALL {
        let scene = Scene::judged(BACKENDS[0], l).await;
        let (mut made, mut anybody) = (scene.made().await, scene.world.browser());
        scene.open(&mut made, RELEASE).await.sees_not(&t!(l, recap.changed_title)).sees("Wayan Contoh 2");
        made.sees(&t!(l, board.provisional_version, version = 1_u64)).sees(&t!(l, board.may_change));
        made.sees(&t!(l, recap.to_signature));
        let signed = drawn(&made);
        scene.closed.release(scene.store(), 1).await.unwrap();
        scene.open(&mut anybody, BOARD).await;
        assert_eq!(drawn(&anybody), signed);
        // The second and third share two prizes.
        let prizes = &scene.closed.edition.rulebook.categories[0].prizes;
        let word = if l == Locale::Id { "bersama" } else { "shared" };
        let shared = format!("{} ({word})", prizes[1].title.get(l));
        assert_eq!(signed[0], [prizes[0].title.get(l).to_owned(), shared.clone(), shared]);
        let (bytes, _) = result_file(scene.store(), EDITION, None).await.unwrap();
        let Outcome::Computed(computed) = VerdictFile::read(&bytes).unwrap().result else {
            panic!("refused")
        };
        let (owner, code, number) = &scene.closed.entrants[0];
        let won = scene.closed.edition.rulebook.titles(l).won_in_full(&computed.categories[0], number, l);
        let mut wayan = scene.signed_in(owner).await;
        scene.open(&mut wayan, &format!("/ikut/{code}")).await;
        wayan.sees(&t!(l, entry.won, prize = format::list(l, &won)));

        scene.open(&mut made, RELEASE).await.sees(&t!(l, recap.changed_nothing));
        let first = scene.closed.number(2);
        for by in [&scene.closed.organiser, &scene.closed.chair] {
            let form = Exclusion { number: first, since: "result", reason: "Rencana disalin.", shown: 0 };
            exclude_entry(scene.store(), &by.at(scene.closed.now), EDITION, form, "").await.unwrap();
        }
        scene.open(&mut made, RELEASE).await.sees_not(&t!(l, recap.changed_nothing));
        made.sees(&t!(l, recap.changed_disqualified, number = first, rank = "1"));
        let last = scene.closed.number(1);
        made.sees(&t!(l, recap.changed_rank, number = last, before = "4", after = "3"));
        made.sees(&t!(l, recap.changed_until)).sees(&t!(l, board.disqualified));
        scene.open(&mut anybody, BOARD).await;
        assert_eq!(drawn(&anybody), signed, "version 1 stands until then");
    }
}

#[tokio::test]
async fn who_moves_up_and_what_they_hold_then_is_told_before_it_is_signed() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 5, 3).await;
        let (store, closed) = (scene.store(), &scene.closed);
        let marks: [&[i64]; 5] = [&[9, 9, 9], &[8, 8, 8], &[7, 7, 7], &[6, 6, 6], &[5, 5, 5]];
        scene.mark(FIRST, &marks).await;
        closed.lock(store, FIRST).await.unwrap();
        closed.open_second(store, &scene.judges).await.unwrap();
        scene.mark(SECOND, &marks).await;
        closed.lock(store, SECOND).await.unwrap();
        closed.release(store, 1).await.unwrap();
        for by in [&closed.organiser, &closed.chair] {
            let number = closed.number(0);
            let form = Exclusion { number, since: "result", reason: "Rencana disalin.", shown: 0 };
            exclude_entry(store, &by.at(closed.now), EDITION, form, "").await.unwrap();
        }
        let mut made = scene.made().await;
        let up = format::list(l, &[1, 2, 3, 4].map(|entrant| closed.number(entrant)));
        scene.open(&mut made, RELEASE).await.sees(&t!(l, recap.changed_up, by = 1_u64, entries = up));
        // The second becomes the first, whose special award the next one gets.
        let book = &closed.edition.rulebook;
        let prize = |nth: usize| book.categories[0].prizes[nth].title.get(l);
        let award = book.awards[0].title.get(l);
        for (entrant, before, after) in
            [(1, vec![prize(1), award], vec![prize(0)]), (2, vec![prize(2)], vec![prize(1), award])]
        {
            let (before, after) = (format::list(l, &before), format::list(l, &after));
            let number = closed.number(entrant);
            made.sees(&t!(l, recap.changed_prizes, number = number, before = before, after = after));
        }
    }
}
