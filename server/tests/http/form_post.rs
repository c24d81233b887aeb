//! Plain forms: done, or the same page with what was typed.

use crate::given::{form, server};
use http::header::{ACCEPT, REFERER};

const ACT: &str = "/do/public/check_eligibility";

#[tokio::test]
async fn a_refused_form_comes_back_on_its_own_page_with_what_was_typed() {
    let server = server().await;
    for (page, referer, lang) in [
        (Some("/2026/syarat"), None, "id"),
        (Some("/en/2026/syarat"), None, "en"),
        (None, Some("http://127.0.0.1:8080/en/2026/syarat"), "en"),
        (Some("/2026/syarat"), Some("http://127.0.0.1:8080/en/2026"), "id"),
    ] {
        let mut request = form(ACT);
        if let Some(referer) = referer {
            request = request.header(REFERER, referer);
        }
        let mut pairs = vec![("edition", "2026"), ("born_day", "tiga\u{e9}"), ("born_year", "1999")];
        pairs.extend(page.map(|page| ("_page", page)));
        let answer = server.post(request, &pairs).await;
        assert_eq!(answer.status, 422, "{page:?} {referer:?}");
        assert!(answer.text.contains(&format!("<html lang=\"{lang}\"")), "{page:?} {referer:?}");
        assert!(answer.text.contains("value=\"tiga\u{e9}\"") && answer.text.contains("value=\"1999\""));
    }
}

#[tokio::test]
async fn nobody_is_sent_to_a_page_that_is_not_ours() {
    let server = server().await;
    for page in ["//evil.test/", "https://evil.test/2026/syarat", "/\\evil.test", "/tidak/ada", ""] {
        let answer = server.post(form(ACT), &[("edition", "2026"), ("_page", page)]).await;
        assert_eq!(answer.status, 422, "{page}");
        assert!(answer.text.contains("Ada isian yang perlu diperbaiki"), "{page}: {}", answer.text);
        assert!(!answer.text.contains("evil.test"), "{page}");
    }
    let request = form(ACT).header(REFERER, "https://evil.test/2026/syarat");
    let answer = server.post(request, &[("edition", "2026")]).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.text.contains("evil.test"));
    for to in ["//evil.test", "https://evil.test/", "/\\evil.test"] {
        let answer = server.post(form("/do/test/goes"), &[("to", to), ("_page", "/2026")]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/2026"), "{to}");
    }
}

#[tokio::test]
async fn a_form_without_a_field_gets_a_sentence_and_no_inside() {
    let server = server().await;
    let answer = server.post(form(ACT), &[("_page", "/2026/syarat"), ("born_day", "3")]).await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    for inside in ["missing field", "edition`", "deserializ", "ServerFn"] {
        assert!(!answer.text.contains(inside), "{inside}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_refusal_has_the_status_that_says_so_to_people_and_programs() {
    let server = server().await;
    for (why, page, program) in [
        ("chair-only", 403, 403),
        ("not-found", 404, 404),
        ("stale", 409, 409),
        ("too-many", 429, 429),
        ("busy", 503, 503),
        ("prove-again", 303, 401),
    ] {
        let answer = server.post(form("/do/test/refuses"), &[("why", why), ("_page", "/2026")]).await;
        assert_eq!(answer.status, page, "{why}");
        match why {
            "too-many" => assert_eq!(answer.header("retry-after"), "2"),
            "busy" => assert_eq!(answer.header("retry-after"), "5"),
            _ => assert_eq!(answer.header("retry-after"), "", "{why}"),
        }
        let mut request = form("/do/test/refuses");
        request.headers_mut().unwrap().insert(ACCEPT, "application/json".parse().unwrap());
        let answer = server.post(request, &[("why", why)]).await;
        assert_eq!(answer.status, program, "{why}: {}", answer.text);
    }
}

#[tokio::test]
async fn secrets_are_not_echoed() {
    let server = server().await;
    let secret = "kucing hujan sepeda laut";
    let pairs = [("_page", "/2026/syarat"), ("edition", "2026"), ("passphrase", secret), ("code", "135790")];
    let answer = server.post(form(ACT), &pairs).await;
    assert_eq!(answer.status, 422);
    assert!(!answer.text.contains(secret) && !answer.text.contains("135790"));
    // Nor is a hash on which passphrases could be tried: the token that makes a form count once comes back bare.
    let pairs = [pairs.as_slice(), &[("_once", "0a1b2c")]].concat();
    let answer = server.post(form(ACT), &pairs).await;
    assert!(answer.text.contains("value=\"0a1b2c\""), "{}", answer.text);
    assert!(!answer.text.contains("0a1b2c."), "{}", answer.text);
}

#[tokio::test]
async fn a_form_that_is_done_leads_on() {
    let server = server().await;
    let answer = server.post(form("/do/test/goes"), &[("to", "/en/2026?a=b"), ("_page", "/")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/en/2026?a=b"));
    let answer = server.post(form("/do/test/sign_out"), &[("_page", "/2026")]).await;
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/2026"));
    assert_eq!(answer.header("clear-site-data"), "\"cache\", \"storage\"");
}

#[tokio::test]
async fn who_asks_for_no_kind_of_answer_is_treated_as_a_person() {
    let server = server().await;
    for accept in [None, Some("*/*"), Some("application/json, text/html")] {
        let asking = |act: &str| {
            let mut request = form(act);
            request.headers_mut().unwrap().remove(ACCEPT);
            match accept {
                Some(accept) => request.header(ACCEPT, accept),
                None => request,
            }
        };
        let refused = server.post(asking(ACT), &[("_page", "/2026/syarat"), ("edition", "2026")]).await;
        assert_eq!(refused.status, 422, "{accept:?}");
        assert!(refused.text.contains("class=\"j-errors\""), "{accept:?}: {}", refused.text);
        let done = server.post(asking("/do/test/goes"), &[("to", "/2026"), ("_page", "/")]).await;
        assert_eq!((done.status.as_u16(), done.header("location")), (303, "/2026"), "{accept:?}");
    }
}
