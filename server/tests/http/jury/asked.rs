//! A judge is asked about what comes later, and sees that this is what is next.

use super::scene::Scene;
use crate::world::{BACKENDS, MORNING, World};
use http::StatusCode;
use juara::{Locale, screening::Finding};
use juara_store::{
    entry::{Beginning, begin_entry, entry, save_draft, send_entry},
    fixture::{
        cast::{self, digits},
        panel::{Announced, CATEGORY, Closed, EDITION, FIRST, PACT, beginning, plan},
        result::SECOND,
        rulebook::denpasar,
    },
    panel::{Conflicts, declare_conflicts, judge_desk, open_round, seat_judge, sign_pact},
    recap::{Exclusion, exclude_entry},
    screening::{screen_entry, take_back},
};
use juara_words::{format, t};

#[tokio::test]
async fn about_what_came_later_a_judge_declares_before_anything_is_owed() {
    for l in Locale::ALL {
        let world = World::empty(BACKENDS[0]).await;
        let store = world.fresh.store.clone();
        let closed = Closed::set(&store, MORNING, 2).await.unwrap();
        let (made, late) = (closed.organiser.at(closed.now), closed.number(1));
        screen_entry(&store, &made, EDITION, closed.number(0), &Finding::Passed, 0, "").await.unwrap();
        let copied = Finding::Failed { reason: "copied".to_owned() };
        screen_entry(&store, &made, EDITION, late, &copied, 0, "").await.unwrap();
        let judges = closed.judges(&store, 3).await.unwrap();
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        take_back(&store, &made, EDITION, late, "Salah baca.", 1, "").await.unwrap();
        screen_entry(&store, &made, EDITION, late, &Finding::Passed, 2, "").await.unwrap();
        world.state.clock.move_to(closed.now);
        let browser = world.browser();
        let mut scene = Scene { world, closed, locale: l, browser };
        // They are told before it is too late to change anything, and so are the organisers.
        let id = scene.closed.judge(&store, &judges[0]).await.unwrap().id;
        assert_eq!(judge_desk(&store, &made, EDITION, id).await.unwrap().undeclared, 1);
        let mut early = scene.signed_in(&judges[0].email).await;
        early.open(&scene.path("")).await.sees(&t!(l, judging.more_to_declare, count = 1));
        let round = scene.closed.edition.rulebook.round_by_slug(FIRST).unwrap().clone();
        let ends = format::deadline(l, round.ends, &scene.closed.edition.rulebook.place.zone);
        let shut = t!(l, judging.conflicts_shut, round = round.title.get(l), ends = ends);
        early.follow(&t!(l, judging.declare_now)).await.sees(&t!(l, judging.conflicts_more)).sees_not(&shut);
        early.open(&l.path("/juri")).await.sees(&t!(l, judging.conflicts_due));
        let none = Conflicts { none: true, ..Conflicts::default() };
        declare_conflicts(&store, &judges[1].at(scene.closed.now), EDITION, &none, "").await.unwrap();
        let mut declared = scene.signed_in(&judges[1].email).await;
        // A round that has not begun is still to come.
        declared.open(&l.path("/juri")).await.sees(&t!(l, judging.no_round));
        declared.sees_not(&t!(l, judging.all_locked));
        // Whoever opens the round is told before whom it would be shut.
        let mut desk = scene.signed_in(&scene.closed.organiser.email).await;
        let secret = scene.closed.organiser.totp_secret.as_ref().unwrap();
        desk.type_into(&t!(l, sign_in.code), &digits(secret, scene.closed.now).unwrap());
        desk.press(&t!(l, sign_in.enter)).await;
        let (work, owing) = (l.path("/panitia/2026"), t!(l, overview.hint_owing, count = 2));
        desk.open(&l.path(&format!("/panitia/2026/tahap/{FIRST}"))).await.sees(&t!(l, panel.open));
        desk.sees(&t!(l, panel.owing, count = 2));
        desk.open(&work).await.sees(&owing).sees(&t!(l, overview.hint_ready, count = 1));

        scene.open_first().await;
        desk.open(&work).await.sees(&owing);
        scene.browser = scene.signed_in(&judges[0].email).await;

        let (places, due) = (l.path("/juri"), t!(l, judging.conflicts_due));
        scene.browser.open(&places).await.sees(&due).sees_not(&t!(l, judging.owed, count = 2));
        let queue = scene.path("");
        scene.browser.open(&queue).await.sees(&t!(l, judging.conflicts_more)).sees(&shut);
        assert_eq!(scene.browser.path, scene.path("/konflik"));
        scene.browser.tick(&t!(l, judging.conflicts_none)).press(&t!(l, judging.conflicts_save)).await;
        scene.browser.open(&places).await.sees_not(&due).sees(&t!(l, judging.owed, count = 2));
    }
}

