//! Headers on every kind of answer.

use crate::given::{Answer, form, get, server, server_with};
use axum::body::Body;
use http::Request;
use http::header::{ACCEPT_ENCODING, CONTENT_TYPE, HOST, VARY};
use std::collections::BTreeSet;

/// The whole policy of a page whose nonce is `sekali`.
const PAGE: &str = "default-src 'none'; script-src 'nonce-sekali' 'strict-dynamic' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// The nonce in the policy of a page.
#[track_caller]
fn nonce(answer: &Answer) -> &str {
    let policy = answer.header("content-security-policy");
    policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap()
}

/// What every answer has to say, whatever it is.
#[track_caller]
pub(crate) fn guarded(what: &str, answer: &Answer) {
    for (name, want) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), want, "{name} of {what}");
    }
    assert!(answer.header("permissions-policy").contains("geolocation=()"), "{what}");
    let id = answer.header("x-request-id");
    assert!(id.parse::<juara::id::RequestId>().is_ok(), "{what}: {id:?}");
    let policy = answer.header("content-security-policy");
    if answer.header("content-type").starts_with("text/html") {
        assert_eq!(policy.replace(nonce(answer), "sekali"), PAGE, "{what}");
    } else {
        assert_eq!(policy, "default-src 'none'; sandbox; frame-ancestors 'none'", "{what}");
    }
    assert!(!answer.header("cache-control").is_empty(), "{what}");
    assert!(!answer.headers.contains_key("server"), "{what}");
}

#[tokio::test]
async fn every_kind_of_answer_carries_them() {
    let server = server().await;
    let css = server.state.assets.css;
    for (what, request, status) in [
        ("a page", get("/"), 200),
        ("a page in English", get("/en/2026/juknis"), 200),
        ("no page", get("/tidak/ada/di/sini"), 404),
        ("a style sheet", get(css), 200),
        ("no style sheet", get("/pkg/none.css"), 404),
        ("health", get("/healthz"), 200),
        ("readiness", get("/readyz"), 200),
        ("a form at a page", form("/"), 405),
        ("a form at nothing", form("/do/nothing/at_all"), 404),
        ("a form that refuses", form("/do/public/check_eligibility?"), 400),
        ("another method", Request::put("/").header(HOST, "127.0.0.1:8080"), 405),
        ("a question about methods", Request::options("/").header(HOST, "127.0.0.1:8080"), 405),
        ("a server function opened", get("/do/public/check_eligibility"), 405),
        ("another host", Request::get("/").header(HOST, "evil.test"), 421),
        ("a broken server function", form("/do/test/breaks"), 500),
        ("a redirect", form("/do/test/goes?"), 400),
        ("another site", form("/do/test/breaks").header("sec-fetch-site", "cross-site"), 403),
    ] {
        let answer = server.ask(request).await;
        assert_eq!(answer.status, status, "{what}: {}", answer.text);
        guarded(what, &answer);
    }
    let answer = server.post(form("/do/test/goes"), &[("to", "/2026")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/2026"));
    guarded("a redirect", &answer);
    let answer = server
        .post(form("/do/public/check_eligibility"), &[("edition", "2026"), ("_page", "/2026/syarat")])
        .await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    guarded("a form that came back", &answer);
    let beyond = server.state.config.limits.body_bytes + 1;
    let answer = server.post(form("/do/test/breaks"), &[("x", &"y".repeat(beyond))]).await;
    assert_eq!(answer.status, 413);
    guarded("a large form", &answer);
    let mut files = form("/do/test/breaks");
    files.headers_mut().unwrap().insert(CONTENT_TYPE, "multipart/form-data; boundary=x".parse().unwrap());
    let answer = server.ask(files).await;
    assert_eq!(answer.status, 415);
    guarded("files", &answer);
}

#[tokio::test]
async fn a_nonce_is_never_used_twice_and_is_the_one_in_the_page() {
    let server = server().await;
    let mut seen = BTreeSet::new();
    for path in ["/", "/", "/tidak/ada", "/tidak/ada/lagi"] {
        let answer = server.ask(get(path)).await;
        let nonce = nonce(&answer).to_owned();
        assert!(nonce.len() >= 22, "{nonce}");
        for used in answer.text.split("nonce=\"").skip(1) {
            assert!(used.starts_with(&nonce), "{path}: {used:.40}");
        }
        assert!(seen.insert(nonce), "{path}");
    }
}

#[tokio::test]
async fn https_alone_brings_its_own_headers() {
    let plain = server().await.ask(get("/")).await;
    assert_eq!(plain.header("strict-transport-security"), "");
    assert!(!plain.header("content-security-policy").contains("upgrade"));
    let server = server_with(&[("JUARA_BASE_URL", "https://lomba.contoh.test")]).await;
    let secure =
        server.send(Request::get("/").header(HOST, "lomba.contoh.test").body(Body::empty()).unwrap()).await;
    assert_eq!(secure.header("strict-transport-security"), "max-age=63072000; includeSubDomains");
    assert!(secure.header("content-security-policy").ends_with("upgrade-insecure-requests"));
}

#[tokio::test]
async fn caches_keep_public_pages_and_nothing_else() {
    let server = server().await;
    for (path, want) in [
        ("/", "public, max-age=60"),
        ("/en/2026", "public, max-age=60"),
        ("/2026/syarat", "public, max-age=60"),
        ("/tidak/ada", "private, no-store"),
    ] {
        let answer = server.ask(get(path)).await;
        assert_eq!(answer.header("cache-control"), want, "{path}");
        assert!(answer.header("vary").contains("Cookie"), "{path}");
    }
}

#[tokio::test]
async fn pages_travel_packed_but_for_those_with_a_secret() {
    let server = server().await;
    let asking = |path: &str, can: &str| get(path).header(ACCEPT_ENCODING, can);
    let raw = server.ask(get("/2026/juknis")).await;
    assert_eq!(raw.header("content-encoding"), "");
    for (path, can, want) in [
        ("/2026/juknis", "gzip, deflate, br, zstd", "br"),
        ("/2026/juknis", "gzip", "gzip"),
        ("/2026/juknis", "identity", ""),
        ("/2026/syarat", "br", "br"),
        ("/tidak/ada", "br", "br"),
        ("/verifikasi/abc", "br", ""),
        ("/healthz", "br", ""),
    ] {
        let answer = server.ask(asking(path, can)).await;
        assert_eq!(answer.header("content-encoding"), want, "{path} {can}");
        assert!(!answer.header("content-security-policy").is_empty(), "{path} {can}");
        if !want.is_empty() {
            let varies: Vec<_> =
                answer.headers.get_all(VARY).iter().map(|v| v.to_str().unwrap().to_lowercase()).collect();
            assert!(
                varies.join(",").contains("accept-encoding") && varies.join(",").contains("cookie"),
                "{varies:?}"
            );
        }
    }
    // A form that comes back may hold the token of its page.
    let back = form("/do/public/check_eligibility").header(ACCEPT_ENCODING, "br");
    let back = server.post(back, &[("edition", "2026"), ("_page", "/2026/syarat")]).await;
    assert_eq!((back.status.as_u16(), back.header("content-encoding")), (422, ""));
    let packed = server.send(asking("/2026/juknis", "br").body(Body::empty()).unwrap()).await;
    assert!(packed.bytes * 3 < raw.bytes, "{} of {}", packed.bytes, raw.bytes);
}
