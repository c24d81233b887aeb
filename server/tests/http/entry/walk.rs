//! From the empty list to the second receipt, in both languages, on both databases.

use super::scene::{Scene, receipt_letters};
use crate::world::BACKENDS;
use http::{StatusCode, header::CONTENT_DISPOSITION};
use juara::{Locale, entry::Standing};
use juara_words::{format, t};
use std::{
    io::Write as _,
    process::{Command, Stdio},
};

#[tokio::test]
async fn an_entry_is_begun_written_checked_sent_and_proved() {
    for backend in BACKENDS {
        for l in Locale::ALL {
            let mut scene = Scene::set(backend, l).await;
            scene.browser.open(&l.path("/ikut")).await.sees(&t!(l, entry.none));
            let code = scene.begin().await;
            assert_eq!(scene.browser.path, l.path(&format!("/ikut/{code}/isi")));
            scene.browser.sees(&t!(l, entry.nothing_saved));
            let business = scene.label("business");
            scene.browser.type_into(&business, "Sambal Embe Men Luh").press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::OK);
            scene.browser.sees(&t!(l, entry.saved, at = "")).sees(&t!(l, entry.missing, count = 4));
            leads_to_each_field(&scene);

            scene.fill_plan();
            scene.browser.press(&t!(l, entry.save_and_check)).await;
            assert!(scene.browser.path.starts_with(&l.path(&format!("/ikut/{code}/periksa"))));
            scene.browser.sees("Sambal Embe Men Luh").sees("dikemas dalam botol kecil.");
            assert!(scene.browser.page().texts(".j-missing").is_empty());
            scene.browser.press(&t!(l, entry.send)).await;
            let receipt = l.path(&format!("/ikut/{code}/bukti/1"));
            assert_eq!(scene.browser.path, format!("{receipt}?kabar=terkirim"));
            scene.browser.sees(&t!(l, entry.just_sent));
            let number = scene.stored(&code).await.entry.number.unwrap().to_string();
            assert_eq!(scene.browser.page().texts(".j-big b"), [number.as_str()]);
            is_proved(&mut scene, &number, 1).await;

            scene.open(&code, "/periksa").await.sees(&t!(l, entry.nothing_new));
            let capital = scene.label("capital");
            scene.open(&code, "/isi").await.type_into(&capital, "3 juta").press(&t!(l, entry.save)).await;
            scene.browser.sees(&t!(l, entry.sending_counts, sending = 1_u32));
            scene.browser.press(&t!(l, entry.save_and_check)).await;
            let closes = format::deadline(l, scene.book.timeline.closes, &scene.book.place.zone);
            scene.open(&code, "").await.sees(&t!(l, entry.check_again)).sees(&t!(l, entry.changed));
            scene.browser.sees(&t!(l, entry.unsent_text, closes = closes));
            let last = printed(&scene, &code).await;
            scene.open(&code, "/cetak").await.sees(&t!(l, entry.print_last, sending = 1_u32, at = last));
            scene.open(&code, "/periksa").await.press(&t!(l, entry.send)).await;
            let now = printed(&scene, &code).await;
            assert_eq!(scene.browser.page().texts(".j-big b"), [number.as_str()]);
            is_proved(&mut scene, &number, 2).await;
            scene.open(&code, "/cetak").await.sees(&t!(l, entry.print_sent, sending = 2_u32, at = now));
            scene.open(&code, "/bukti/1").await.sees(&t!(l, entry.superseded));
            assert_eq!(scene.open(&code, "/bukti/3").await.status, StatusCode::NOT_FOUND);
            assert_eq!(receipt_letters(&scene).await, 2);
            scene.browser.open(&l.path("/ikut")).await.sees("Sambal Embe Men Luh").sees(&t!(l, entry.sent));
        }
    }
}

/// When the last submission came in, as paper says.
async fn printed(scene: &Scene, code: &str) -> String {
    let sent = scene.stored(code).await.entry.sent.unwrap();
    format::moment(scene.locale, sent.at, &scene.book.place.zone)
}

/// Every link of what is missing leads to a control of this page.
fn leads_to_each_field(scene: &Scene) {
    let page = scene.browser.page();
    let links = page.attributes(".j-missing a", "href");
    assert_eq!(links.len(), 4);
    let ids = page.attributes("input, textarea", "id");
    for link in links {
        assert!(ids.contains(&link.trim_start_matches('#').to_owned()), "{link} in {ids:?}");
    }
}

