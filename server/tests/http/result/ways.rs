//! The ways out of what blocks: absence, taking a judge off, excluding, the plenary.

use super::scene::{RECAP, Scene};
use crate::{
    browser::Browser,
    world::{BACKENDS, MORNING},
};
use http::StatusCode;
use juara::{Letter, Locale, Rulebook, recap::RESULT, sheet::CANNOT_ASSESS};
use juara_store::{
    fixture::{
        cast,
        panel::{Closed, EDITION, FIRST},
        result::{SECOND, same_mark},
        rulebook::denpasar,
    },
    judging::send_sheet,
    recap::{Exclusion, exclude_entry},
};
use juara_words::t;
use serde_json::json;

#[tokio::test]
async fn an_absence_is_recorded_and_taken_back() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 2, 3).await;
            scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
            scene.closed.lock(scene.store(), FIRST).await.unwrap();
            scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
            scene.mark(SECOND, &[&[0, 0, 0], &[5, 5, 5]]).await;
            let number = scene.closed.number(0).to_owned();
            let mut made = scene.made().await;
            scene.open(&mut made, "/panitia/2026/rekap/presentasi").await;
            made.follow(&t!(l, recap.to_absence, number = number.as_str())).await;
            made.press(&t!(l, recap.record_absence)).await;
            assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY);
            made.type_into(&t!(l, recap.reason), "Tidak datang.").press(&t!(l, recap.record_absence)).await;
            assert_eq!(made.status, StatusCode::OK);
            made.sees(&t!(l, recap.news_absent)).sees("Tidak datang.").sees(&t!(l, recap.nothing_blocks));
            assert!(made.page().texts(".j-recap .j-chip").contains(&t!(l, recap.no_show)));
            made.follow(&t!(l, recap.see_absence, number = number.as_str())).await;
            made.press(&t!(l, recap.take_absence_back)).await;
            made.sees(&t!(l, recap.news_present)).sees(&t!(l, recap.nothing_recorded));
            scene.open(&mut made, "/panitia/2026/rekap/presentasi/absen/0000").await;
            assert_eq!(made.status, StatusCode::NOT_FOUND);
            scene
                .open(&mut made, &format!("{RECAP}/absen/{number}"))
                .await
                .sees_not(&t!(l, recap.reason_inside));
        }
    }
}

#[tokio::test]
async fn two_persons_take_a_judge_off_and_the_judge_is_told() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 1, 4).await;
            scene.mark(FIRST, &[&[6, 6, 6, 9]]).await;
            let judge = scene.closed.judge(scene.store(), &scene.judges[3]).await.unwrap().id;
            let path = format!("/panitia/2026/juri/{judge}/lepas");
            let sheet = format!("/juri/2026/{FIRST}/{}", scene.closed.number(0));
            let mut ketut = scene.signed_in(&scene.judges[3]).await;
            scene.open(&mut ketut, &sheet).await;
            let mut made = scene.made().await;
            scene.open(&mut made, &path).await.press(&t!(l, recap.sign_off)).await;
            assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY);
            made.type_into(&t!(l, recap.reason), "Keliru orang.").press(&t!(l, recap.sign_off)).await;
            made.sees(&t!(l, recap.news_signed)).sees("Luh Ketua").sees("Keliru orang.");
            // A minute later Made signs anew: of two reasons the last one counts.
            let mut luh = scene.luh().await;
            made.type_into(&t!(l, recap.reason), "Ternyata saudara.").press(&t!(l, recap.sign_off)).await;
            made.sees(&t!(l, recap.news_signed));
            // What only she can complete is the next thing on her desk, and nothing on his.
            let next = t!(l, overview.sign_take_off, judge = "Ketut Juri 4");
            scene.open(&mut made, "/panitia/2026").await.sees_not(&next);
            let next = format!("{} {next}", t!(l, overview.next));
            let head = |browser: &Browser| browser.page().texts("main h2").swap_remove(0);
            assert_eq!(head(&made), t!(l, overview.work));
            scene.open(&mut luh, "/panitia/2026").await;
            luh.sees(&t!(l, recap.to_take_off, judge = "Ketut Juri 4"));
            assert_eq!(head(&luh), t!(l, recap.pending));
            assert!(luh.page().attributes("a.j-task", "href").contains(&l.path(&path)));
            assert!(luh.page().texts("[aria-current=step]").is_empty());
            luh.follow(&next).await;
            assert_eq!(luh.path, l.path(&path));
            luh.sees("Ternyata saudara.").sees("Made Panitia");
            luh.sees_not("Keliru orang.");
            luh.press(&t!(l, recap.sign_off_second)).await;
            luh.sees(&t!(l, recap.off_already)).sees(&t!(l, recap.news_taken_off, judge = "Ketut Juri 4"));
            scene.open(&mut luh, RECAP).await.sees(&t!(l, recap.sheet_void));
            let letters = cast::letters(scene.store()).await.unwrap();
            let told: Vec<_> =
                letters.iter().filter(|(_, letter)| matches!(letter, Letter::JudgeTakenOff { .. })).collect();
            assert_eq!((told.len(), told[0].0.as_str()), (1, "ketut.4@contoh.test"));
            // Also of what was open, and of a number that does not exist; to others there is nothing.
            let over = t!(l, judging.off_since, since = "|");
            let over = over.split('|').next().unwrap().trim();
            ketut.type_into(&t!(l, judging.comment), "Arus kasnya terbaca.");
            ketut.press(&t!(l, judging.save)).await.sees(over);
            assert_eq!(ketut.status, StatusCode::FORBIDDEN);
            // What was written is stored nowhere, and not lost.
            ketut.sees(&t!(l, judging.typed_late)).sees("Arus kasnya terbaca.");
            let mut wayan = scene.signed_in(&scene.closed.entrants[0].0).await;
            for page in ["/juri/2026".to_owned(), sheet, format!("/juri/2026/{FIRST}/0000")] {
                scene.open(&mut ketut, &page).await.sees(over);
                assert_eq!(ketut.status, StatusCode::FORBIDDEN, "{page}");
                scene.open(&mut wayan, &page).await.sees_not(over);
                assert_eq!(wayan.status, StatusCode::NOT_FOUND, "{page}");
            }
        }
    }
}

