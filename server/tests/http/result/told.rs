//! What applicants read on their own pages: what was decided, and what judges wrote.

use super::scene::{BOARD, RECAP, Scene};
use crate::{browser::Browser, world::BACKENDS};
use juara::{Locale, screening::Finding, sheet::Typed};
use juara_store::{
    entry::{entry, save_draft},
    fixture::{
        cast,
        panel::{CATEGORY, EDITION, FIRST, plan},
        result::{COMMENT, SECOND, same_mark},
    },
    judging::{send_sheet, step_back},
    recap::{Exclusion, exclude_entry},
    screening::screen_entry,
};
use juara_words::{format, t};

#[tokio::test]
async fn comments_are_read_with_the_result_and_an_exclusion_with_its_reason() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::judged(backend, l).await;
            let (owner, code, _) = scene.closed.entrants[2].clone();
            let page = format!("/ikut/{code}");
            let mut browser = scene.signed_in(&owner).await;
            scene.open(&mut browser, &page).await.sees_not(&t!(l, entry.received));
            browser.sees_not(&t!(l, entry.comments)).sees_not(COMMENT);
            let withdraw = format!("{page}/tarik");
            scene.open(&mut browser, &withdraw).await.sees(&t!(l, entry.withdraw_closed));
            scene.closed.release(scene.store(), 1).await.unwrap();
            scene.open(&mut browser, &page).await.sees(&t!(l, entry.provisional_text));
            assert_eq!(browser.page().texts("main .j-chip")[0], t!(l, public.phase_provisional));
            browser.sees(&t!(l, entry.comments)).sees(COMMENT);
            browser.follow(&t!(l, board.see)).await;
            scene.open(&mut browser, &withdraw).await.sees(&t!(l, entry.withdraw_ranked));
            // Another one reads their own place: second with somebody, while the version is the first.
            let (other, code, _) = scene.closed.entrants[0].clone();
            let (own, mut theirs) = (format!("/ikut/{code}"), scene.signed_in(&other).await);
            let score = format::decimal(l, "62.50");
            let book = &scene.closed.edition.rulebook;
            let rank = |rank: u64, of: usize| {
                let titles = book.titles(l);
                let category = titles.category(CATEGORY);
                let (count, score) = (2_usize, score.as_str());
                t!(
                    l,
                    entry.rank_shared,
                    rank = rank,
                    of = of,
                    category = category,
                    count = count,
                    score = score
                )
            };
            scene.open(&mut theirs, &own).await.sees(&rank(2, 4));
            // What each criterion gave, and where to check all of it.
            for criterion in book.rounds.iter().flat_map(|round| &round.criteria) {
                theirs.sees(criterion.title.get(l));
                let weight = u64::from(criterion.weight);
                theirs.sees(&format!("{} {score}", t!(l, judging.weight, weight = weight)));
            }
            let number = scene.closed.number(0);
            theirs.sees(&t!(l, entry.check_yourself, number = number));
            let links = theirs.page().attributes("main a", "href");
            assert!(links.contains(&format!("/{EDITION}/hasil.json")), "{links:?}");
            let row = l.path(&format!("/{EDITION}/hasil#peserta-{number}"));
            assert!(links.contains(&row), "{row} is not in {links:?}");
            assert_eq!(theirs.page().attributes("aside .j-cloth", "class").len(), 1);
            let (made, luh) = (&scene.closed.organiser, &scene.closed.chair);
            let number = scene.closed.number(2);
            for by in [made, luh] {
                let form = Exclusion { number, since: "result", reason: "Rencana disalin.", shown: 0 };
                exclude_entry(scene.store(), &by.at(scene.closed.now), EDITION, form, "").await.unwrap();
            }
            scene.open(&mut browser, &page).await.sees(&t!(l, entry.excluded));
            let at = format::moment(l, scene.closed.now, &book.place.zone);
            browser.sees(&t!(l, entry.excluded_text, at = at, reason = "Rencana disalin"));
            assert!(browser.page().attributes(".j-cloth", "class").is_empty(), "cloth on bad news");
            scene.closed.release(scene.store(), 2).await.unwrap();
            scene.open(&mut theirs, &own).await.sees(&t!(l, entry.final_text));
            assert_eq!(theirs.page().texts("main .j-chip")[0], t!(l, public.phase_final));
            theirs.sees(&t!(l, entry.rank_title));
            theirs.sees(&rank(1, 3));
            scene.open(&mut theirs, "/2026").await.sees(&t!(l, public.phase_final));
            scene.open(&mut theirs, "/2026/jadwal").await.sees(&t!(l, public.final_announced));
            scene.open(&mut theirs, "/ikut").await.sees(&t!(l, entry.final_text));
        }
    }
}

