//! A form whose session had gone is there after signing in.

use crate::given::{Answer, NOW, Server, chair, form, get, juara, server, server_with, with_cookie};
use juara::Instant;
use juara_store::fixture::cast::applicant;

const PAGE: &str = "/2026/syarat";

/// Sends a form that needs a sign-in, then signs in; the cookie that is left.
async fn lost_and_back(server: &Server, account: &str) -> String {
    let sent = [("_page", PAGE), ("born_day", "31 & <b>"), ("passphrase", "kucing hujan sepeda laut")];
    let away = server.post(form("/do/test/signed_in_only"), &sent).await;
    assert_eq!((away.status.as_u16(), away.header("location")), (303, "/masuk?lanjut=%2F2026%2Fsyarat"));
    let cookie = away.cookie().unwrap();
    // Before signing in, nothing of it is shown to whoever sits there.
    let before = server.ask(with_cookie(get(PAGE), &cookie)).await;
    assert!(!before.text.contains("31 &amp;"));
    // Nor does anybody on the way keep a page for others that was made for who has such a cookie.
    assert_eq!((before.status.as_u16(), before.header("cache-control")), (200, "private, no-store"));
    let entered = server.post(with_cookie(form("/do/test/enter"), &cookie), &[("account", account)]).await;
    let cookie = entered.cookie().unwrap();
    assert_eq!(entered.status, 303);
    cookie
}

#[tokio::test]
async fn what_was_typed_stands_in_the_form_until_it_is_sent() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let cookie = lost_and_back(&server, &account).await;
    for _ in 0..2 {
        let page = server.ask(with_cookie(get(PAGE), &cookie)).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text.contains("value=\"31 &amp; &lt;b>\"") || page.text.contains("31 &amp; &lt;b"),
            "{}",
            page.text
        );
        assert!(page.text.contains("Belum tercatat."), "{}", page.text);
        assert!(!page.text.contains("kucing hujan"));
    }
    let other = server.ask(with_cookie(get("/2026"), &cookie)).await;
    assert!(!other.text.contains("31 &amp;"));
    let done = server
        .post(with_cookie(form("/do/test/signed_in_only"), &cookie), &[("_page", PAGE), ("born_day", "31")])
        .await;
    assert_eq!(done.header("location"), "/?born=2");
    let page = server.ask(with_cookie(get(PAGE), &cookie)).await;
    assert!(!page.text.contains("Yang ditulis sebelum masuk lagi"));
}

#[tokio::test]
async fn it_is_kept_for_an_hour_and_for_this_browser_alone() {
    let server = server().await;
    let account = chair(&server).await.to_string();
    let cookie = lost_and_back(&server, &account).await;
    let elsewhere = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    let page = server.ask(with_cookie(get(PAGE), &elsewhere)).await;
    assert!(!page.text.contains("31 &amp;"));
    server.state.clock.move_to(Instant(NOW.0 + 30 * 60_000));
    assert!(server.ask(with_cookie(get(PAGE), &cookie)).await.text.contains("31 &amp;"));
    server.state.clock.move_to(Instant(NOW.0 + 61 * 60_000));
    assert!(!server.ask(with_cookie(get(PAGE), &cookie)).await.text.contains("31 &amp;"));
}

#[tokio::test]
async fn five_pages_are_kept_or_what_is_set_and_the_oldest_gives_way_to_the_next() {
    pages_are_kept(&server().await, 5).await;
    pages_are_kept(&server_with(&[("JUARA_LIMIT_KEPT_PAGES", "2")]).await, 2).await;
}

async fn pages_are_kept(server: &Server, most: usize) {
    let account = chair(server).await.to_string();
    let pages: Vec<String> = (0..=most).map(|n| format!("{PAGE}?n={n}")).collect();
    let mut cookie = "sid=x".to_owned();
    for page in &pages {
        let sent = [("_page", page.as_str()), ("born_day", "31 & <b>")];
        let away = server.post(with_cookie(form("/do/test/signed_in_only"), &cookie), &sent).await;
        assert_eq!(away.status, 303, "{page}");
        cookie = away.cookie().unwrap_or(cookie);
    }
    let entered = server.post(with_cookie(form("/do/test/enter"), &cookie), &[("account", &account)]).await;
    let cookie = entered.cookie().unwrap();
    for (n, page) in pages.iter().enumerate() {
        let shown = server.ask(with_cookie(get(page), &cookie)).await;
        assert_eq!((shown.status.as_u16(), shown.text.contains("31 &amp;")), (200, n > 0), "{page}");
    }
}

#[tokio::test]
async fn a_form_that_is_too_large_is_not_kept() {
    is_kept_once(&server().await, 200 << 10).await;
    is_kept_once(&server_with(&[("JUARA_LIMIT_KEPT_BYTES", "65536")]).await, 50 << 10).await;
}