#[tokio::test]
async fn two_persons_exclude_an_entry_and_its_owner_is_told() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 2, 3).await;
            scene.mark(FIRST, &[&[8, 8, 8], &[5, 5, 5]]).await;
            let number = scene.closed.number(0).to_owned();
            let path = format!("{RECAP}/diskualifikasi/{number}");
            let (mut made, mut luh) = (scene.made().await, scene.luh().await);
            let whom = "Sambal Wayan Contoh 1, Wayan Contoh 1";
            scene.open(&mut made, &path).await.sees(&format!("{whom} · {}", scene.category()));
            assert!(made.page().texts("main p > span").contains(&whom.to_owned()), "{}", made.text());
            let file = l.path(&format!("/panitia/2026/seleksi/{number}"));
            made.follow(&t!(l, recap.read_entry)).await;
            assert_eq!((made.status, &made.path), (StatusCode::OK, &file));
            scene.open(&mut made, &path).await;
            made.type_into(&t!(l, recap.reason), "Rencana disalin.").press(&t!(l, recap.sign_exclude)).await;
            assert_eq!(made.status, StatusCode::UNPROCESSABLE_ENTITY);
            // What was typed is kept.
            made.choose(&t!(l, recap.since), &t!(l, recap.since_result))
                .press(&t!(l, recap.sign_exclude))
                .await;
            made.sees(&t!(l, recap.news_signed)).sees("Rencana disalin.");
            // The desk tells who may sign as the second, and who waits.
            for (person, state) in
                [(&mut made, t!(l, overview.waits_for_other)), (&mut luh, t!(l, overview.second_signature))]
            {
                scene.open(person, "/panitia/2026").await.sees(&state);
                person.sees(&t!(l, recap.to_exclude, number = number.as_str()));
            }
            // What only she can complete is the next thing on her desk, and nothing on his.
            let next = t!(l, overview.sign_exclude, number = number.as_str());
            made.sees_not(&next);
            luh.follow(&format!("{} {next}", t!(l, overview.next))).await;
            assert_eq!(luh.path, l.path(&path));
            // Nobody is told what did not happen.
            let false_news = format!("{RECAP}?kabar=didiskualifikasi&no={number}");
            let done = t!(l, recap.news_excluded, number = number.as_str());
            scene.open(&mut luh, &false_news).await.sees_not(&done);
            scene.open(&mut luh, RECAP).await;
            assert_eq!(luh.page().texts("main h2")[0], t!(l, recap.pending), "above what blocks");
            luh.follow(&t!(l, recap.to_exclude, number = number.as_str())).await.sees("Rencana disalin.");
            luh.press(&t!(l, recap.sign_exclude_second)).await;
            let since = t!(l, recap.since_result);
            luh.sees(&t!(l, recap.excluded_line, number = number.as_str(), since = since));
            luh.sees(&t!(l, recap.disqualified)).sees(&done).sees(&t!(l, recap.heads_among, count = 1_usize));
            let letters = cast::letters(scene.store()).await.unwrap();
            let told: Vec<_> =
                letters.iter().filter(|(_, letter)| matches!(letter, Letter::EntryExcluded { .. })).collect();
            assert_eq!((told.len(), told[0].0.as_str()), (1, "wayan.1@contoh.test"));
            scene.open(&mut luh, &path).await.sees("Rencana disalin.").sees("Made Panitia").sees("Luh Ketua");
            assert!(luh.page().texts("main button").is_empty());
            let file = format!("/panitia/2026/seleksi/{number}");
            scene.open(&mut luh, &file).await.sees(&t!(l, recap.disqualified)).sees("Rencana disalin.");
            luh.sees(&t!(l, recap.since_result));
        }
    }
}