#[tokio::test]
async fn about_a_round_that_is_still_to_come_a_judge_is_told_to_declare_and_so_are_the_organisers() {
    for l in Locale::ALL {
        let (scene, judges) = Scene::judged(BACKENDS[0], l, 2).await;
        let (store, closed) = (scene.world.fresh.store.clone(), &scene.closed);
        let (made, email) = (closed.organiser.at(closed.now), "putu@contoh.test");
        let putu =
            cast::judge(&store, &closed.organiser, EDITION, "Putu Juri", email, closed.now).await.unwrap();
        let id = closed.judge(&store, &putu).await.unwrap().id;
        let give = async |round: &str, category: &str| {
            seat_judge(&store, &made, EDITION, id, round, &[category.to_owned()], "").await.unwrap();
        };
        // Nobody entered the category that Putu reads first, and the other one is given once the round is open.
        give(FIRST, "MAHASISWA").await;
        closed.swear(&store, &putu).await.unwrap();
        give(SECOND, CATEGORY).await;
        let more = t!(l, judging.more_to_declare, count = 2);
        let listed = t!(l, panel.owes_declaration, count = 2);
        let alone = t!(l, panel.ready_owes_text, count = 2);
        let mut own = scene.signed_in(email).await;
        let mut desk = scene.signed_in(&closed.organiser.email).await;
        let secret = closed.organiser.totp_secret.as_ref().unwrap();
        desk.type_into(&t!(l, sign_in.code), &digits(secret, closed.now).unwrap());
        desk.press(&t!(l, sign_in.enter)).await;
        let (panel, one) = (l.path("/panitia/2026/juri"), l.path(&format!("/panitia/2026/juri/{id}")));
        for is_locked in [false, true] {
            if is_locked {
                closed.mark(&store, &judges, FIRST, &[&[8, 8, 8], &[6, 6, 6]]).await.unwrap();
                closed.lock(&store, FIRST).await.unwrap();
            }
            own.open(&l.path("/juri")).await.sees(&t!(l, judging.conflicts_due));
            own.open(&scene.path("")).await.sees(&more);
            for (page, said) in [(&panel, &listed), (&one, &alone)] {
                desk.open(page).await.sees(said).sees(&t!(l, judging.conflicts_due));
            }
            desk.sees_not(&t!(l, panel.ready_text)).sees_not(&t!(l, panel.ready));
        }
        own.follow(&t!(l, judging.declare_now)).await.sees(&t!(l, judging.conflicts_more));
        own.sees(&t!(l, judging.conflicts_named));
        own.tick(&t!(l, judging.conflicts_none)).press(&t!(l, judging.conflicts_save)).await;
        own.sees_not(&t!(l, judging.declare_now));
        own.open(&l.path("/juri"))
            .await
            .sees(&t!(l, judging.no_round))
            .sees_not(&t!(l, judging.conflicts_due));
        for (page, said) in [(&panel, &listed), (&one, &alone)] {
            desk.open(page).await.sees_not(said).sees_not(&t!(l, judging.conflicts_due));
        }
    }
}

#[tokio::test]
async fn whoever_owes_a_sheet_reads_it_first_and_declares_about_a_later_round_beside_that() {
    for l in Locale::ALL {
        let world = World::empty(BACKENDS[0]).await;
        let store = world.fresh.store.clone();
        let mut announced = Announced::of(&store, &denpasar(MORNING).unwrap(), MORNING, 2).await.unwrap();
        let student = announced.applicants.remove(1).at(MORNING);
        let entering = Beginning { category: "MAHASISWA".to_owned(), ..beginning() };
        let code = begin_entry(&store, &student, &entering, "").await.unwrap();
        save_draft(&store, &student, &code, 1, plan(2), "").await.unwrap();
        send_entry(&store, &student, &code, 2, "").await.unwrap();
        let number = entry(&store, &student, &code).await.unwrap().entry.number.unwrap().0;
        let closed = announced.enter(&store, MORNING).await.unwrap();
        closed.pass_all(&store).await.unwrap();
        let made = closed.organiser.at(closed.now);
        screen_entry(&store, &made, EDITION, &number, &Finding::Passed, 0, "").await.unwrap();
        let judges = closed.judges(&store, 4).await.unwrap();
        let give = async |judge: usize, round: &str| {
            let place = closed.judge(&store, &judges[judge]).await.unwrap().id;
            seat_judge(&store, &made, EDITION, place, round, &["MAHASISWA".to_owned()], "").await.unwrap();
        };
        for judge in 0..3 {
            give(judge, FIRST).await;
        }
        for judge in &judges {
            closed.swear(&store, judge).await.unwrap();
        }
        open_round(&store, &made, EDITION, FIRST, "").await.unwrap();
        give(3, SECOND).await;
        world.state.clock.move_to(closed.now);
        let browser = world.browser();
        let scene = Scene { world, closed, locale: l, browser };

        let mut own = scene.signed_in(&judges[3].email).await;
        own.open(&l.path("/juri")).await.sees(&t!(l, judging.owed, count = 1));
        own.sees_not(&t!(l, judging.conflicts_due));
        own.open(&scene.path("")).await.sees(&t!(l, judging.more_to_declare, count = 1));
        let next = t!(l, judging.next_sheet, number = scene.closed.number(0));
        assert_eq!(own.page().texts("main button.j-button"), [next]);
        let quiet = own.page().texts("main a.j-button--quiet");
        assert_eq!(quiet, [t!(l, judging.declare_now)], "a page has one next step");
        scene.closed.mark(&store, &judges[3..], FIRST, &[&[7]]).await.unwrap();
        own.open(&l.path("/juri")).await.sees(&t!(l, judging.conflicts_due));
        own.open(&scene.path("")).await.sees(&t!(l, judging.all_done));
        assert!(own.page().texts("main a.j-button--quiet").is_empty());
        own.follow(&t!(l, judging.declare_now)).await.sees(&t!(l, judging.conflicts_more));
    }
}

