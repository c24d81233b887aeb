//! Error pages: a sentence, a number to quote, whom to call and when.

use crate::given::{Answer, BASE, CONTACT, NOW, form, get, server, server_with, with_cookie};
use http::Request;
use http::header::{ACCEPT, HOST};
use juara::Locale;
use juara_store::{
    edition,
    fixture::{cast, rulebook},
};

/// Whoever brings one is looked for in the database.
const COOKIE: &str = "sid=AAAAAAAAAAAAAAAAAAAAAA";

#[tokio::test]
async fn they_speak_the_language_of_the_address_and_name_the_request() {
    let server = server().await;
    for (request, status, want) in [
        (form("/do/nothing"), 404, "Halaman ini tidak ada"),
        (
            form("/do/nothing").header("referer", "http://127.0.0.1:8080/en/2026"),
            404,
            "This page does not exist",
        ),
        (form("/en/2026"), 405, "This address does not do that"),
        (form("/2026"), 405, "Alamat ini tidak melakukan itu"),
        (Request::get("/").header(HOST, "evil.test"), 421, "Situs ini beralamat http://127.0.0.1:8080"),
        (form("/do/test/breaks"), 500, "Ada gangguan di pihak kami"),
    ] {
        let answer = server.ask(request).await;
        assert_eq!(answer.status, status, "{want}");
        assert!(answer.text.contains(want), "{want}: {}", answer.text);
        assert!(answer.text.contains(answer.header("x-request-id")), "{want}");
        assert!(answer.text.contains(CONTACT), "{want}");
        assert!(!answer.text.contains("secret of the inside"), "{want}");
    }
}

#[tokio::test]
async fn they_need_no_database() {
    let server = server().await;
    server.state.store.close().await.unwrap();
    let answer = server.ask(with_cookie(get("/ikut"), COOKIE)).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.text.contains("Data sedang tidak bisa dibuka"), "{}", answer.text);
    assert!(answer.text.contains(CONTACT) && answer.text.contains(answer.header("x-request-id")));
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(server.ask(get("/healthz")).await.status, 200);
    assert_eq!(server.ask(get("/readyz")).await.status, 503);
}

#[tokio::test]
async fn they_name_the_organiser_that_was_last_known_also_without_a_database() {
    let server = server().await;
    let edition = juara_store::edition::by_slug(&server.state.store, "2026").await.unwrap();
    let organiser = edition.rulebook.organiser.clone();
    server.state.learn(vec![edition]);
    let names = |answer: &Answer, l: Locale| {
        for said in [organiser.phone.as_str(), organiser.hours.get(l), answer.header("x-request-id")] {
            assert!(answer.text.contains(said), "{said}: {}", answer.text);
        }
    };
    for l in Locale::ALL {
        let from = format!("{BASE}{}", l.path("/2026"));
        names(&server.ask(form("/do/nothing").header("referer", from)).await, l);
    }
    server.state.store.close().await.unwrap();
    for l in Locale::ALL {
        let answer = server.ask(with_cookie(get(&l.path("/ikut")), COOKIE)).await;
        assert_eq!(answer.status, 503, "{}", answer.text);
        names(&answer, l);
    }
}

#[tokio::test]
async fn whoever_cannot_get_in_reads_whom_to_call() {
    let server = server().await;
    for l in Locale::ALL {
        for page in ["/masuk", "/lupa-sandi"] {
            let answer = server.ask(get(&l.path(page))).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            assert!(answer.text.contains(CONTACT), "{page}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn they_name_the_organiser_of_the_edition_that_the_address_names() {
    let server = server().await;
    let store = &server.state.store;
    let second = rulebook::second(NOW).unwrap();
    let of_second = edition::load_rulebook(store, &cast::system(NOW), &second, false).await.unwrap();
    let of_first = edition::by_slug(store, "2026").await.unwrap();
    server.state.learn(edition::list(store).await.unwrap());
    for edition in [of_first, of_second] {
        let phone = edition.rulebook.organiser.phone.as_str();
        let slug = edition.slug.as_str();
        for path in [format!("/{slug}/tidak/ada/di/sini"), format!("/en/panitia/{slug}/tidak/ada/juga")] {
            let answer = server.ask(get(&path)).await;
            assert!(answer.text.contains(phone), "{path}: {}", answer.text);
        }
        let from = format!("{BASE}/{slug}/syarat");
        let answer = server.ask(form("/do/nothing").header("referer", from)).await;
        assert!(answer.text.contains(phone), "{slug}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_program_gets_json() {
    let server = server_with(&[("JUARA_LIMIT_FORM_FIELDS", "1")]).await;
    let mut request = form("/do/test/goes");
    request.headers_mut().unwrap().insert(ACCEPT, "application/json".parse().unwrap());
    let answer = server.post(request, &[("to", "/"), ("x", "y")]).await;
    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!((answer.status.as_u16(), body["error"].as_str()), (413, Some("too-many-fields")));
    assert_eq!(body["request"].as_str(), Some(answer.header("x-request-id")));
}