/// One place in the second round, and a plenary that decides about it.
fn decided_by_plenary() -> Rulebook {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    value["ranking"]["cuts"][0] = json!({"after": "S1", "basis": {"S1": 100}, "on_tie": "decide",
        "take": {"UMUM": 1, "MAHASISWA": 1}, "ties": [{"rule": "plenary"}]});
    Rulebook::load(value.to_string().as_bytes()).unwrap()
}

#[tokio::test]
async fn the_plenary_parts_what_is_level_on_the_line() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::of(backend, l, &decided_by_plenary(), 3, 3).await;
            scene.mark(FIRST, &[&[6, 6, 6], &[6, 6, 6], &[5, 5, 5]]).await;
            let (mut made, mut luh) = (scene.made().await, scene.luh().await);
            let link = t!(l, recap.to_plenary, category = scene.category());
            scene.open(&mut made, RECAP).await.follow(&link).await.sees(&t!(l, refusals.chair_only));
            scene.open(&mut luh, RECAP).await.follow(&link).await;
            let places = [(scene.closed.number(0), "2"), (scene.closed.number(1), "1")];
            luh.press(&t!(l, recap.decide)).await;
            assert_eq!(luh.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(luh.page().texts(".j-errors li").len(), 3);
            for (number, place) in places {
                luh.choose(&t!(l, recap.place_of, number = number), &t!(l, recap.place_choice, n = place));
            }
            luh.type_into(&t!(l, recap.minutes), "BA-7/2026").press(&t!(l, recap.decide)).await;
            assert_eq!(luh.status, StatusCode::OK, "{}", luh.text());
            luh.sees(&t!(l, recap.news_plenary)).sees(&t!(l, recap.nothing_blocks));
            luh.sees(&t!(l, recap.cut_line, take = 1_u64, passed = 1_usize)).sees("BA-7/2026");
            let by = scene.closed.chair.at(scene.closed.now);
            let page = juara_store::recap::recap(scene.store(), &by, EDITION, FIRST).await.unwrap();
            let passed = page.recap.categories[0].cut.as_ref().unwrap().passed.clone();
            assert_eq!(passed, [scene.closed.number(1)]);
            decided_anew(&scene, &mut luh).await;
        }
    }
}

#[tokio::test]
async fn an_order_that_came_too_late_says_what_changed_and_is_kept() {
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &decided_by_plenary(), 2, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6], &[6, 6, 6]]).await;
        let mut luh = scene.luh().await;
        let link = t!(l, recap.to_plenary, category = scene.category());
        scene.open(&mut luh, RECAP).await.follow(&link).await;
        for (number, place) in [(scene.closed.number(0), "2"), (scene.closed.number(1), "1")] {
            luh.choose(&t!(l, recap.place_of, number = number), &t!(l, recap.place_choice, n = place));
        }
        luh.type_into(&t!(l, recap.minutes), "BA-7/2026");
        let (ketut, number) = (scene.judges[0].at(scene.closed.now), scene.closed.number(0));
        let (store, mark) = (scene.store(), same_mark(7));
        send_sheet(store, &ketut, EDITION, FIRST, number, 1, &mark, "Salah baca.", "").await.unwrap();
        luh.press(&t!(l, recap.decide)).await;
        assert_eq!(luh.status, StatusCode::CONFLICT);
        luh.sees(&t!(l, refusals.tie_changed)).sees(&t!(l, recap.nobody_level)).sees("BA-7/2026");
        luh.sees(&t!(l, recap.place_of, number = number)).sees_not(&t!(l, refusals.stale));
    }
}

