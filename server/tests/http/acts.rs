//! Server functions that only tests have: they do what no page should.

use juara::Refusal;
use juara_app::caller::caller;
use juara_app::error::AppError;
use leptos::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

/// How often [`slow`] came to its end.
pub(crate) static ENDED: AtomicUsize = AtomicUsize::new(0);
/// Lets [`slow`] go on.
pub(crate) static GO_ON: Notify = Notify::const_new();
/// Rings when [`slow`] has begun, and again when it has ended.
pub(crate) static RING: Notify = Notify::const_new();

/// Breaks.
#[server(prefix = "/do", endpoint = "test/breaks")]
pub(crate) async fn breaks() -> Result<(), AppError> {
    panic!("a secret of the inside")
}

/// For people who are signed in.
#[server(prefix = "/do", endpoint = "test/signed_in_only")]
pub(crate) async fn signed_in_only(born_day: String) -> Result<(), AppError> {
    caller().person()?;
    leptos_axum::redirect(&format!("/?born={}", born_day.len()));
    Ok(())
}

/// Signs in without a passphrase.
#[server(prefix = "/do", endpoint = "test/enter")]
pub(crate) async fn enter(account: String) -> Result<(), AppError> {
    let account = account.parse().map_err(|_| Refusal::NotFound)?;
    juara_app::session::enter(account).await?;
    leptos_axum::redirect("/");
    Ok(())
}

/// Signs out.
#[server(prefix = "/do", endpoint = "test/sign_out")]
pub(crate) async fn sign_out() -> Result<(), AppError> {
    juara_app::session::leave().await
}

/// Refuses for whatever reason is named.
#[server(prefix = "/do", endpoint = "test/refuses")]
pub(crate) async fn refuses(why: String) -> Result<(), AppError> {
    let now = caller().now;
    Err(match why.as_str() {
        "chair-only" => Refusal::ChairOnly,
        "not-found" => Refusal::NotFound,
        "stale" => Refusal::Stale,
        "too-many" => Refusal::TooMany { again: juara::Instant(now.0 + 1_500) },
        "busy" => Refusal::Busy,
        _ => Refusal::ProveAgain,
    }
    .into())
}

/// Sends the browser where it is told to.
#[server(prefix = "/do", endpoint = "test/goes")]
pub(crate) async fn goes(to: String) -> Result<(), AppError> {
    leptos_axum::redirect(&to);
    Ok(())
}

/// Takes until it is told to go on.
#[server(prefix = "/do", endpoint = "test/slow")]
pub(crate) async fn slow() -> Result<(), AppError> {
    RING.notify_one();
    GO_ON.notified().await;
    ENDED.fetch_add(1, Ordering::SeqCst);
    RING.notify_one();
    Ok(())
}

/// Never comes to an end.
#[server(prefix = "/do", endpoint = "test/hangs")]
pub(crate) async fn hangs() -> Result<(), AppError> {
    std::future::pending().await
}

/// Proves anew, without a passphrase, who is signed in.
#[server(prefix = "/do", endpoint = "test/proves")]
pub(crate) async fn proves() -> Result<(), AppError> {
    let caller = caller();
    juara_app::session::proved(caller.person()?.account, caller.now).await
}

/// Keeps recovery codes for who is signed in, as setting up an authenticator does.
#[server(prefix = "/do", endpoint = "test/keeps_codes")]
pub(crate) async fn keeps_codes() -> Result<(), AppError> {
    juara_app::session::keep_recovery_codes(vec!["abcd-efgh".to_owned()]).await
}

/// Says how many recovery codes are still to be written down.
#[server(prefix = "/do", endpoint = "test/codes")]
pub(crate) async fn codes() -> Result<(), AppError> {
    let codes = juara_app::session::recovery_codes().await?;
    leptos_axum::redirect(&format!("/?codes={}", codes.map_or(0, |codes| codes.len())));
    Ok(())
}

/// Ends all sessions of who is signed in, as a new passphrase does in another browser, while they prove who they are.
#[server(prefix = "/do", endpoint = "test/proves_late")]
pub(crate) async fn proves_late() -> Result<(), AppError> {
    let caller = caller();
    juara_store::session::end_others(&juara_app::caller::store()?, &caller, &[0; 32]).await?;
    juara_app::session::proved(caller.person()?.account, caller.now).await
}
