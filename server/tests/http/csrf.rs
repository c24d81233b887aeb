//! Only our own pages change anything.

use crate::given::{BASE, get, server};
use axum::body::Body;
use http::Request;
use http::header::{ACCEPT, CONNECTION, CONTENT_TYPE, HOST, ORIGIN, REFERER, UPGRADE};

#[tokio::test]
async fn exactly_what_our_own_pages_send_gets_through() {
    let server = server().await;
    let sites = [None, Some("same-origin"), Some("same-site"), Some("cross-site"), Some("none")];
    let origins = [None, Some(BASE), Some("null"), Some("https://evil.test"), Some("http://127.0.0.1:8081")];
    let kinds = [
        ("application/x-www-form-urlencoded", true),
        ("application/json", false),
        ("text/plain", false),
        ("multipart/form-data; boundary=x", false),
    ];
    for site in sites {
        for origin in origins {
            for (kind, readable) in kinds {
                let mut request =
                    Request::post("/do/test/goes").header(HOST, "127.0.0.1:8080").header(CONTENT_TYPE, kind);
                if let Some(site) = site {
                    request = request.header("sec-fetch-site", site);
                }
                if let Some(origin) = origin {
                    request = request.header(ORIGIN, origin);
                }
                let answer = server.send(request.body(Body::from("to=%2F")).unwrap()).await;
                let own = match (site, origin) {
                    (None, origin) => origin == Some(BASE),
                    (site, origin) => {
                        site == Some("same-origin") && origin.is_none_or(|origin| origin == BASE)
                    }
                };
                let what = format!("{site:?} {origin:?} {kind}: {}", answer.status);
                assert_eq!(answer.status == 403, !own, "{what}");
                assert_eq!(answer.status == 415, own && !readable, "{what}");
            }
        }
    }
}

/// A socket carries cookies too, and no other site is kept from opening one.
#[tokio::test]
async fn no_other_site_turns_a_request_into_a_socket() {
    let server = server().await;
    for origin in [None, Some("null"), Some("https://evil.test")] {
        let request = || match origin {
            Some(origin) => get("/2026").header(ORIGIN, origin),
            None => get("/2026"),
        };
        let socket = request().header(CONNECTION, "upgrade").header(UPGRADE, "websocket");
        assert_eq!(server.ask(socket).await.status, 403, "{origin:?}");
        assert_eq!(server.ask(request()).await.status, 200, "{origin:?}");
    }
}

#[tokio::test]
async fn an_old_phone_that_sends_a_referer_alone_gets_through() {
    let server = server().await;
    for (referer, status) in [(format!("{BASE}/2026"), 303), ("https://evil.test/2026".to_owned(), 403)] {
        let request = Request::post("/do/test/goes")
            .header(HOST, "127.0.0.1:8080")
            .header(ACCEPT, "text/html")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(REFERER, &referer);
        let answer = server.send(request.body(Body::from("to=%2F")).unwrap()).await;
        assert_eq!(answer.status, status, "{referer}");
    }
}
