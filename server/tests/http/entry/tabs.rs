//! Two devices at once: nothing is overwritten, the person chooses.

use super::scene::Scene;
use crate::{browser::Browser, world::BACKENDS};
use http::StatusCode;
use juara::Locale;
use juara_words::t;

/// What stands in the field of a question.
fn stands(browser: &Browser, question: &str) -> Vec<String> {
    let name = format!("[name=q_{question}]");
    browser.page().attributes(&format!("input{name}"), "value")
}

#[tokio::test]
async fn both_texts_are_shown_and_one_is_chosen() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l).await;
            let code = scene.written().await;
            let path = l.path(&format!("/ikut/{code}/isi"));
            let (business, capital) = (scene.label("business"), scene.label("capital"));
            let mut other = scene.signed_in("wayan@contoh.test").await;
            other.open(&path).await;
            scene.browser.open(&path).await;
            scene.browser.type_into(&business, "Dari ponsel").type_into(&capital, "3 juta");
            scene.browser.press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::OK);

            other.type_into(&business, "Dari laptop").press(&t!(l, entry.save)).await;
            assert_eq!(other.status, StatusCode::CONFLICT);
            other.sees("Dari ponsel").sees("Dari laptop").sees(&t!(l, entry.both_mine));
            assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Dari ponsel");
            // Nothing is chosen beforehand, and nothing replaced without a choice.
            assert!(other.page().attributes("input[checked]", "value").is_empty());
            other.press(&t!(l, entry.both_save)).await;
            assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
            other.sees("Dari ponsel").sees("Dari laptop");
            assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Dari ponsel");

            // What this tab did not touch is no question.
            assert_eq!(other.page().texts("fieldset legend"), [business.as_str()]);
            other.choose(&business, &t!(l, entry.both_mine)).press(&t!(l, entry.both_save)).await;
            assert_eq!(other.status, StatusCode::OK);
            let answers = scene.stored(&code).await.entry.answers;
            assert_eq!((answers.get("business"), answers.get("capital")), ("Dari laptop", "3 juta"));
            assert_eq!(stands(&other, "business"), ["Dari laptop"]);
            assert_eq!(stands(&other, "capital"), ["3 juta"]);
        }
    }
}

#[tokio::test]
async fn each_question_is_chosen_by_itself() {
    let l = Locale::Id;
    let mut scene = Scene::set(BACKENDS[0], l).await;
    let code = scene.written().await;
    let [business, summary, capital] = ["business", "summary", "capital"].map(|id| scene.label(id));
    let mut other = scene.signed_in("wayan@contoh.test").await;
    other.open(&format!("/ikut/{code}/isi")).await;
    scene.browser.type_into(&business, "Ponsel").type_into(&capital, "3 juta").type_into(&summary, "Sama.");
    scene.browser.press(&t!(l, entry.save)).await;
    other.type_into(&business, "Laptop").type_into(&capital, "4 juta").type_into(&summary, "Sama.");
    other.press(&t!(l, entry.save)).await;
    assert_eq!(other.page().texts("fieldset legend"), [business.as_str(), capital.as_str()]);
    other.sees("Rp3.000.000").sees("Rp4.000.000");
    other.choose(&business, &t!(l, entry.both_mine));
    other.choose(&capital, t!(l, entry.both_stored, at = "").trim()).press(&t!(l, entry.both_save)).await;
    let answers = scene.stored(&code).await.entry.answers;
    assert_eq!(["business", "capital", "summary"].map(|id| answers.get(id)), ["Laptop", "3 juta", "Sama."]);
}

#[tokio::test]
async fn a_form_that_came_back_for_another_reason_overwrites_nothing_either() {
    let l = Locale::Id;
    let mut scene = Scene::set(BACKENDS[0], l).await;
    let code = scene.written().await;
    let business = scene.label("business");
    let mut other = scene.signed_in("wayan@contoh.test").await;
    other.open(&format!("/ikut/{code}/isi")).await;
    scene.browser.type_into(&business, "Dari ponsel").press(&t!(l, entry.save)).await;
    other.type_into(&business, "Dari\0laptop").press(&t!(l, entry.save)).await;
    assert!(other.status.is_client_error(), "{}", other.status);
    other.sees("Dari ponsel");
    assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Dari ponsel");
}

#[tokio::test]
async fn what_was_written_before_signing_in_again_is_kept_and_overwrites_nothing() {
    let l = Locale::Id;
    let mut scene = Scene::set(BACKENDS[0], l).await;
    let code = scene.written().await;
    let business = scene.label("business");
    let mut other = scene.signed_in("wayan@contoh.test").await;
    other.open(&format!("/ikut/{code}/isi")).await;
    let late = juara::Instant(scene.world.state.clock.now().0 + 8 * 86_400_000);
    scene.world.state.clock.move_to(late);
    other.type_into(&business, "Ditulis lama").press(&t!(l, entry.save)).await;
    assert!(other.path.starts_with("/masuk?lanjut="), "{}", other.path);
    other.sees(&t!(l, refusals.sign_in_kept)).sees_not(&t!(l, refusals.sign_in_first));
    let mut phone = scene.signed_in("wayan@contoh.test").await;
    phone.open(&format!("/ikut/{code}/isi")).await;
    phone.type_into(&business, "Dari ponsel").press(&t!(l, entry.save)).await;
    other.type_into(&t!(l, sign_in.email), "wayan@contoh.test");
    other.type_into(&t!(l, sign_in.passphrase), juara_store::fixture::cast::PASSPHRASE);
    other.press(&t!(l, sign_in.enter)).await;
    other.sees("Ditulis lama").sees("Dari ponsel");
    other.choose(&business, &t!(l, entry.both_mine)).press(&t!(l, entry.both_save)).await;
    assert_eq!(scene.stored(&code).await.entry.answers.get("business"), "Ditulis lama");
}
