//! What applicants read on their own pages: what was decided, and what judges wrote.

use super::scene::Scene;
use crate::world::BACKENDS;
use juara::{Locale, screening::Finding, sheet::Typed};
use juara_store::{
    entry::{entry, save_draft},
    fixture::{
        panel::{EDITION, FIRST, plan},
        result::{COMMENT, SECOND, same_mark},
    },
    judging::{send_sheet, step_back},
    recap::{Exclusion, exclude_entry},
    screening::screen_entry,
};
use juara_words::t;

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
            scene.closed.release(scene.store(), 1).await.unwrap();
            scene.open(&mut browser, &page).await.sees(&t!(l, entry.provisional_text));
            browser.sees(&t!(l, entry.comments)).sees(COMMENT);
            browser.follow(&t!(l, board.see)).await;
            let (made, luh) = (&scene.closed.organiser, &scene.closed.chair);
            let number = scene.closed.number(2);
            for by in [made, luh] {
                let form = Exclusion { number, since: "result", reason: "Rencana disalin.", shown: 0 };
                exclude_entry(scene.store(), &by.at(scene.closed.now), EDITION, form, "").await.unwrap();
            }
            scene.open(&mut browser, &page).await.sees(&t!(l, entry.excluded));
            browser.sees(&t!(l, entry.excluded_text, reason = "Rencana disalin"));
            scene.closed.release(scene.store(), 2).await.unwrap();
            let (other, code, _) = scene.closed.entrants[0].clone();
            let mut browser = scene.signed_in(&other).await;
            scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(&t!(l, entry.final_text));
            browser.sees(&t!(l, entry.rank_title));
            assert!(
                browser.page().texts(".j-panel p").iter().any(|said| said.contains('1')),
                "{}",
                browser.text()
            );
            scene.open(&mut browser, "/2026").await.sees(&t!(l, public.phase_final));
            scene.open(&mut browser, "/2026/jadwal").await.sees(&t!(l, public.final_announced));
            scene.open(&mut browser, "/ikut").await.sees(&t!(l, entry.final_text));
        }
    }
}

#[tokio::test]
async fn nothing_is_told_of_who_stepped_back_nor_of_what_was_corrected_since() {
    for backend in BACKENDS {
        let scene = Scene::set(backend, Locale::Id, 1, 4).await;
        let (store, now, number) = (scene.store(), scene.closed.now, scene.closed.number(0));
        scene.mark(FIRST, &[&[0, 7, 8]]).await;
        for (judge, seen, comment, reason) in [
            (0, 0, "Kalimat lama.", ""),
            (0, 1, "Kalimat baru.", "Salah tulis."),
            (3, 0, "RAHASIA SEKALI", ""),
        ] {
            let by = scene.judges[judge].at(now);
            let typed = Typed { comment: comment.to_owned(), ..same_mark(6) };
            send_sheet(store, &by, EDITION, FIRST, number, seen, &typed, reason, "").await.unwrap();
        }
        let by = scene.judges[3].at(now);
        step_back(store, &by, EDITION, FIRST, number, "Sepupu saya.", "").await.unwrap();
        scene.closed.lock(store, FIRST).await.unwrap();
        scene.closed.open_second(store, &scene.judges[..3]).await.unwrap();
        scene.mark(SECOND, &[&[6, 7, 8]]).await;
        scene.closed.lock(store, SECOND).await.unwrap();
        scene.closed.release(store, 1).await.unwrap();
        let (owner, code, _) = scene.closed.entrants[0].clone();
        let mut browser = scene.signed_in(&owner).await;
        scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(COMMENT).sees("Kalimat baru.");
        browser.sees_not("Kalimat lama.").sees_not("RAHASIA SEKALI");
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
            screen_entry(scene.store(), &by, EDITION, scene.closed.number(0), &finding, "").await.unwrap();
            let (owner, code, _) = scene.closed.entrants[0].clone();
            let mut browser = scene.signed_in(&owner).await;
            scene.open(&mut browser, &format!("/ikut/{code}")).await.sees(&t!(l, entry.failed));
            browser.sees(reason.text.get(l));

            let (owner, code, _) = scene.closed.entrants[1].clone();
            let mut browser = scene.signed_in(&owner).await;
            let page = format!("/ikut/{code}/isi");
            let said = t!(l, entry.newer_not_judged, sending = 1_u32);
            scene.open(&mut browser, &page).await.sees_not(&said);
            let own = owner.at(now);
            let version = entry(scene.store(), &own, &code).await.unwrap().entry.version;
            let mut later = plan(1);
            later.set("business", "Sambal lain");
            let refused = save_draft(scene.store(), &own, &code, version, later, "").await;
            assert!(refused.is_err(), "kept, but too late");
            scene.open(&mut browser, &page).await.sees(&said);
        }
    }
}
