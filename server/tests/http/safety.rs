//! What every answer carries, and what is refused before it reaches a page.

use crate::{
    browser::ORIGIN,
    world::{BACKENDS, EXAMPLE, World},
};
use axum::body::Body;
use http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const HOST: &str = "127.0.0.1:8080";
const CHECK: &str = "/do/public/check_eligibility";

fn get(path: &str) -> Request<Body> {
    Request::builder().uri(path).header(header::HOST, HOST).body(Body::empty()).unwrap()
}

fn post(path: &str, origin: Option<&str>, body: impl Into<Body>) -> Request<Body> {
    let mut request = Request::builder()
        .method("POST")
        .uri(path)
        .header(header::HOST, HOST)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(origin) = origin {
        request = request.header(header::ORIGIN, origin);
    }
    request.body(body.into()).unwrap()
}

async fn text(answer: Response<Body>) -> String {
    String::from_utf8_lossy(&answer.into_body().collect().await.unwrap().to_bytes()).into_owned()
}

#[tokio::test]
async fn every_kind_of_answer_carries_the_headers_of_safety() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    let eligible = "edition=2026&born_day=1&born_month=1&born_year=2000&answer_domicile=yes\
                    &answer_student=no&answer_related=no";
    let many: String = (0..2_000).map(|n| format!("f{n}=x&")).collect();
    for (request, status) in [
        (get("/2026"), StatusCode::OK),
        (get("/healthz"), StatusCode::OK),
        (post(CHECK, Some(ORIGIN), eligible), StatusCode::SEE_OTHER),
        (get("/tidak/ada"), StatusCode::NOT_FOUND),
        (get("/do/public/check_eligibility"), StatusCode::METHOD_NOT_ALLOWED),
        (post(CHECK, None, eligible), StatusCode::FORBIDDEN),
        (post(CHECK, Some(ORIGIN), many), StatusCode::PAYLOAD_TOO_LARGE),
        (post(CHECK, Some(ORIGIN), "edition=2026&_page=/2026/syarat"), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let asked = format!("{} {}", request.method(), request.uri());
        let answer = world.router().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), status, "{asked}");
        let has = |name: &str| answer.headers().get(name).map(|v| v.to_str().unwrap().to_owned());
        let policy = has("content-security-policy").unwrap_or_default();
        assert!(policy.starts_with("default-src 'none'"), "{asked}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{asked}: {policy}");
        assert_eq!(has("x-content-type-options").as_deref(), Some("nosniff"), "{asked}");
        assert_eq!(has("referrer-policy").as_deref(), Some("same-origin"), "{asked}");
        assert!(has("x-request-id").is_some(), "{asked}");
        assert_eq!(has("access-control-allow-origin"), None, "{asked}");
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_before_it_is_read() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    for origin in [None, Some("null"), Some("https://lain.example"), Some("http://127.0.0.1:8081")] {
        let answer = world.router().oneshot(post(CHECK, origin, "edition=2026")).await.unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{origin:?}");
        assert!(text(answer).await.contains("Kiriman bukan dari halaman ini"), "{origin:?}");
    }
}

#[tokio::test]
async fn another_host_is_told_the_right_address() {
    let world = World::empty(BACKENDS[0]).await;
    let request =
        Request::builder().uri("/").header(header::HOST, "lain.example").body(Body::empty()).unwrap();
    let answer = world.router().oneshot(request).await.unwrap();
    assert!(answer.status().is_client_error());
    assert!(text(answer).await.contains(ORIGIN));
}

#[tokio::test]
async fn hostile_text_comes_back_as_it_was_and_does_nothing() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    for hostile in [
        "\"><script>alert(1)</script>",
        "</textarea><script>",
        "\u{202e}terbalik\u{200b}\u{feff}",
        "🌶️🌶️",
        &"a".repeat(10_000),
        "a\r\nSet-Cookie: x=y",
    ] {
        let fields = [("edition", "2026"), ("_page", "/2026/syarat"), ("born_year", hostile)];
        let body = serde_urlencoded::to_string(fields).unwrap();
        let answer = world.router().oneshot(post(CHECK, Some(ORIGIN), body)).await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{hostile:?}");
        assert!(!answer.headers().contains_key(header::SET_COOKIE));
        let html = text(answer).await;
        assert!(!html.contains("<script>"), "{hostile:?}");
        let page = scraper::Html::parse_document(&html);
        let field = scraper::Selector::parse("input[name=born_year]").unwrap();
        let shown = page.select(&field).next().unwrap().attr("value").unwrap();
        // A parser of HTML reads the line ends of an attribute as \n.
        assert_eq!(shown, hostile.replace("\r\n", "\n"), "{hostile:?}");
    }
}

#[tokio::test]
async fn no_page_without_an_island_names_a_script() {
    let world = World::with(BACKENDS[0], EXAMPLE).await;
    for entry in juara_app::routes::table().iter().filter(|entry| !entry.island) {
        for prefix in ["", "/en"] {
            let path = format!("{prefix}{}", entry.pattern().replace("{edisi}", "2026"));
            let html = text(world.router().oneshot(get(&path)).await.unwrap()).await;
            assert!(!html.contains("<script src") && !html.contains("src=\"/pkg/boot"), "{path}");
        }
    }
}
