//! Screening: pass, fail, take back.

use super::scene::Desk;
use crate::world::{BACKENDS, MORNING};
use http::{StatusCode, header::CONTENT_DISPOSITION};
use juara::{Letter, Locale, Minutes, screening::Finding};
use juara_store::{
    entry::{begin_entry, entry, save_draft, send_entry},
    fixture::{
        cast::applicant,
        panel::{EDITION, beginning, plan},
    },
    screening::{screen_entry, take_back},
};
use juara_words::{format, t};
use std::collections::BTreeMap;

#[tokio::test]
async fn an_entry_fails_is_taken_back_and_passes_each_with_one_letter() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::closed(backend, l, 2).await;
            let number = desk.closed.number(0).to_owned();
            let hint = |waiting: u32, passed: u32, failed: u32| {
                let counts = [
                    (waiting, t!(l, overview.hint_waiting, count = waiting)),
                    (passed, t!(l, overview.hint_passed, count = passed)),
                    (failed, t!(l, overview.hint_failed, count = failed)),
                ];
                let some = counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said);
                format!("{}.", some.collect::<Vec<_>>().join(", "))
            };
            desk.go("/seleksi").await.sees(&hint(2, 0, 0)).sees("Wayan Contoh 2");
            desk.made.type_into(&t!(l, screening.state), "passed").press(&t!(l, desk.filter)).await;
            let passed = t!(l, screening.passed);
            desk.made.sees(&t!(l, screening.none_in_state, state = passed)).sees_not("Wayan Contoh");
            desk.made.follow(&t!(l, screening.see_all)).await;
            desk.made.follow(&format!("{number} Wayan Contoh 1")).await;
            desk.made.sees("wayan.1@contoh.test").sees("dikemas dalam botol kecil.");
            let book = &desk.closed.edition.rulebook;
            let (rules, category) = (&book.eligibility, book.category("UMUM").unwrap());
            // Nobody who checks has to count years.
            desk.made.sees(&t!(
                l,
                screening.age,
                age = rules.age(beginning().claim.born),
                on = format::date(l, rules.reference),
                category = category.title.get(l),
                min = category.min_age,
                max = category.max_age
            ));
            let page = desk.made.page();
            let (asked, said) = (page.texts("main .j-facts dt"), page.texts("main .j-facts dd"));
            for condition in &rules.conditions {
                let question = condition.question.get(l);
                let place = asked.iter().position(|asked| asked == question).unwrap();
                let yes = beginning().claim.answers[&condition.id];
                let word = if yes { t!(l, public.yes) } else { t!(l, public.no) };
                assert_eq!(said[place], word, "{question}");
            }
            assert_eq!(page.texts(".j-code").len(), 1);
            assert_eq!(page.texts(".j-code")[0].len(), 64);

            desk.made.press(&t!(l, screening.fail)).await;
            assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(desk.made.page().attributes(".j-errors a", "href"), ["#reason"]);
            let reason = desk.closed.edition.rulebook.reason("copied").unwrap().text.get(l).to_owned();
            desk.made.choose(&t!(l, screening.reason), &reason).press(&t!(l, screening.fail)).await;
            desk.made.sees(&t!(l, screening.now_failed)).sees("Made Panitia").sees(&reason);
            desk.made.sees(&t!(l, screening.next)).sees_not(&t!(l, screening.none_left));
            assert_eq!(desk.letters("screening-failed").await.len(), 1);

            desk.made.type_into(&t!(l, screening.back_reason), &"a".repeat(1_001));
            desk.made.press(&t!(l, screening.take_back)).await;
            assert_eq!(desk.made.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(desk.made.html.contains(&"a".repeat(1_001)));
            desk.made.type_into(&t!(l, screening.back_reason), "Salah berkas");
            desk.made.press(&t!(l, screening.take_back)).await;
            desk.made.sees(&t!(l, screening.now_back)).sees("Salah berkas");
            let back = desk.letters("screening-taken-back").await;
            let [(to, Letter::ScreeningTakenBack { reason, .. })] = &back[..] else { panic!("{back:?}") };
            assert_eq!((to.as_str(), reason.as_str()), ("wayan.1@contoh.test", "Salah berkas"));

            let [first, second] = desk.made.press_twice(&t!(l, screening.pass)).await;
            assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
            desk.made.sees(&t!(l, screening.now_passed));
            assert_eq!(desk.letters("screening-passed").await.len(), 1);
            desk.go("/seleksi?keadaan=waiting").await.sees(&hint(1, 1, 0)).sees_not("Wayan Contoh 1");
            // Each kind of letter has its name in the list of letters.
            desk.made.open(&l.path("/panitia/surat")).await;
            desk.made.sees(&t!(l, desk.kind_passed)).sees(&t!(l, desk.kind_failed)).sees_not("screening-");
        }
    }
}

