//! What a judge does not reach: other people's entries, and those they keep away from.

use super::scene::Scene;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Locale, screening::Finding};
use juara_store::{
    entry::{entry, withdraw_entry},
    fixture::{
        cast,
        panel::{CATEGORY, EDITION, FIRST, PACT},
    },
    judging::step_back,
    panel::sign_pact,
    screening::{screen_entry, take_back},
};
use juara_words::t;

#[tokio::test]
async fn stepping_back_shuts_plan_and_sheet_at_the_next_request() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (mut scene, judges) = Scene::judged(backend, l, 2).await;
            let path = scene.sheet(0);
            let mut other = scene.signed_in(&judges[0].email).await;
            other.open_sheet(l, &path).await;
            assert_eq!(other.status, StatusCode::OK);
            let mut late = scene.signed_in(&judges[0].email).await;
            let mut empty = scene.signed_in(&judges[0].email).await;
            scene.browser.open_sheet(l, &path).await.follow(&t!(l, judging.leave_link)).await;
            late.open(&format!("{path}/mundur")).await;
            empty.open(&format!("{path}/mundur")).await;
            scene.browser.press(&t!(l, judging.leave)).await;
            assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
            scene.browser.type_into(&t!(l, judging.leave_reason), "Sepupu saya.");
            let [first, second] = scene.browser.press_twice(&t!(l, judging.leave)).await;
            assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
            let number = scene.closed.number(0).to_owned();
            assert_eq!(scene.browser.path, scene.path(&format!("?kabar=mundur&no={number}")));
            scene.browser.sees(&t!(l, judging.just_left, number = number.as_str()));
            scene.browser.sees(&t!(l, judging.stepped_back));

            for shut in [path.clone(), format!("{path}/mundur")] {
                assert_eq!(scene.browser.open(&shut).await.status, StatusCode::FORBIDDEN);
                scene.browser.sees(&t!(l, refusals.stepped_back)).sees_not("bawang petani Songan");
            }
            // A reason that another tab wrote meanwhile is not lost; without one there is nothing to show.
            late.type_into(&t!(l, judging.leave_reason), "Sepupu dari ibu.")
                .press(&t!(l, judging.leave))
                .await;
            assert_eq!(late.status, StatusCode::FORBIDDEN);
            late.sees(&t!(l, refusals.stepped_back))
                .sees(&t!(l, judging.typed_late))
                .sees("Sepupu dari ibu.");
            empty.press(&t!(l, judging.leave)).await;
            assert_eq!(empty.status, StatusCode::FORBIDDEN);
            empty.sees_not(&t!(l, judging.typed_late));
            scene.choose(&mut other, &["4", "4", "4"]);
            other.press(&t!(l, judging.send)).await;
            assert_eq!(other.status, StatusCode::FORBIDDEN);
            other.sees(&t!(l, judging.typed_late)).sees_not("bawang petani Songan");
            let beside = scene.sheet(1);
            assert_eq!(other.open(&beside).await.status, StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn the_ways_to_the_neighbours_lead_past_what_is_shut() {
    let (mut scene, judges) = Scene::judged(BACKENDS[0], Locale::Id, 3).await;
    let lines = scene.stored(&judges[0], 0).await.lines;
    let order: Vec<String> = lines.iter().map(|line| line.number.to_string()).collect();
    let [first, shut, last] = &order[..] else { panic!("{order:?}") };
    let (store, by) = (scene.world.fresh.store.clone(), judges[0].at(scene.closed.now));
    step_back(&store, &by, EDITION, FIRST, shut, "Sepupu saya.", "").await.unwrap();
    let path = |scene: &Scene, number: &str| scene.path(&format!("/{FIRST}/{number}"));
    let (open_text, mut unopened) = (t!(Locale::Id, judging.open_text), 0);
    for (here, before, after) in [(first, None, Some(last)), (last, Some(first), None)] {
        let sheet = path(&scene, here);
        for opens in [false, true] {
            if opens {
                scene.browser.open_sheet(Locale::Id, &sheet).await;
            } else {
                scene.browser.open(&sheet).await;
                unopened += scene.browser.text().matches(open_text.as_str()).count();
            }
            for (rel, neighbour) in [("prev", before), ("next", after)] {
                let want: Vec<String> = neighbour.into_iter().map(|number| path(&scene, number)).collect();
                let ways = scene.browser.page().attributes(&format!("main a[rel={rel}]"), "href");
                assert_eq!(ways, want, "{rel} of {here} in {order:?}, opened: {opens}");
            }
        }
    }
    assert!(unopened > 0, "one of them was not opened before");
}

#[tokio::test]
async fn what_a_form_of_conflicts_did_not_show_is_asked_about_later() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let scene = Scene::set(backend, l, 2).await;
            let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
            let (made, late) = (scene.closed.organiser.at(now), scene.closed.number(1));
            let copied = Finding::Failed { reason: "copied".to_owned() };
            take_back(&store, &made, EDITION, late, "Salah baca.", 1, "").await.unwrap();
            screen_entry(&store, &made, EDITION, late, &copied, 2, "").await.unwrap();
            let judges = scene.closed.judges(&store, 3).await.unwrap();
            for judge in &judges[1..] {
                scene.closed.swear(&store, judge).await.unwrap();
            }
            sign_pact(&store, &judges[0].at(now), EDITION, PACT, true, "").await.unwrap();
            let mut browser = scene.signed_in(&judges[0].email).await;
            let (form, list) = (scene.path("/konflik"), scene.path(""));
            let title = scene.closed.edition.rulebook.category(CATEGORY).unwrap().title.get(l);
            let line = |n: usize| t!(l, judging.conflict, number = scene.closed.number(n), category = title);
            browser.open(&form).await.sees(&line(0)).sees_not(&line(1));
            browser.sees_not(&t!(l, judging.conflicts_more));

            take_back(&store, &made, EDITION, late, "Salah baca lagi.", 3, "").await.unwrap();
            screen_entry(&store, &made, EDITION, late, &Finding::Passed, 4, "").await.unwrap();
            browser.tick(&t!(l, judging.conflicts_none)).press(&t!(l, judging.conflicts_save)).await;
            assert_eq!(browser.path, scene.path("?kabar=konflik"), "{}", browser.text());
            scene.open_first().await;
            browser.open(&list).await;
            assert_eq!(browser.path, form, "{}", browser.text());
            browser.sees(&t!(l, judging.conflicts_more)).sees(&line(1)).sees_not(&line(0));
        }
    }
}