#[tokio::test]
async fn what_was_typed_about_other_entries_does_not_slip_into_the_next_order() {
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &decided_by_plenary(), 3, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6], &[6, 6, 6], &[6, 6, 5]]).await;
        let mut luh = scene.luh().await;
        let link = t!(l, recap.to_plenary, category = scene.category());
        scene.open(&mut luh, RECAP).await.follow(&link).await;
        for (number, place) in [(scene.closed.number(0), "2"), (scene.closed.number(1), "1")] {
            luh.choose(&t!(l, recap.place_of, number = number), &t!(l, recap.place_choice, n = place));
        }
        luh.type_into(&t!(l, recap.minutes), "BA-7/2026");
        let (judge, number) = (scene.judges[2].at(scene.closed.now), scene.closed.number(2));
        let (store, mark) = (scene.store(), same_mark(6));
        send_sheet(store, &judge, EDITION, FIRST, number, 1, &mark, "Salah baca.", "").await.unwrap();
        luh.press(&t!(l, recap.decide)).await;
        assert_eq!(luh.status, StatusCode::CONFLICT);
        luh.sees(&t!(l, refusals.tie_changed)).sees(&t!(l, recap.typed)).sees("BA-7/2026");
        let asked = luh.page().attributes("input[name=set]", "value");
        assert_eq!(asked[0].split(',').count(), 3, "{asked:?}");
        let minutes = luh.page().attributes("input[name=minutes]", "value");
        assert!(!minutes.contains(&"BA-7/2026".to_owned()), "{minutes:?}");
        assert!(luh.page().attributes("main input[checked]", "value").is_empty());
    }
}

#[tokio::test]
async fn who_could_not_assess_something_is_said_to_be_able_to_correct_it() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6]]).await;
        let (ketut, number) = (scene.judges[0].at(scene.closed.now), scene.closed.number(0));
        let mut unsure = same_mark(6);
        unsure.marks.insert("K2".to_owned(), CANNOT_ASSESS.to_owned());
        let (store, why) = (scene.store(), "Angkanya tidak lengkap.");
        send_sheet(store, &ketut, EDITION, FIRST, number, 1, &unsure, why, "").await.unwrap();
        let judge = scene.judge_and_code(0, FIRST).await;
        let mut made = scene.made().await;
        let said = t!(l, recap.may_correct, number = number);
        scene.open(&mut made, RECAP).await.sees(&said);
        assert!(made.page().texts(".j-ways > li > ul > li").contains(&judge), "{}", made.text());
        // Asking takes nothing from anybody, so no other way is what comes next.
        assert!(made.page().texts(".j-ways a.j-button:not(.j-button--quiet)").is_empty());
    }
}

#[tokio::test]
async fn who_locks_reads_that_nobody_passed() {
    let mut value = serde_json::to_value(denpasar(MORNING).unwrap()).unwrap();
    value["ranking"]["cuts"][0]["at_least"] = json!("99");
    let book = Rulebook::load(value.to_string().as_bytes()).unwrap();
    for l in Locale::ALL {
        let scene = Scene::of(BACKENDS[0], l, &book, 1, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6]]).await;
        let mut made = scene.made().await;
        scene.open(&mut made, &format!("{RECAP}/kunci")).await.sees(&t!(l, recap.lock_passed_nobody));
    }
}

/// A slip of the pen is mended: another order, then none at all.
async fn decided_anew(scene: &Scene, luh: &mut Browser) {
    let l = scene.locale;
    for (id, next, places, passed) in [("P1", "P2", ["1", "2"], Some(0)), ("P2", "P3", ["1", "1"], None)] {
        luh.follow(&t!(l, recap.see_decision, decision = id)).await;
        luh.follow(&t!(l, recap.change_decision, decision = id)).await;
        luh.press(&t!(l, recap.decide_anew)).await;
        assert_eq!(luh.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(luh.page().texts(".j-errors li").len(), 1, "the order in force is filled in");
        luh.type_into(&t!(l, recap.minutes), "BA-8/2026");
        for (entry, place) in places.into_iter().enumerate() {
            let number = scene.closed.number(entry);
            luh.choose(&t!(l, recap.place_of, number = number), &t!(l, recap.place_choice, n = place));
        }
        luh.press(&t!(l, recap.decide_anew)).await;
        assert_eq!(luh.status, StatusCode::OK, "{}", luh.text());
        luh.sees(&t!(l, recap.decision_replaced)).sees(&t!(l, recap.see_decision, decision = next));
        match passed {
            Some(entry) => {
                let by = scene.closed.chair.at(scene.closed.now);
                let page = juara_store::recap::recap(scene.store(), &by, EDITION, FIRST).await.unwrap();
                let cut = page.recap.categories[0].cut.as_ref().unwrap();
                assert_eq!(cut.passed, [scene.closed.number(entry)]);
                luh.sees(&t!(l, recap.nothing_blocks));
            }
            None => {
                luh.sees(&t!(l, recap.decision_taken_back)).sees_not(&t!(l, recap.nothing_blocks));
            }
        }
    }
}

#[tokio::test]
async fn an_opening_names_the_signature_that_it_ends_and_no_later_one_under_the_same_exclusion() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 1, 3).await;
        scene.mark(FIRST, &[&[6, 6, 6]]).await;
        let Closed { chair, organiser, now, .. } = &scene.closed;
        for (member, since, shown) in [(organiser, "S1", 0), (chair, RESULT, 1)] {
            let form = Exclusion { number: scene.closed.number(0), since, reason: "Rencana disalin.", shown };
            exclude_entry(scene.store(), &member.at(*now), EDITION, form, "").await.unwrap();
        }
        scene.closed.lock(scene.store(), FIRST).await.unwrap();
        let mut luh = scene.luh().await;
        scene.open(&mut luh, "/panitia/2026/tahap/presentasi").await;
        luh.sees(&t!(l, panel.signed_before_opening));
        luh.sees(&t!(l, panel.signed_by, name = "Made Panitia"));
        luh.sees_not(&t!(l, panel.signed_by, name = "Luh Ketua"));
    }
}