#[tokio::test]
async fn an_old_page_takes_back_nothing_that_was_decided_since() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::closed(backend, l, 1).await;
            let (number, store) = (desk.closed.number(0).to_owned(), desk.world.fresh.store.clone());
            let file = format!("/seleksi/{number}");
            let by = desk.closed.chair.at(desk.closed.now);
            desk.go(&file).await.press(&t!(l, screening.pass)).await;
            desk.made.type_into(&t!(l, screening.back_reason), "Salah berkas");
            // Meanwhile somebody else takes it back and decides otherwise.
            let copied = desk.closed.edition.rulebook.reason("copied").unwrap().clone();
            let finding = Finding::Failed { reason: copied.code.clone() };
            take_back(&store, &by, EDITION, &number, "Keliru.", 1, "").await.unwrap();
            screen_entry(&store, &by, EDITION, &number, &finding, 2, "").await.unwrap();

            desk.made.press(&t!(l, screening.take_back)).await;
            assert_eq!(desk.made.status, StatusCode::CONFLICT);
            desk.made.sees(&t!(l, refusals.screening_changed)).sees(copied.text.get(l)).sees("Luh Ketua");
            assert!(desk.made.html.contains("Salah berkas"));
            assert_eq!(desk.letters("screening-taken-back").await.len(), 1);
            // What came back is about the decision that is on the page now.
            desk.made.press(&t!(l, screening.take_back)).await;
            desk.made.sees(&t!(l, screening.now_back)).sees("Salah berkas");
            assert_eq!(desk.letters("screening-taken-back").await.len(), 2);

            desk.go(&file).await;
            screen_entry(&store, &by, EDITION, &number, &Finding::Passed, 4, "").await.unwrap();
            desk.made.press(&t!(l, screening.pass)).await;
            assert_eq!(desk.made.status, StatusCode::CONFLICT);
            desk.made.sees(&t!(l, refusals.screening_changed)).sees(&t!(l, screening.back_title));
        }
    }
}

#[tokio::test]
async fn nothing_is_decided_too_early_nor_taken_back_too_late() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut desk = Desk::grace(backend, l, 1).await;
            let file = format!("/seleksi/{}", desk.closed.number(0));
            let zone = &desk.closed.edition.rulebook.place.zone;
            let until = format::moment(l, desk.closed.edition.closing.ends(), zone);
            let grace = t!(l, screening.grace_until, until = until.as_str());
            desk.go("").await.sees(&t!(l, overview.screening_grace, until = until.as_str()));
            desk.made.sees(&t!(l, refusals.wait_grace, until = until.as_str()));
            for page in ["/seleksi", &file, "/tahap/proposal"] {
                desk.go(page).await.sees(&grace);
                assert!(desk.buttons().is_empty(), "{:?}", desk.buttons());
            }

            desk.world.state.clock.move_to(desk.closed.now);
            desk.closed.pass_all(&desk.world.fresh.store).await.unwrap();
            desk.go(&file).await.sees(&t!(l, screening.none_left)).sees_not(&t!(l, screening.next));
            // What comes next is done elsewhere.
            let next = desk.made.page().attributes("aside .j-way a", "href");
            assert_eq!(next, [desk.path("")]);
            desk.made.type_into(&t!(l, screening.back_reason), "Terlambat");
            let judges = desk.closed.judges(&desk.world.fresh.store, 3).await.unwrap();
            assert_eq!(judges.len(), 3);
            let by = desk.closed.organiser.at(desk.closed.now);
            juara_store::panel::open_round(&desk.world.fresh.store, &by, "2026", "proposal", "")
                .await
                .unwrap();
            desk.made.press(&t!(l, screening.take_back)).await;
            assert_eq!(desk.made.status, StatusCode::CONFLICT);
            desk.made.sees(&t!(l, refusals.built_on)).sees(&t!(l, screening.built_on));
            assert!(desk.buttons().is_empty());
        }
    }
}

