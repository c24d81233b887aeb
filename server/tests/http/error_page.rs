//! Error pages: a sentence, a number to quote, whom to call.

use crate::given::{form, get, server, server_with, with_cookie};
use http::Request;
use http::header::{ACCEPT, HOST};

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
        assert!(answer.text.contains("0361 000000"), "{want}");
        assert!(!answer.text.contains("secret of the inside"), "{want}");
    }
}

#[tokio::test]
async fn they_need_no_database() {
    let server = server().await;
    server.state.store.close().await.unwrap();
    let cookie = "sid=AAAAAAAAAAAAAAAAAAAAAA";
    let answer = server.ask(with_cookie(get("/ikut"), cookie)).await;
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.text.contains("Data sedang tidak bisa dibuka"), "{}", answer.text);
    assert!(answer.text.contains("0361 000000") && answer.text.contains(answer.header("x-request-id")));
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!(server.ask(get("/healthz")).await.status, 200);
    assert_eq!(server.ask(get("/readyz")).await.status, 503);
}

#[tokio::test]
async fn they_name_the_organiser_that_was_last_known() {
    let server = server().await;
    let edition = juara_store::edition::by_slug(&server.state.store, "2026").await.unwrap();
    let phone = edition.rulebook.organiser.phone.clone();
    server.state.learn(edition);
    let answer = server.ask(form("/do/nothing")).await;
    assert!(answer.text.contains(&phone), "{}", answer.text);
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
