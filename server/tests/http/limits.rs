//! How often, and how many at once.

use crate::acts::{ENDED, GO_ON, RING};
use crate::given::{NOW, chair, fields, form, get, server_with, with_cookie};
use axum::body::Body;
use juara::{Instant, Locale};
use juara_words::{format, t};
use std::{sync::atomic::Ordering, time::Duration};
use tower::ServiceExt;

/// Long enough for the slowest machine; nobody waits so long when it works.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_flood_is_told_when_to_come_again_whatever_it_says_about_its_address() {
    let server =
        server_with(&[("JUARA_LIMIT_STRANGER_BURST", "3"), ("JUARA_LIMIT_STRANGER_PER_MINUTE", "60")]).await;
    for _ in 0..3 {
        assert_eq!(server.ask(get("/")).await.status, 200);
    }
    for address in ["198.51.100.1", "198.51.100.2"] {
        let answer = server.ask(get("/").header("x-forwarded-for", address)).await;
        assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "1"));
        let wait = format::span(Locale::Id, 1_000);
        assert!(answer.text.contains(&t!(Locale::Id, trouble.too_many, wait = wait)), "{}", answer.text);
    }
    assert_eq!(server.ask(get(server.state.assets.css)).await.status, 200);
    server.state.clock.move_to(Instant(NOW.0 + 1_000));
    assert_eq!(server.ask(get("/")).await.status, 200);
}

#[tokio::test]
async fn behind_a_trusted_proxy_everybody_has_their_own_bucket() {
    let settings = [("JUARA_LIMIT_STRANGER_BURST", "1"), ("JUARA_TRUSTED_PROXIES", "0.0.0.0/8")];
    let server = server_with(&settings).await;
    for (address, status) in [("198.51.100.1", 200), ("198.51.100.2", 200), ("198.51.100.1", 429)] {
        let answer = server.ask(get("/").header("x-forwarded-for", address)).await;
        assert_eq!(answer.status, status, "{address}");
    }
}

#[tokio::test]
async fn an_account_that_asks_too_often_waits_wherever_it_comes_from() {
    let server = server_with(&[
        ("JUARA_LIMIT_ACCOUNT_BURST", "2"),
        ("JUARA_LIMIT_ACCOUNT_PER_MINUTE", "60"),
        ("JUARA_TRUSTED_PROXIES", "0.0.0.0/8"),
    ])
    .await;
    let account = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let ask = async |address: &str| {
        let request = with_cookie(get("/2026"), &cookie).header("x-forwarded-for", address);
        server.ask(request).await
    };
    for (address, status) in [("198.51.100.1", 200), ("198.51.100.2", 200), ("198.51.100.3", 429)] {
        assert_eq!(ask(address).await.status, status, "{address}");
    }
    assert_eq!(ask("198.51.100.3").await.header("retry-after"), "1");
    // Who is not signed in is counted by the address alone.
    assert_eq!(server.ask(get("/2026").header("x-forwarded-for", "198.51.100.3")).await.status, 200);
    server.state.clock.move_to(Instant(NOW.0 + 1_000));
    assert_eq!(ask("198.51.100.3").await.status, 200);
}

#[tokio::test]
async fn who_waits_too_long_for_an_answer_is_told_to_come_again() {
    let server = server_with(&[("JUARA_LIMIT_ANSWER_SECONDS", "1")]).await;
    let answer = server.post(form("/do/test/hangs"), &[]);
    let answer = tokio::time::timeout(PATIENCE, answer).await.unwrap();
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (503, "5"));
}

/// One test for both, since both hold the same act.
#[tokio::test]
async fn a_dropped_line_cancels_nothing_and_the_next_is_shed_meanwhile() {
    let server = server_with(&[("JUARA_LIMIT_REQUESTS", "1")]).await;
    let request = form("/do/test/slow").body(Body::empty()).unwrap();
    let line = tokio::spawn(server.app.clone().oneshot(request));
    RING.notified().await;
    let shed = server.ask(get("/")).await;
    assert_eq!((shed.status.as_u16(), shed.header("retry-after")), (503, "5"));
    assert!(shed.text.contains("Server penuh"), "{}", shed.text);
    line.abort();
    assert!(line.await.unwrap_err().is_cancelled());
    GO_ON.notify_one();
    RING.notified().await;
    assert_eq!(ENDED.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn large_forms_have_places_of_their_own_until_they_are_answered() {
    let settings = [("JUARA_LIMIT_LARGE_FORMS", "1"), ("JUARA_LIMIT_SMALL_FORM_BYTES", "8192")];
    let server = server_with(&settings).await;
    let goes = async |size: usize| {
        let pad = "y".repeat(size);
        server.post(form("/do/test/goes"), &[("to", "/2026"), ("pad", &pad)]).await
    };
    assert_eq!(goes(8_192).await.status, 303);
    let request = form("/do/test/hangs").body(fields(&[("pad", &"y".repeat(8_192))])).unwrap();
    let mut held = Box::pin(server.app.clone().oneshot(request));
    // It has its place as soon as it is read, which is before anything of it waits.
    let shed = tokio::select! {
        biased;
        answer = &mut held => panic!("{answer:?}"),
        shed = goes(8_192) => shed,
    };
    assert_eq!((shed.status.as_u16(), shed.header("retry-after")), (503, "5"));
    assert_eq!(goes(8_000).await.status, 303, "a small one needs none");
    drop(held);
    assert_eq!(goes(8_192).await.status, 303);
}

#[tokio::test]
async fn guessing_a_link_by_address_is_counted() {
    let server = server_with(&[("JUARA_LIMIT_LINK_BURST", "2")]).await;
    for (token, status) in [("a", 409), ("b", 409), ("c", 429)] {
        assert_eq!(server.ask(get(&format!("/sandi-baru/{token}"))).await.status, status, "{token}");
    }
    assert_eq!(server.ask(get("/2026")).await.status, 200);
}

#[tokio::test]
async fn guessing_a_link_by_form_costs_as_much_as_by_address() {
    let server = server_with(&[("JUARA_LIMIT_LINK_BURST", "2")]).await;
    let act = "/do/account/reset_passphrase";
    let guess = async |token: &str, passphrase: &str| {
        server.post(form(act), &[("token", token), ("passphrase", passphrase)]).await.status.as_u16()
    };
    // What is wrong with the form itself says nothing about the link.
    for _ in 0..3 {
        assert_eq!(guess("tebakan", "pendek").await, 422);
    }
    for token in ["a", "b"] {
        assert_eq!(guess(token, "kucing hujan sepeda laut").await, 409);
    }
    assert_eq!(guess("c", "kucing hujan sepeda laut").await, 429);
    assert_eq!(server.ask(get("/sandi-baru/c")).await.status, 429);
    assert_eq!(server.post(form("/do/test/goes"), &[("to", "/2026")]).await.status, 303);
}