#[tokio::test]
async fn every_cell_of_the_list_to_take_away_stands_under_its_head() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 1).await;
        let (book, number) = (desk.closed.edition.rulebook.clone(), desk.closed.number(0).to_owned());
        let (by, copied) = (desk.closed.organiser.at(desk.closed.now), book.reason("copied").unwrap());
        let finding = Finding::Failed { reason: copied.code.clone() };
        screen_entry(&desk.world.fresh.store, &by, EDITION, &number, &finding, 0, "").await.unwrap();
        assert_eq!(desk.go("/seleksi.csv").await.status, StatusCode::OK);
        let saved_as = "attachment; filename=\"seleksi-2026.csv\"";
        assert_eq!(desk.made.headers[CONTENT_DISPOSITION], saved_as);
        let want = BTreeMap::from([
            (t!(l, screening.number), number.clone()),
            (t!(l, screening.applicant), "Wayan Contoh 1".to_owned()),
            (t!(l, screening.category), book.category("UMUM").unwrap().title.get(l).to_owned()),
            (format!("{} (WITA)", t!(l, screening.sent)), "2026-11-24 09:00:00".to_owned()),
            (t!(l, screening.grace), t!(l, screening.no)),
            (t!(l, screening.state), t!(l, screening.failed)),
            (t!(l, screening.reason), copied.text.get(l).to_owned()),
        ]);
        assert_eq!(desk.made.row(&number), want);
    }
}

#[tokio::test]
async fn what_was_sent_in_the_grace_is_marked_everywhere_and_nothing_else_is() {
    for l in Locale::ALL {
        let mut desk = Desk::closed(BACKENDS[0], l, 1).await;
        let store = desk.world.fresh.store.clone();
        let late = applicant(&store, "Nyoman Contoh", "nyoman@contoh.test", MORNING).await.unwrap();
        let (own, sent) = (late.at(MORNING), desk.closed.edition.closing.closes + Minutes(1));
        let code = begin_entry(&store, &own, &beginning(), "").await.unwrap();
        save_draft(&store, &own, &code, 1, plan(2), "").await.unwrap();
        send_entry(&store, &late.at(sent), &code, 2, "").await.unwrap();
        let number = entry(&store, &own, &code).await.unwrap().entry.number.unwrap().to_string();

        let (zone, mark) = (desk.closed.edition.rulebook.place.zone.clone(), t!(l, screening.in_grace));
        let at = format::moment(l, sent, &zone);
        desk.go("/seleksi").await.sees(&format!("{at} {mark}"));
        assert_eq!(desk.made.text().matches(mark.as_str()).count(), 1, "{}", desk.made.text());
        let at = format::moment_to_second(l, sent, &zone);
        desk.go(&format!("/seleksi/{number}")).await.sees(&format!("{at} {mark}"));
        let in_time = format!("/seleksi/{}", desk.closed.number(0));
        desk.go(&in_time).await.sees_not(&mark);
        desk.go("/seleksi.csv").await;
        let grace = |number: &str| desk.made.row(number)[&t!(l, screening.grace)].clone();
        assert_eq!(grace(&number), t!(l, screening.yes));
        assert_eq!(grace(desk.closed.number(0)), t!(l, screening.no));
    }
}

#[tokio::test]
async fn a_list_without_an_entry_says_so() {
    for l in Locale::ALL {
        let mut desk = Desk::open(BACKENDS[0], l, 0).await;
        desk.go("/seleksi").await.sees(&t!(l, screening.none));
    }
}