#[tokio::test]
async fn everybody_reads_where_the_edition_is_and_since_when() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 1, 3).await;
            let (store, book) = (scene.store(), &scene.closed.edition.rulebook);
            let zone = &book.place.zone;
            let now = format::moment(l, scene.closed.now, zone);
            let ends = format::deadline(l, book.rounds[0].ends, zone);
            let mut browser = scene.world.browser();
            scene.open(&mut browser, "/2026").await;
            assert_eq!(chip(&browser), [t!(l, public.work_judging, round = scene.round(FIRST))]);
            // Opened before its day, it stands at the moment of its opening, and so does what came before it.
            scene.open(&mut browser, "/2026/jadwal").await;
            browser.sees(&t!(l, public.round_until, at = ends));
            let planned = format::moment(l, book.rounds[0].begins.instant(zone), zone);
            browser.sees(&t!(l, public.round_planned, at = planned));
            let times = |browser: &Browser| browser.page().texts(".j-timeline time");
            assert_eq!(times(&browser)[2..4], [now.clone(), now.clone()]);
            assert!(!times(&browser)[4..].contains(&now));

            scene.mark(FIRST, &[&[6, 7, 8]]).await;
            scene.closed.lock(store, FIRST).await.unwrap();
            scene.open(&mut browser, "/2026").await;
            assert_eq!(chip(&browser), [t!(l, public.work_judged, round = scene.round(FIRST))]);
            scene.open(&mut browser, "/2026/jadwal").await.sees(&t!(
                l,
                public.round_locked,
                at = now.as_str()
            ));
            scene.closed.open_second(store, &scene.judges).await.unwrap();
            scene.mark(SECOND, &[&[6, 7, 8]]).await;
            scene.closed.lock(store, SECOND).await.unwrap();
            scene.open(&mut browser, "/2026").await;
            assert_eq!(chip(&browser), [t!(l, public.work_preparing)]);
            let announced = book.timeline.announced.instant(zone);
            let due = format::moment(l, announced, zone);
            browser.sees(&t!(l, public.result_due, at = due.as_str()));

            // The day of the result has come, and there is none.
            scene.world.state.clock.move_to(announced);
            scene.open(&mut browser, "/2026").await.sees(&t!(l, public.result_late, at = due.as_str()));
            scene.open(&mut browser, BOARD).await.sees(&t!(l, public.result_late, at = due.as_str()));
            browser.sees(&t!(l, board.late_text)).sees_not(&t!(l, board.expected, at = due.as_str()));
            scene.open(&mut browser, "/2026/jadwal").await.sees(&t!(l, public.not_yet));
            scene.closed.release(store, 1).await.unwrap();
            scene.open(&mut browser, "/2026/jadwal").await.sees_not(&due).sees_not(&t!(l, public.not_yet));
            assert_eq!(times(&browser)[2..], [now.clone(), now.clone(), now.clone(), now.clone()]);
        }
    }
}

