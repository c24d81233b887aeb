//! A judge is asked about what comes later, and sees that this is what is next.

use super::scene::Scene;
use crate::world::{BACKENDS, MORNING, World};
use http::StatusCode;
use juara::{Locale, screening::Finding};
use juara_store::{
    fixture::panel::{CATEGORY, Closed, EDITION, PACT},
    panel::{judge_desk, sign_pact},
    recap::{Exclusion, exclude_entry},
    screening::{screen_entry, take_back},
};
use juara_words::t;

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
        early.follow(&t!(l, judging.declare_now)).await.sees(&t!(l, judging.conflicts_more));
        // A round that has not begun is still to come.
        early.open(&l.path("/juri")).await.sees(&t!(l, judging.no_round));
        early.sees_not(&t!(l, judging.all_locked));

        scene.open_first().await;
        scene.browser = scene.signed_in(&judges[0].email).await;

        let (places, due) = (l.path("/juri"), t!(l, judging.conflicts_due));
        scene.browser.open(&places).await.sees(&due).sees_not(&t!(l, judging.owed, count = 2));
        let queue = scene.path("");
        scene.browser.open(&queue).await.sees(&t!(l, judging.conflicts_more));
        assert_eq!(scene.browser.path, scene.path("/konflik"));
        scene.browser.tick(&t!(l, judging.conflicts_none)).press(&t!(l, judging.conflicts_save)).await;
        scene.browser.open(&places).await.sees_not(&due).sees(&t!(l, judging.owed, count = 2));
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
        let [early, browser, late] = &mut open[..] else { panic!("three of them") };

        // The screening goes on meanwhile: nothing can be declared, and nothing typed is lost.
        take_back(&store, &made, EDITION, &numbers[0], "Salah baca.", 1, "").await.unwrap();
        early.press(&save).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        early
            .sees(&t!(l, judging.conflicts_later))
            .sees(&said(0, "Sepupu saya."))
            .sees(&said(1, "Teman lama."));
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
