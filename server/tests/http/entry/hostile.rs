//! Whatever is typed is stored as it is and shown as text, or answered with a sentence.

use super::scene::Scene;
use crate::world::BACKENDS;
use http::StatusCode;
use juara::Locale;
use juara_words::t;

#[tokio::test]
async fn hostile_text_is_stored_exactly_and_shown_as_text() {
    let word = "a".repeat(10_000);
    for backend in BACKENDS {
        let l = Locale::Id;
        let mut scene = Scene::set(backend, l).await;
        let code = scene.begin().await;
        let (business, summary) = (scene.label("business"), scene.label("summary"));
        for text in [
            "\n\nBaris pertama\nkedua\n",
            "</textarea><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "&lt;b&gt; &amp;amp; {{ name }}",
            "\u{202e}\u{2066}kanan ke kiri\u{200b}\u{feff}",
            "\u{1f336}\u{1f1ee}\u{1f1e9}\u{1f469}\u{200d}\u{1f373}",
            word.as_str(),
        ] {
            let line = text.replace('\n', " ");
            scene.open(&code, "/isi").await.type_into(&business, &line).type_into(&summary, text);
            scene.browser.press(&t!(l, entry.save)).await;
            assert_eq!(scene.browser.status, StatusCode::OK, "{text:.40}");
            let answers = scene.stored(&code).await.entry.answers;
            assert_eq!((answers.get("business"), answers.get("summary")), (line.as_str(), text));
            for rest in ["", "/isi", "/periksa", "/kategori", "/hapus", "/cetak"] {
                scene.open(&code, rest).await;
                assert_eq!(scene.browser.status, StatusCode::OK, "{rest}");
                let page = scene.browser.page();
                assert!(
                    !scene.browser.html.contains("<script>alert") && !scene.browser.html.contains("<img")
                );
                if rest == "/isi" {
                    assert_eq!(
                        page.attributes("input[name=q_business]", "value"),
                        std::slice::from_ref(&line)
                    );
                }
            }
            // What came back from the page is what was sent to it.
            scene.open(&code, "/isi").await.press(&t!(l, entry.save)).await;
            let answers = scene.stored(&code).await.entry.answers;
            assert_eq!((answers.get("business"), answers.get("summary")), (line.as_str(), text));
        }
    }
}

#[tokio::test]
async fn who_begins_without_a_session_comes_in_first_whatever_was_typed() {
    let scene = Scene::set(BACKENDS[0], Locale::Id).await;
    let typed = [
        ("_page", "/ikut/baru?edisi=2026"),
        ("edisi", "2026"),
        ("category", "UMUM"),
        ("born_day", "31"),
        ("born_month", "2"),
        ("born_year", "2003"),
    ];
    let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let (status, to, _) = scene.world.browser().ask("/do/entry/begin", Some(typed)).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    assert!(to.contains("/masuk?lanjut=%2Fikut%2Fbaru"), "{to}");
}

#[tokio::test]
async fn what_cannot_be_kept_is_told_and_the_rest_stays_in_the_form() {
    let l = Locale::Id;
    let mut scene = Scene::set(BACKENDS[0], l).await;
    let code = scene.begin().await;
    let (business, summary) = (scene.label("business"), scene.label("summary"));
    scene.browser.type_into(&business, "Sambal Embe").type_into(&summary, "awal\0akhir");
    scene.browser.press(&t!(l, entry.save)).await;
    assert!(scene.browser.status.is_client_error(), "{}", scene.browser.status);
    assert_eq!(scene.stored(&code).await.entry.version, 1);
    scene.browser.sees(&t!(l, entry.not_saved));
    assert_eq!(scene.browser.page().attributes("input[name=q_business]", "value"), ["Sambal Embe"]);
}