#[tokio::test]
async fn a_round_that_should_be_over_is_said_to_go_on() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
        let book = &scene.closed.edition.rulebook;
        let zone = &book.place.zone;
        let since = format::moment(l, scene.closed.now, zone);
        let due = format::deadline(l, book.rounds[0].ends, zone);
        let (since, due) = (since.as_str(), due.as_str());
        let (desk, round) = ("/panitia/2026", "/panitia/2026/tahap/proposal");
        let mut made = scene.made().await;
        scene.open(&mut made, desk).await.sees(&t!(l, overview.round_open, since = since, due = due));
        scene.open(&mut made, round).await.sees(&t!(l, panel.open_since, since = since, due = due));
        // One entry and three judges; in the other category nobody.
        assert_eq!(made.page().texts("main .j-table tbody td"), ["1", "3", "0", "0"]);

        scene.world.state.clock.move_to(book.rounds[0].ends.bound(zone));
        let (mut made, mut anybody) = (scene.made().await, scene.world.browser());
        scene.open(&mut made, desk).await.sees(&t!(l, overview.round_overdue, since = since, due = due));
        scene.open(&mut made, round).await.sees(&t!(l, panel.overdue_since, since = since, due = due));
        scene.open(&mut anybody, "/2026/jadwal").await.sees(&t!(l, public.round_overdue, at = due));
        anybody.sees_not(&t!(l, public.round_until, at = due));

        // Once every sheet is in, nothing is waited for any more.
        scene.mark(FIRST, &[&[6, 7, 8]]).await;
        scene.open(&mut made, round).await;
        made.sees_not(&t!(l, panel.overdue_since, since = since, due = due));
        scene.open(&mut made, desk).await.sees(&t!(l, overview.round_in, since = since));
        made.sees_not(&t!(l, overview.round_overdue, since = since, due = due));

        // While somebody is still to come to it, the panel is not done.
        let of_panel = |made: &Browser| made.page().texts(".j-task__state")[2].clone();
        assert_eq!(of_panel(&made), t!(l, overview.done));
        let (organiser, now) = (&scene.closed.organiser, scene.world.state.clock.now());
        cast::judge(scene.store(), organiser, EDITION, "Gede Juri", "gede@contoh.test", now).await.unwrap();
        scene.open(&mut made, desk).await;
        assert_eq!(of_panel(&made), t!(l, overview.under_way));
    }
}

#[tokio::test]
async fn who_takes_part_reads_what_comes_next_by_the_calendar() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 1, 0).await;
        let (book, clock) = (&scene.closed.edition.rulebook, &scene.world.state.clock);
        let (zone, dates) = (&book.place.zone, &book.timeline);
        let (begins, announced) = (book.rounds[0].begins.instant(zone), dates.announced.instant(zone));
        let due = format::moment(l, announced, zone);
        let due = due.as_str();
        let screened = format::deadline(l, dates.screened, zone);
        reads(&scene, &t!(l, entry.received_text, at = screened)).await;
        clock.move_to(dates.screened.bound(zone));
        reads(&scene, &t!(l, entry.judged_text, at = due)).await;
        scene.closed.pass_all(scene.store()).await.unwrap();
        let early = format::moment(l, begins, zone);
        reads(&scene, &t!(l, entry.passed_early, begins = early, at = due)).await;
        clock.move_to(begins);
        reads(&scene, &t!(l, entry.passed_text, at = due)).await;
        clock.move_to(announced);
        reads(&scene, &t!(l, entry.due_text, at = due)).await;
    }
}

/// The first who entered comes back and reads this.
async fn reads(scene: &Scene, said: &str) {
    let (owner, code, _) = scene.closed.entrants[0].clone();
    let mut browser = scene.signed_in(&owner).await;
    scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(said);
}

/// What the chip on the page of an edition says.
fn chip(browser: &Browser) -> Vec<String> {
    browser.page().texts(".j-hero .j-chip")
}

