//! A round whose scale is too long for keys: marks are written.

use super::scene::Scene;
use crate::world::{BACKENDS, MORNING};
use http::StatusCode;
use juara::{
    Locale, Rulebook,
    rulebook::ScaleRule,
    sheet::{CANNOT_ASSESS, Mark},
};
use juara_store::{
    fixture::{
        panel::{EDITION, FIRST},
        rulebook::denpasar,
    },
    judging::step_back,
};
use juara_words::{format, t};

const HALVES: ScaleRule = ScaleRule { min: 0, max: 200, per_point: 2 };

#[tokio::test]
async fn a_mark_is_written_and_what_is_no_mark_comes_back_as_it_was_written() {
    let book = in_halves();
    for (backend, l) in BACKENDS.into_iter().zip(Locale::ALL) {
        let (mut scene, judges) = Scene::of(backend, l, &book, 1).await.opened().await;
        let (path, criteria) = (scene.sheet(0), scene.criteria());
        let none = t!(l, judging.cannot_assess);
        scene.browser.open_sheet(l, &path).await.sees(&t!(
            l,
            judging.write_mark,
            marks = format::marks(l, HALVES)
        ));
        assert_eq!(scene.browser.page().count("input[type=radio]"), 0);
        // Every description stays in sight, beside its own mark.
        assert_eq!(scene.browser.page().texts(".j-anchor b")[..5], ["0", "25", "50", "75", "100"]);

        scene
            .browser
            .type_into(&criteria[0], "100,5")
            .type_into(&criteria[1], "82,25")
            .type_into(&criteria[2], "70");
        scene.browser.tick_in_group(&criteria[2], &none).press(&t!(l, judging.save)).await;
        assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
        for criterion in &criteria[..2] {
            let marks = format::marks(l, HALVES);
            scene.browser.sees(&t!(l, problems.off_scale, label = criterion, marks = marks));
        }
        scene.browser.sees(&t!(
            l,
            problems.marked_and_not,
            label = criteria[2].as_str(),
            none = none.as_str()
        ));
        assert_eq!(numbers(&scene), ["100,5", "82,25", "70"]);
        let ticked = scene.browser.page().attributes(".j-scale__none input[checked]", "value");
        assert_eq!(ticked, [CANNOT_ASSESS]);
        assert_eq!(scene.stored(&judges[0], 0).await.sheet.unwrap().version, 0);

        // Both decimal signs are read, whatever the language; what is stored is shown in the reader's own.
        scene
            .browser
            .type_into(&criteria[0], "100")
            .type_into(&criteria[1], "82.5")
            .type_into(&criteria[2], "");
        scene.browser.press(&t!(l, judging.save)).await;
        scene.browser.open(&path).await;
        let half = format::decimal(l, "82.5");
        assert_eq!(numbers(&scene), ["100", half.as_str(), ""]);
        let stored = scene.stored(&judges[0], 0).await.sheet.unwrap().content.marks;
        let want = [("K1", Mark::Steps(200)), ("K2", Mark::Steps(165)), ("K3", Mark::CannotAssess)];
        assert_eq!(stored, want.map(|(criterion, mark)| (criterion.to_owned(), mark)).into());

        scene.browser.type_into(&criteria[2], "0").tick_in_group(&criteria[2], &none);
        scene.browser.press(&t!(l, judging.send)).await;
        scene.browser.open(&path).await;
        // 30 * 200/200 + 40 * 165/200 + 30 * 0/200
        assert_eq!(scene.browser.page().texts("output"), [format::decimal(l, "63.00")]);
        assert_eq!(scene.stored(&judges[0], 0).await.sendings[0].marks["K3"], Mark::Steps(0));
    }
}

#[tokio::test]
async fn what_is_no_mark_is_shown_to_whom_the_sheet_was_shut_meanwhile() {
    let book = in_halves();
    for (backend, l) in BACKENDS.into_iter().zip(Locale::ALL) {
        let (mut scene, judges) = Scene::of(backend, l, &book, 1).await.opened().await;
        let (path, criteria, none) = (scene.sheet(0), scene.criteria(), t!(l, judging.cannot_assess));
        scene.browser.open_sheet(l, &path).await;
        let mut both = scene.browser.clone();
        let (store, by) = (scene.world.fresh.store.clone(), judges[0].at(scene.closed.now));
        let number = scene.closed.number(0);
        step_back(&store, &by, EDITION, FIRST, number, "Sepupu saya.", "").await.unwrap();

        scene.browser.type_into(&criteria[0], "85,3").press(&t!(l, judging.save)).await;
        assert_eq!(scene.browser.status, StatusCode::FORBIDDEN);
        scene.browser.sees(&t!(l, judging.typed_late)).sees("85,3").sees(&t!(l, judging.off_scale));
        both.type_into(&criteria[1], "70").tick_in_group(&criteria[1], &none);
        both.press(&t!(l, judging.save)).await;
        assert_eq!(both.status, StatusCode::FORBIDDEN);
        both.sees(&t!(l, judging.typed_late)).sees(&format!("70 · {none}"));
        both.sees_not(&t!(l, judging.off_scale));
    }
}

/// The sample, whose first round is marked from 0 to 100 in halves.
fn in_halves() -> Rulebook {
    let mut book = denpasar(MORNING).unwrap();
    book.rounds[0].scale = Some(HALVES);
    for criterion in &mut book.rounds[0].criteria {
        for (anchor, point) in criterion.anchors.iter_mut().zip([0, 25, 50, 75, 100]) {
            anchor.point = point;
        }
    }
    book
}

/// What stands in the fields for marks.
fn numbers(scene: &Scene) -> Vec<String> {
    scene.browser.page().attributes(".j-scale__number", "value")
}
