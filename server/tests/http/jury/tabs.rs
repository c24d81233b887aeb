//! Two devices at once, and an impatient finger: nothing is overwritten, nothing sent twice.

use super::scene::{Scene, chosen, written};
use crate::world::BACKENDS;
use http::StatusCode;
use juara::{Locale, sheet::Mark};
use juara_words::t;

#[tokio::test]
async fn a_sheet_that_was_saved_elsewhere_shows_both_and_overwrites_nothing() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let (mut scene, judges) = Scene::judged(backend, l, 1).await;
            let path = scene.sheet(0);
            let (comment, save) = (t!(l, judging.comment), t!(l, judging.save));
            let mut other = scene.signed_in(&judges[0].email).await;
            other.open_sheet(l, &path).await;
            let mut phone = scene.signed_in(&judges[0].email).await;
            phone.open_sheet(l, &path).await;
            scene.choose(&mut phone, &["2", "3"]);
            phone.type_into(&comment, "Dari ponsel").press(&save).await;
            assert_eq!(phone.status, StatusCode::OK);

            scene.choose(&mut other, &["5", "4", "4½"]);
            other.type_into(&comment, "Dari laptop").type_into(&t!(l, judging.note), "Catatan laptop");
            other.press(&save).await;
            assert_eq!(other.status, StatusCode::CONFLICT);
            other.sees("Dari ponsel").sees(&t!(l, judging.both_text));
            assert_eq!(written(&other), ["Dari laptop", "Catatan laptop"]);
            assert_eq!(chosen(&other), ["10", "8", "9"]);
            let stored = scene.stored(&judges[0], 0).await.sheet.unwrap().content;
            assert_eq!((stored.comment.as_str(), stored.marks.len()), ("Dari ponsel", 2));

            other.press(&t!(l, judging.send)).await;
            let queue = scene.path(&format!("?kabar=terkirim&no={}", scene.closed.number(0)));
            assert_eq!(other.path, queue, "{}", other.text());
            let stored = scene.stored(&judges[0], 0).await;
            assert_eq!(stored.sendings[0].comment, "Dari laptop");
            assert_eq!(stored.sendings[0].marks["K3"], Mark::Steps(9));
            scene.browser = other;
        }
    }
}

#[tokio::test]
async fn a_button_pressed_twice_sends_once() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let (mut scene, judges) = Scene::judged(backend, l, 1).await;
        let path = scene.sheet(0);
        let mut browser = scene.signed_in(&judges[0].email).await;
        browser.open_sheet(l, &path).await;
        scene.choose(&mut browser, &["4", "4", "4"]);
        let [first, second] = browser.press_twice(&t!(l, judging.save)).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        assert_eq!(scene.stored(&judges[0], 0).await.sheet.unwrap().version, 1);
        let [first, second] = browser.press_twice(&t!(l, judging.send)).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        assert_eq!(scene.stored(&judges[0], 0).await.sendings.len(), 1);
        // The same once more is no correction, and says so.
        browser.open(&path).await.type_into(&t!(l, judging.reason), "Tidak ada.");
        browser.press(&t!(l, judging.send_again)).await;
        assert_eq!(browser.status, StatusCode::CONFLICT);
        browser.sees(&t!(l, refusals.nothing_new));
        assert_eq!(scene.stored(&judges[0], 0).await.sendings.len(), 1);
        scene.browser = browser;
    }
}