#[tokio::test]
async fn a_declaration_that_is_refused_keeps_what_was_typed() {
    for l in Locale::ALL {
        let scene = Scene::set(BACKENDS[0], l, 2).await;
        let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
        let (made, numbers) =
            (scene.closed.organiser.at(now), [0, 1].map(|n| scene.closed.number(n).to_owned()));
        let judge = scene.closed.judges(&store, 3).await.unwrap().remove(0);
        sign_pact(&store, &judge.at(now), EDITION, PACT, true, "").await.unwrap();
        let title = scene.closed.edition.rulebook.category(CATEGORY).unwrap().title.get(l).to_owned();
        let box_of =
            |n: usize| t!(l, judging.conflict, number = numbers[n].clone(), category = title.clone());
        let reason_of = |n: usize| t!(l, judging.conflict_reason, number = numbers[n].clone());
        let said = |n: usize, reason: &str| {
            t!(l, judging.conflict_written, number = numbers[n].clone(), reason = reason.to_owned())
        };
        let save = t!(l, judging.conflicts_save);
        let mut open = Vec::new();
        for _ in 0..3 {
            let mut browser = scene.signed_in(&judge.email).await;
            browser.open(&scene.path("/konflik")).await.sees(&t!(l, judging.conflicts_blind));
            browser.tick(&box_of(0)).type_into(&reason_of(0), "Sepupu saya.");
            browser.type_into(&reason_of(1), "Teman lama.");
            open.push(browser);
        }
        let mut ticked = open[0].clone();
        ticked.open(&scene.path("/konflik")).await.tick(&box_of(0));
        let [early, browser, late] = &mut open[..] else { panic!("three of them") };

        // The screening goes on meanwhile: nothing can be declared, and nothing typed is lost.
        take_back(&store, &made, EDITION, &numbers[0], "Salah baca.", 1, "").await.unwrap();
        early.press(&save).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        early
            .sees(&t!(l, judging.conflicts_later))
            .sees(&said(0, "Sepupu saya."))
            .sees(&said(1, "Teman lama."));
        ticked.press(&save).await.sees(&t!(l, judging.conflict_ticked, number = numbers[0].clone()));
        screen_entry(&store, &made, EDITION, &numbers[0], &Finding::Passed, 2, "").await.unwrap();

        // An entry goes: what is still on the list stands in its fields, the other below.
        let form = Exclusion { number: &numbers[1], since: "S1", reason: "Rencana disalin.", shown: 0 };
        for by in [&scene.closed.organiser, &scene.closed.chair] {
            exclude_entry(&store, &by.at(now), EDITION, form, "").await.unwrap();
        }
        browser.press(&save).await;
        assert_eq!(browser.status, StatusCode::CONFLICT);
        browser.sees(&t!(l, refusals.list_changed)).sees(&said(1, "Teman lama.")).sees_not(&box_of(1));
        assert!(browser.is_ticked(&box_of(0)));
        browser.press(&save).await;
        assert_eq!(browser.path, scene.path("?kabar=konflik"), "{}", browser.text());

        // A declaration stands: this one was not recorded, and says so.
        late.press(&save).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        late.sees(&t!(l, refusals.conflicts_stand)).sees(&t!(l, judging.conflicts_stand));
        late.sees(&said(0, "Sepupu saya."));
        late.follow(&t!(l, judging.to_queue)).await;
        assert_eq!(late.path, scene.path(""));
    }
}