#[tokio::test]
async fn who_half_signed_an_exclusion_signs_anew_once_a_round_has_overtaken_it() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 2, 3).await;
            scene.mark(FIRST, &[&[6, 6, 6], &[5, 5, 5]]).await;
            let (first, second) = (scene.round(FIRST), scene.round(SECOND));
            let number = scene.closed.number(0).to_owned();
            let (mut made, mut luh) = (scene.made().await, scene.luh().await);
            scene.open(&mut made, &format!("{RECAP}/diskualifikasi/{number}")).await;
            let since = t!(l, recap.since_round, round = first.as_str());
            made.choose(&t!(l, recap.since), &since).type_into(&t!(l, recap.reason), "Rencana disalin.");
            made.press(&t!(l, recap.sign_exclude)).await;
            made.sees(&t!(l, recap.news_signed));
            let stays = scene.closed.number(1).to_owned();
            scene.open(&mut made, &format!("{RECAP}/diskualifikasi/{stays}")).await;
            made.choose(&t!(l, recap.since), &t!(l, recap.since_result));
            made.type_into(&t!(l, recap.reason), "Surat keterangan palsu.");
            made.press(&t!(l, recap.sign_exclude)).await;
            made.sees(&t!(l, recap.news_signed));

            // Who opens the next round is told before what it ends, and nothing else; it can still be completed.
            scene.closed.lock(scene.store(), FIRST).await.unwrap();
            scene.open(&mut luh, "/panitia/2026/tahap/presentasi").await;
            luh.sees(&t!(l, panel.signed_before_opening));
            luh.sees_not(&t!(l, recap.to_exclude, number = stays.as_str()));
            luh.follow(&t!(l, recap.to_exclude, number = number.as_str())).await;
            luh.sees(&t!(l, recap.sign_exclude_second));

            scene.closed.open_second(scene.store(), &scene.judges).await.unwrap();
            luh.press(&t!(l, recap.sign_exclude_second)).await;
            assert_eq!(luh.status, StatusCode::UNPROCESSABLE_ENTITY);
            let sign = t!(l, overview.sign_exclude, number = number.as_str());
            scene.open(&mut luh, "/panitia/2026").await.sees_not(&sign);
            let path = format!("/panitia/2026/rekap/presentasi/diskualifikasi/{number}");
            scene.open(&mut luh, &path).await.sees(&since).sees("Rencana disalin.");
            luh.sees_not(&t!(l, recap.sign_exclude_second));
            let lapsed = t!(l, recap.lapsed_opened, name = "Made Panitia", at = "|", round = second.as_str());
            for part in lapsed.split('|') {
                luh.sees(part.trim());
            }
            let since = t!(l, recap.since_round, round = second.as_str());
            // The reason that was given is filled in.
            luh.sees(&t!(l, recap.sign_again));
            luh.choose(&t!(l, recap.since), &since);
            luh.press(&t!(l, recap.sign_exclude)).await;
            luh.sees(&t!(l, recap.news_signed)).sees("Rencana disalin.").sees_not(&t!(l, recap.sign_again));
            scene.open(&mut made, &path).await.press(&t!(l, recap.sign_exclude_second)).await;
            made.sees(&t!(l, recap.news_excluded, number = number.as_str()));
        }
    }
}