/// A form with a field of this size is kept, and one with two of them is not.
async fn is_kept_once(server: &Server, size: usize) {
    let large = "a".repeat(size);
    for (second, kept) in [("1", true), (large.as_str(), false)] {
        let sent = [("_page", PAGE), ("born_day", large.as_str()), ("born_year", second)];
        let away = server.post(form("/do/test/signed_in_only"), &sent).await;
        assert_eq!((away.status.as_u16(), away.cookie().is_some()), (303, kept), "{}", second.len());
    }
}

/// Somebody who has never been here sends a form that needs a sign-in.
async fn stranger(server: &Server, page: &str) -> Answer {
    server.post(form("/do/test/signed_in_only"), &[("_page", page), ("born_day", "31 & <b>")]).await
}

#[tokio::test]
async fn so_many_are_kept_for_one_address_and_the_next_is_held_up_with_its_text() {
    let server =
        server_with(&[("JUARA_LIMIT_KEPT_BURST", "2"), ("JUARA_TRUSTED_PROXIES", "0.0.0.0/8")]).await;
    let account = chair(&server).await.to_string();
    for _ in 0..2 {
        assert_eq!(stranger(&server, PAGE).await.status, 303);
    }
    let held = stranger(&server, PAGE).await;
    assert_eq!((held.status.as_u16(), held.header("retry-after")), (429, "60"));
    assert_eq!(held.cookie(), None, "nothing is kept, no session either");
    assert!(held.text.contains("value=\"31 &amp; &lt;b"), "{}", held.text);
    // A page that is for who is signed in can't show it; the browser still has it.
    let held = stranger(&server, "/ikut").await;
    assert_eq!((held.status.as_u16(), held.cookie()), (429, None), "{}", held.text);

    // Who comes from elsewhere, and who is signed in, is bound by something else.
    let elsewhere = form("/do/test/signed_in_only").header("x-forwarded-for", "198.51.100.1");
    assert_eq!(server.post(elsewhere, &[("_page", PAGE), ("born_day", "1")]).await.status, 303);
    let cookie = server.post(form("/do/test/enter"), &[("account", &account)]).await.cookie().unwrap();
    for day in ["1", "2", "3"] {
        let sent = [("why", "prove-again"), ("_page", PAGE), ("born_day", day)];
        assert_eq!(server.post(with_cookie(form("/do/test/refuses"), &cookie), &sent).await.status, 303);
    }
    server.state.clock.move_to(Instant(NOW.0 + 60_000));
    assert_eq!(stranger(&server, PAGE).await.status, 303);
    assert_eq!(stranger(&server, PAGE).await.status, 429);
}

#[tokio::test]
async fn recovery_codes_are_shown_for_ten_minutes() {
    let server = server().await;
    let luh = chair(&server).await.to_string();
    let cookie = server.post(form("/do/test/enter"), &[("account", &luh)]).await.cookie().unwrap();
    server.post(with_cookie(form("/do/test/keeps_codes"), &cookie), &[]).await;
    for (after, shown) in [(599_999, "/?codes=1"), (600_000, "/?codes=0")] {
        server.state.clock.move_to(Instant(NOW.0 + after));
        let answer = server.post(with_cookie(form("/do/test/codes"), &cookie), &[]).await;
        assert_eq!(answer.header("location"), shown, "{after}");
    }
}

#[tokio::test]
async fn what_one_account_holds_is_not_there_for_another_in_the_same_browser() {
    let server = server().await;
    let luh = chair(&server).await.to_string();
    let wayan =
        applicant(&server.state.store, "Wayan Contoh", "wayan@contoh.test", juara().now).await.unwrap();
    let wayan = wayan.account.to_string();
    let codes = async |cookie: &str| {
        let answer = server.post(with_cookie(form("/do/test/codes"), cookie), &[]).await;
        answer.header("location").to_owned()
    };
    let enter = async |cookie: &str, account: &str| {
        let entered = server.post(with_cookie(form("/do/test/enter"), cookie), &[("account", account)]).await;
        entered.cookie().unwrap()
    };
    let cookie = lost_and_back(&server, &luh).await;
    server.post(with_cookie(form("/do/test/keeps_codes"), &cookie), &[]).await;
    let cookie = enter(&cookie, &luh).await;
    assert_eq!(codes(&cookie).await, "/?codes=1", "signing in again takes nothing of one's own");
    let cookie = enter(&cookie, &wayan).await;
    assert_eq!(codes(&cookie).await, "/?codes=0");
    let page = server.ask(with_cookie(get(PAGE), &cookie)).await;
    assert!(!page.text.contains("31 &amp;"), "nor what the other one typed");
}
