//! A form whose session had gone is there after signing in.

use crate::given::{NOW, Server, chair, form, get, server, with_cookie};
use juara::Instant;

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
