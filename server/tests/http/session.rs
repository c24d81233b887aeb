//! The cookie, and what stands behind it.

use crate::given::{NOW, chair, form, get, server, server_with, with_cookie};
use http::Request;
use http::header::{HOST, ORIGIN, SET_COOKIE};
use juara::Instant;

const MINUTE: i64 = 60_000;

#[tokio::test]
async fn signing_in_draws_a_new_cookie_that_no_script_reads() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let first = server.post(form("/do/test/enter"), &[("account", &account)]).await;
    assert_eq!(first.status, 303, "{}", first.text);
    let set = first.headers.get(SET_COOKIE).unwrap().to_str().unwrap();
    // Thirty days: who closes the browser is still signed in when they open it again.
    for part in ["sid=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
        assert!(set.contains(part), "{part} in {set}");
    }
    assert!(!set.contains("Secure") && !set.contains("Domain"), "{set}");
    let old = first.cookie().unwrap();
    let again = server.post(with_cookie(form("/do/test/enter"), &old), &[("account", &account)]).await;
    let new = again.cookie().unwrap();
    assert_ne!(old, new);
    for (cookie, signed_in) in [(&old, false), (&new, true)] {
        let answer =
            server.post(with_cookie(form("/do/test/signed_in_only"), cookie), &[("born_day", "3")]).await;
        let location = answer.header("location");
        assert_eq!(location.starts_with("/?born="), signed_in, "{location}");
    }
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_its_host() {
    let server = server_with(&[("JUARA_BASE_URL", "https://lomba.contoh.test")]).await;
    let account = chair(&server).await.to_string();
    let mut request = Request::post("/do/test/enter").header(HOST, "lomba.contoh.test");
    for (name, value) in [
        (ORIGIN.as_str(), "https://lomba.contoh.test"),
        ("accept", "text/html"),
        ("content-type", "application/x-www-form-urlencoded"),
    ] {
        request = request.header(name, value);
    }
    let answer = server.post(request, &[("account", &account)]).await;
    let set = answer.headers.get(SET_COOKIE).unwrap().to_str().unwrap();
    assert!(set.starts_with("__Host-sid=") && set.contains("Secure") && set.contains("Path=/"), "{set}");
}

#[tokio::test]
async fn an_organiser_is_signed_out_after_an_hour_without_a_visit_and_after_a_day() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let signed_in = async |at: i64| {
        server.state.clock.move_to(Instant(NOW.0 + at));
        let answer = server.ask(with_cookie(get("/2026"), &cookie)).await;
        answer.header("cache-control") == "private, no-store"
    };
    for hour in 0..25 {
        for half in [0, 30] {
            let at = (hour * 60 + half) * MINUTE;
            assert_eq!(signed_in(at).await, at < 24 * 60 * MINUTE, "{hour}:{half}");
        }
    }
    let server = server_again().await;
    let account = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    server.state.clock.move_to(Instant(NOW.0 + 61 * MINUTE));
    let answer = server.ask(with_cookie(get("/2026"), &cookie)).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=60");
}

async fn server_again() -> crate::given::Server {
    server().await
}

#[tokio::test]
async fn signing_out_ends_it_and_nobody_else_gets_a_cookie() {
    let server = server().await;
    assert_eq!(server.ask(get("/")).await.cookie(), None);
    let account = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let out = server.post(with_cookie(form("/do/test/sign_out"), &cookie), &[("_page", "/")]).await;
    assert_eq!(out.status, 303);
    let answer =
        server.post(with_cookie(form("/do/test/signed_in_only"), &cookie), &[("born_day", "3")]).await;
    assert!(answer.header("location").starts_with("/masuk"), "{}", answer.header("location"));
}

#[tokio::test]
async fn over_https_the_cookie_is_taken_away_as_it_was_set() {
    let server = server_with(&[("JUARA_BASE_URL", "https://lomba.contoh.test")]).await;
    let account = chair(&server).await.to_string();
    let form = |path: &str| {
        Request::post(path)
            .header(HOST, "lomba.contoh.test")
            .header(ORIGIN, "https://lomba.contoh.test")
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded")
    };
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let out = server.post(with_cookie(form("/do/test/sign_out"), &cookie), &[("_page", "/")]).await;
    let set: Vec<&str> =
        out.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
    let [set] = set[..] else { panic!("{set:?}") };
    assert!(set.starts_with("__Host-sid=;") && set.contains("Max-Age=0"), "{set}");
    for part in ["; Secure", "Path=/"] {
        assert!(set.contains(part), "{part} in {set}");
    }
}

#[tokio::test]
async fn proving_anew_makes_no_session_younger_and_signing_in_makes_a_new_one() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let enter = async |cookie: &str| {
        let entered =
            server.post(with_cookie(form("/do/test/enter"), cookie), &[("account", &account)]).await;
        entered.cookie().unwrap()
    };
    let prove = async |cookie: &str| server.post(with_cookie(form("/do/test/proves"), cookie), &[]).await;
    let mut cookie = enter("sid=x").await;
    // Twice a day long: the second day begins with signing in while the first session still lasts.
    for day in 0..2 {
        for half in 1..=47 {
            server.state.clock.move_to(Instant(NOW.0 + (day * 47 + half) * 30 * MINUTE));
            let before = cookie;
            cookie = prove(&before).await.cookie().unwrap();
            assert_ne!(cookie, before, "{half}");
        }
        if day == 0 {
            cookie = enter(&cookie).await;
        }
    }
    server.state.clock.move_to(Instant(NOW.0 + (2 * 47 + 1) * 30 * MINUTE));
    let answer = server.post(with_cookie(form("/do/test/proves"), &cookie), &[]).await;
    assert!(answer.header("location").starts_with("/masuk"), "{:?}", answer.headers);
}

#[tokio::test]
async fn a_session_that_ends_while_something_is_done_in_it_does_not_come_back() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let late = server.post(with_cookie(form("/do/test/proves_late"), &cookie), &[("_page", "/2026")]).await;
    assert!(late.header("location").starts_with("/masuk"), "{:?}", late.headers);
    let cookies = [Some(cookie), late.cookie()];
    for cookie in cookies.into_iter().flatten() {
        let answer =
            server.post(with_cookie(form("/do/test/signed_in_only"), &cookie), &[("born_day", "3")]).await;
        assert!(answer.header("location").starts_with("/masuk"), "{}", answer.header("location"));
    }
}
