//! Whatever is sent, the answer is a sentence within a second, or the very same text shown safely.

use crate::given::{fields, form, get, server};
use axum::body::Body;
use std::time::{Duration, Instant};

const ACT: &str = "/do/public/check_eligibility";

#[tokio::test]
async fn what_is_too_much_gets_a_sentence_within_a_second() {
    let server = server().await;
    for (what, body, status, sentence) in [
        ("100,000 fields", "a=1&".repeat(100_000), 413, "paling banyak 1000 isian"),
        ("5 MB", format!("a={}", "x".repeat(5 << 20)), 413, "paling banyak 1 MB"),
        ("a long field", format!("a={}", "x".repeat(300_000)), 413, "paling banyak 256 KB"),
        ("a long name", format!("{}=a", "x".repeat(300_000)), 413, "paling banyak 256 KB"),
    ] {
        // A machine that does much else may be slow once, and what grows with the square of its input always is.
        let mut quickest = Duration::MAX;
        for _ in 0..5 {
            let began = Instant::now();
            let answer = server.send(form(ACT).body(Body::from(body.clone())).unwrap()).await;
            quickest = quickest.min(began.elapsed());
            assert_eq!(answer.status, status, "{what}");
            assert!(answer.text.contains(sentence), "{what}: {}", answer.text);
            if quickest < Duration::from_secs(1) {
                break;
            }
        }
        assert!(quickest < Duration::from_secs(1), "{what}: {quickest:?}");
    }
}

#[tokio::test]
async fn every_sign_comes_back_as_text() {
    let server = server().await;
    for typed in [
        "</textarea><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "a\r\nSet-Cookie: x=y",
        "nul\0byte",
        "\u{1f33a}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "lebar\u{200b}nol\u{feff}",
        "\u{202e}abc\u{202c}",
        "e\u{301}\u{301}\u{301}",
        "{{7*7}} ${7*7} %s",
    ] {
        let pairs =
            [("_page", "/2026/syarat"), ("edition", "2026"), ("born_day", typed), ("born_month", "x")];
        let answer = server.post(form(ACT), &pairs).await;
        assert_eq!(answer.status, 422, "{typed:?}");
        assert!(!answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"), "{typed:?}");
        assert!(!answer.headers.contains_key("set-cookie"), "{typed:?}");
        let page = scraper::Html::parse_document(&answer.text);
        let field = page.select(&scraper::Selector::parse("input[name=born_day]").unwrap()).next().unwrap();
        // A parser turns line ends into one, and NUL into the sign for what can't be shown.
        let shown = field.value().attr("value").unwrap_or_default();
        let want = typed.replace("\r\n", "\n").replace('\0', "\u{fffd}");
        assert_eq!(shown.replace("\r\n", "\n"), want, "{typed:?}");
    }
}

#[tokio::test]
async fn nonsense_is_never_a_fault_of_ours() {
    let server = server().await;
    for body in
        ["%", "%zz=%zz", "a=%ff%fe", "=", "&&&&", "a[b][c][d][e][f]=1", "\0", "answers[=1", "answers[][]=1"]
    {
        let answer = server.send(form(ACT).body(Body::from(body)).unwrap()).await;
        assert!(answer.status.is_client_error(), "{body:?}: {}", answer.status);
    }
    for path in [
        "/%00",
        "/%ff",
        "/..%2f..%2fetc/passwd",
        "/2026/%0d%0aX:y",
        "/?__path=x&__err=eA==",
        "/en//",
        "//evil.test",
    ] {
        let answer = server.ask(get(path)).await;
        assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
        assert!(!answer.status.is_redirection(), "{path}: {}", answer.status);
    }
    let deep = "[".repeat(10_000);
    let mut request = form(ACT);
    request.headers_mut().unwrap().insert("content-type", "application/json".parse().unwrap());
    request.headers_mut().unwrap().insert("accept", "application/json".parse().unwrap());
    let answer = server.send(request.body(Body::from(deep)).unwrap()).await;
    assert_eq!(answer.status, 415);
    assert_eq!(server.send(form(ACT).body(fields(&[])).unwrap()).await.status, 400);
}

#[tokio::test]
async fn bytes_that_are_no_text_are_read_as_the_sign_for_it() {
    let server = server().await;
    for raw in [
        &b"_page=/2026/syarat&edition=2026&born_day=\xff\xfe"[..],
        b"_page=/2026/syarat&edition=2026&born_day=%ff%fe",
    ] {
        let answer = server.send(form(ACT).body(Body::from(raw)).unwrap()).await;
        assert_eq!(answer.status, 422, "{raw:?}");
        assert!(answer.text.contains("value=\"\u{fffd}\u{fffd}\""), "{raw:?}: {}", answer.text);
    }
}