#[tokio::test]
async fn who_was_given_an_entry_learns_that_it_was_withdrawn() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (mut scene, judges) = Scene::judged(backend, l, 2).await;
            let (path, number) = (scene.sheet(0), scene.closed.number(0).to_owned());
            scene.browser.open_sheet(l, &path).await;
            let (owner, code, _) = &scene.closed.entrants[0];
            let owner = owner.at(scene.closed.now);
            let store = scene.world.fresh.store.clone();
            let version = entry(&store, &owner, code).await.unwrap().entry.version;
            withdraw_entry(&store, &owner, code, version, "").await.unwrap();
            let gone = t!(l, refusals.gone_withdrawn, number = number);
            assert_eq!(scene.browser.open(&path).await.status, StatusCode::CONFLICT);
            scene.browser.sees(&gone).sees_not("bawang petani Songan").sees_not("Wayan");
            scene.browser.follow(&t!(l, judging.to_queue)).await;
            assert_eq!(scene.browser.path, scene.path(""));
            scene.browser.sees(&t!(l, judging.left_withdrawn));
            // Whoever had it before them and did not begin is told the same.
            let mut other = scene.signed_in(&judges[1].email).await;
            assert_eq!(other.open(&path).await.status, StatusCode::CONFLICT);
            other.sees(&gone).sees_not("bawang petani Songan").sees_not("Wayan");
        }
    }
}

#[tokio::test]
async fn an_open_round_whose_entries_have_all_left_is_not_called_one_that_is_still_to_come() {
    for l in Locale::ALL {
        let (mut scene, _) = Scene::judged(BACKENDS[0], l, 1).await;
        let (owner, code, _) = &scene.closed.entrants[0];
        let (owner, store) = (owner.at(scene.closed.now), scene.world.fresh.store.clone());
        let version = entry(&store, &owner, code).await.unwrap().entry.version;
        withdraw_entry(&store, &owner, code, version, "").await.unwrap();
        let queue = scene.path("");
        scene.browser.open(&queue).await.sees_not(&t!(l, judging.queue_empty));
        scene.browser.sees(&t!(l, judging.round_nothing)).sees(&t!(l, judging.left_withdrawn));
    }
}

#[tokio::test]
async fn what_was_not_given_does_not_exist() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let (mut scene, _) = Scene::judged(backend, l, 1).await;
        let (store, now) = (scene.world.fresh.store.clone(), scene.closed.now);
        let email = "putu@contoh.test";
        let putu =
            cast::judge(&store, &scene.closed.organiser, EDITION, "Putu Juri", email, now).await.unwrap();
        scene.closed.swear(&store, &putu).await.unwrap();
        let given = scene.sheet(0);
        for unknown in [format!("/{FIRST}/99999"), format!("/{FIRST}/0"), "/tahap-lain/1".to_owned()] {
            let path = scene.path(&unknown);
            assert_eq!(scene.browser.open(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let mut putu = scene.signed_in(email).await;
        let applicant = scene.closed.entrants[0].0.email.clone();
        let mut wayan = scene.signed_in(&applicant).await;
        for browser in [&mut putu, &mut wayan] {
            for path in [given.clone(), format!("{given}/mundur")] {
                assert_eq!(browser.open(&path).await.status, StatusCode::NOT_FOUND, "{path}");
                browser.sees_not("bawang petani Songan");
            }
        }
        for rest in ["", "/pakta", "/konflik"] {
            let path = scene.path(rest);
            assert_eq!(wayan.open(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let mut public = scene.world.browser();
        for path in ["/juri", "/juri/2026", "/juri/2026/pakta", "/juri/2026/konflik", &given] {
            assert!(public.open(path).await.path.starts_with("/masuk?lanjut="), "{path}: {}", public.path);
        }
    }
}