#[tokio::test]
async fn nothing_is_told_of_who_stepped_back_nor_of_what_was_corrected_since_nor_of_other_entries() {
    for backend in BACKENDS {
        let scene = Scene::set(backend, Locale::Id, 2, 4).await;
        let (store, now) = (scene.store(), scene.closed.now);
        scene.mark(FIRST, &[&[0, 7, 8], &[0, 5, 5]]).await;
        for (judge, entrant, seen, comment, reason) in [
            (0, 0, 0, "Kalimat lama.", ""),
            (0, 0, 1, "Kalimat baru.", "Salah tulis."),
            (3, 0, 0, "RAHASIA SEKALI", ""),
            (0, 1, 0, "UNTUK YANG LAIN", ""),
            (3, 1, 0, "TETAP DIBACA", ""),
        ] {
            let (by, number) = (scene.judges[judge].at(now), scene.closed.number(entrant));
            let typed = Typed { comment: comment.to_owned(), ..same_mark(6) };
            send_sheet(store, &by, EDITION, FIRST, number, seen, &typed, reason, "").await.unwrap();
        }
        let (by, number) = (scene.judges[3].at(now), scene.closed.number(0));
        step_back(store, &by, EDITION, FIRST, number, "Sepupu saya.", "").await.unwrap();
        let (l, mut made) = (Locale::Id, scene.made().await);
        scene.open(&mut made, &format!("{RECAP}/kunci")).await;
        made.sees(&t!(l, recap.lock_sealed_but_one, count = 8_usize));
        let judge = scene.closed.judge(store, &scene.judges[3]).await.unwrap().id;
        let (round, reason) = (scene.round(FIRST), "Sepupu saya.");
        scene.open(&mut made, &format!("/panitia/2026/juri/{judge}")).await;
        made.sees(&t!(l, panel.recusal, number = number, round = round, reason = reason));
        scene.closed.lock(store, FIRST).await.unwrap();
        scene.closed.open_second(store, &scene.judges[..3]).await.unwrap();
        scene.mark(SECOND, &[&[6, 7, 8], &[5, 5, 5]]).await;
        scene.closed.lock(store, SECOND).await.unwrap();
        scene.closed.release(store, 1).await.unwrap();
        let (owner, code, _) = scene.closed.entrants[0].clone();
        let mut browser = scene.signed_in(&owner).await;
        scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(COMMENT).sees("Kalimat baru.");
        browser.sees_not("Kalimat lama.").sees_not("RAHASIA SEKALI");
        browser.sees_not("UNTUK YANG LAIN").sees_not("TETAP DIBACA");
        // Who stepped back from one entry is read by the owners of the others.
        let (owner, code, _) = scene.closed.entrants[1].clone();
        let mut browser = scene.signed_in(&owner).await;
        scene.open(&mut browser, &format!("/ikut/{code}")).await.sees("UNTUK YANG LAIN");
        browser.sees("TETAP DIBACA").sees_not("Kalimat baru.");
    }
}

#[tokio::test]
async fn a_failed_entry_says_why_and_a_later_text_that_it_is_not_judged() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 2, 0).await;
            let (by, now) = (scene.closed.organiser.at(scene.closed.now), scene.closed.now);
            let reason = scene.closed.edition.rulebook.screening[0].clone();
            let finding = Finding::Failed { reason: reason.code };
            screen_entry(scene.store(), &by, EDITION, scene.closed.number(0), &finding, 0, "").await.unwrap();
            let (owner, code, _) = scene.closed.entrants[0].clone();
            let mut browser = scene.signed_in(&owner).await;
            scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(&t!(l, entry.failed));
            browser.sees(reason.text.get(l));

            let (owner, code, _) = scene.closed.entrants[1].clone();
            let mut browser = scene.signed_in(&owner).await;
            let page = format!("/ikut/{code}/isi");
            let said = t!(l, entry.newer_not_judged, sending = 1_u32);
            scene.open(&mut browser, &page).await.sees_not(&said);
            let head = browser.page().texts("h1");
            let own = owner.at(now);
            let version = entry(scene.store(), &own, &code).await.unwrap().entry.version;
            let mut later = plan(1);
            later.set("business", "Sambal lain");
            let refused = save_draft(scene.store(), &own, &code, version, later, "").await;
            assert!(refused.is_err(), "kept, but too late");
            scene.open(&mut browser, &page).await.sees(&said).sees("Sambal lain");
            // What is judged gives the pages their head, wherever the entry is named.
            assert_eq!(browser.page().texts("h1"), head);
            scene.open(&mut browser, &format!("/ikut/{code}")).await.sees_not("Sambal lain");
            assert_eq!(browser.page().texts("h1"), head);
            scene.open(&mut browser, "/ikut").await.sees(&head[0]).sees_not("Sambal lain");
        }
    }
}