/// The downloaded bytes have the hash that the page shows, by the very command that it shows.
async fn is_proved(scene: &mut Scene, number: &str, sending: u32) {
    let page = scene.browser.page();
    let [hash, command] = &page.texts(".j-code")[..] else { panic!("{:?}", page.texts(".j-code")) };
    let file = format!("{number}-{sending}.json");
    assert_eq!(*command, format!("sha256sum {file}"));
    let link = page.attributes("a", "href").into_iter().find(|href| href.ends_with(".json")).unwrap();
    assert!(link.ends_with(&file), "{link}");
    let (status, bytes) = scene.browser.fetch(&link).await;
    assert_eq!(status, StatusCode::OK);
    let mut child = Command::new("sha256sum").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    assert_eq!(said.split_whitespace().next(), Some(hash.as_str()));
    let mut saves = scene.browser.clone();
    assert_eq!(saves.open(&link).await.headers[CONTENT_DISPOSITION], "attachment");
    let wrong = link.replace(&file, "0000-9.json");
    assert_eq!(scene.browser.fetch(&wrong).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn while_it_is_written_it_is_called_what_was_typed_last() {
    let l = Locale::Id;
    let mut scene = Scene::set(BACKENDS[0], l).await;
    let code = scene.sent().await;
    let business = scene.label("business");
    scene.open(&code, "/isi").await.type_into(&business, "Sambal Matah").press(&t!(l, entry.save)).await;
    assert_eq!(scene.open(&code, "").await.page().texts("main h1"), ["Sambal Matah"]);
}

#[tokio::test]
async fn what_is_missing_keeps_from_sending_and_is_told() {
    for l in Locale::ALL {
        let mut scene = Scene::set(BACKENDS[0], l).await;
        let code = scene.begin().await;
        let (capital, summary) = (scene.label("capital"), scene.label("summary"));
        scene.browser.type_into(&capital, "banyak").type_into(&summary, &"kata ".repeat(168));
        scene.browser.press(&t!(l, entry.save)).await;
        scene.browser.sees(&t!(l, entry.words_beyond, count = 168, limit = 150, over = 18));
        assert_eq!(
            scene.browser.page().attributes("[aria-invalid=true]", "name"),
            ["q_summary", "q_capital"]
        );
        scene.open(&code, "/periksa").await.press(&t!(l, entry.send)).await;
        assert_eq!(scene.browser.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = scene.browser.page();
        let links = page.attributes(".j-errors a", "href");
        assert_eq!(links.len(), 5, "{links:?}");
        assert_eq!(links[0], l.path(&format!("/ikut/{code}/isi#q_business")));
        assert_eq!(scene.stored(&code).await.standing, Standing::Draft);
    }
}

#[tokio::test]
async fn a_question_appears_with_its_condition_and_its_answer_is_kept_when_it_goes() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let mut scene = Scene::set(backend, l).await;
        let code = scene.written().await;
        let (maturity, since) = (scene.label("maturity"), scene.label("since"));
        scene.browser.sees_not(&since);
        scene.browser.choose(&maturity, "Sudah berjalan").press(&t!(l, entry.save)).await;
        scene.browser.sees(&since);
        for (label, text) in [("Hari", "1"), ("Bulan", "Mei"), ("Tahun", "2024")] {
            scene.browser.type_into_group(&since, label, text);
        }
        scene.browser.press(&t!(l, entry.save)).await;
        scene.browser.choose(&maturity, "Gagasan").press(&t!(l, entry.save)).await;
        scene.browser.sees(&t!(l, entry.aside)).sees(&since);
        assert!(scene.browser.page().attributes("input[name=q_since_day]", "id").is_empty());
        assert_eq!(scene.stored(&code).await.entry.answers.get("since"), "1-Mei-2024");
        scene.open(&code, "/periksa").await.sees_not(&since);
        scene.browser.press(&t!(l, entry.send)).await;
        let link = scene.browser.page().attributes("a", "href").into_iter().find(|h| h.ends_with(".json"));
        let (_, bytes) = scene.browser.fetch(&link.unwrap()).await;
        assert!(!String::from_utf8(bytes).unwrap().contains("since"));
    }
}

#[tokio::test]
async fn the_same_form_posted_twice_is_done_once() {
    for backend in BACKENDS {
        let l = Locale::Id;
        let mut scene = Scene::set(backend, l).await;
        scene.browser.open("/ikut/baru?edisi=2026").await;
        scene.fill_beginning("UMUM", true);
        let [first, second] = scene.browser.press_twice(&t!(l, entry.begin)).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        let code = scene.code();
        scene.fill_plan();
        let [first, second] = scene.browser.press_twice(&t!(l, entry.save)).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        assert_eq!(scene.stored(&code).await.entry.version, 2);
        scene.open(&code, "/periksa").await;
        let [first, second] = scene.browser.press_twice(&t!(l, entry.send)).await;
        assert_eq!((first.0, &first), (StatusCode::SEE_OTHER, &second));
        assert_eq!(scene.stored(&code).await.receipts.len(), 1);
        assert_eq!(receipt_letters(&scene).await, 1);
        scene.browser.open("/ikut").await;
        assert_eq!(scene.browser.page().texts(".j-task").len(), 1);
    }
}
