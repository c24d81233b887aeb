//! What a browser's session holds. The server reads [`SignedIn`] to know who
//! asks; everything else is for one page and some minutes.

use crate::{caller, error::AppError};
use juara::{Instant, Minutes, Refusal, id::AccountId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use tower_sessions::Session;

/// The session's value that says who is signed in.
pub const SIGNED_IN: &str = "signed_in";

/// The value that says which forms wait for a sign-in.
pub const KEPT: &str = "kept";

/// The value under which what the store knows of a session goes along with a request; it is not written back.
pub const SEEN: &str = "seen";

/// The value that says whose code is still asked for.
const WAITING: &str = "waiting";

/// The value that holds recovery codes until they are written down.
const RECOVERY: &str = "recovery";

/// How long somebody may look for their authenticator, and for a pen.
const PATIENCE: Minutes = Minutes(10);

/// Who is signed in, in the browser's session under [`SIGNED_IN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Their account.
    pub account: AccountId,
    /// When they last proved who they are.
    pub proved_at: Instant,
}

/// The value that says with what somebody signed in.
const DEVICE: &str = "device";

/// Something that is only there for some minutes.
#[derive(Serialize, Deserialize)]
struct Brief<T> {
    since: Instant,
    value: T,
}

/// The key under which a session is stored: the SHA-256 of what the cookie holds.
#[must_use]
pub fn key(session: &Session) -> Option<[u8; 32]> {
    session.id().map(|id| Sha256::digest(id.to_string()).into())
}

/// The browser's session. Errors: `Internal`, if the server keeps none.
pub fn session() -> Result<Session, AppError> {
    caller::extension().ok_or_else(|| AppError::broken("no session beside the request"))
}

/// Signs in. The cookie is drawn anew, so that one known before is worth nothing, and a new session begins. What it held
/// for somebody else goes; a form that nobody who was signed in sent waits for whoever comes in.
///
/// Errors: `Internal`, if the server keeps no session.
pub async fn enter(account: AccountId) -> Result<(), AppError> {
    let session = session()?;
    let before: Option<SignedIn> = session.get(SIGNED_IN).await.map_err(lost)?;
    if before.is_none_or(|before| before.account != account) {
        let kept: Option<serde_json::Value> = session.get(KEPT).await.map_err(lost)?;
        session.clear().await;
        if let Some(kept) = kept.filter(|_| before.is_none()) {
            session.insert(KEPT, kept).await.map_err(lost)?;
        }
    }
    for past in [WAITING, SEEN] {
        session.remove::<serde::de::IgnoredAny>(past).await.map_err(lost)?;
    }
    sign_in(&session, account, caller::caller().now).await
}

/// Notes that who is signed in has just proved it; the cookie is drawn anew, and the session ends when it would have.
///
/// Errors: `SignInFirst`, if the session was ended meanwhile; `Internal`, if the server keeps none.
pub async fn proved(account: AccountId, proved_at: Instant) -> Result<(), AppError> {
    let session = session()?;
    is_still_there(&session).await?;
    sign_in(&session, account, proved_at).await
}

/// Whoever ends a session, by a new passphrase as it may be, ends it for what is being worked on in it too.
async fn is_still_there(session: &Session) -> Result<(), AppError> {
    session.load().await.map_err(lost)?;
    match session.get::<SignedIn>(SIGNED_IN).await.map_err(lost)? {
        Some(_) => Ok(()),
        None => Err(Refusal::SignInFirst.into()),
    }
}

async fn sign_in(session: &Session, account: AccountId, proved_at: Instant) -> Result<(), AppError> {
    session.cycle_id().await.map_err(lost)?;
    if let Some(device) = caller::user_agent().as_deref().and_then(juara::account::device) {
        session.insert(DEVICE, device).await.map_err(lost)?;
    }
    session.insert(SIGNED_IN, SignedIn { account, proved_at }).await.map_err(lost)
}

/// Draws the cookie anew for who has just got another role: one known before is worth nothing. Their session is as new
/// as the role, which may allow it less time than it has lasted already.
///
/// Errors: `SignInFirst`, if the session was ended meanwhile; `Internal`, if the server keeps none.
pub async fn renew() -> Result<(), AppError> {
    let session = session()?;
    is_still_there(&session).await?;
    session.remove::<serde::de::IgnoredAny>(SEEN).await.map_err(lost)?;
    session.cycle_id().await.map_err(lost)
}

/// With what somebody signed in, out of what is kept of a session.
pub(crate) fn device_of(body: &[u8]) -> Option<String> {
    let data: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body).ok()?;
    data.get(DEVICE)?.as_str().map(str::to_owned)
}

/// Signs out and forgets everything.
///
/// Errors: `Internal`, if the server keeps no session.
pub async fn leave() -> Result<(), AppError> {
    session()?.flush().await.map_err(lost)
}

/// Keeps whose code is asked for next.
pub async fn wait_for_code(account: AccountId) -> Result<(), AppError> {
    keep(WAITING, account).await
}

/// Whose code is asked for.
pub async fn waiting() -> Result<Option<AccountId>, AppError> {
    find(WAITING).await
}

/// Whether what was typed on this page waits for whoever signs in. Errors: `Internal`, if the server keeps no session.
pub async fn keeps_form_of(page: &str) -> Result<bool, AppError> {
    let note: Option<serde_json::Value> = session()?.get(KEPT).await.map_err(lost)?;
    let pages = note.as_ref().and_then(|note| note.get("pages")).and_then(serde_json::Value::as_array);
    Ok(pages.is_some_and(|pages| pages.iter().any(|known| known.as_str() == Some(page))))
}

/// Keeps recovery codes until they are written down.
pub async fn keep_recovery_codes(codes: Vec<String>) -> Result<(), AppError> {
    keep(RECOVERY, codes).await
}

/// Recovery codes that are still to be written down.
pub async fn recovery_codes() -> Result<Option<Vec<String>>, AppError> {
    find(RECOVERY).await
}

/// Forgets the recovery codes.
pub async fn forget_recovery_codes() -> Result<(), AppError> {
    session()?.remove::<serde::de::IgnoredAny>(RECOVERY).await.map(|_| ()).map_err(lost)
}

async fn keep<T: Serialize + Send>(name: &str, value: T) -> Result<(), AppError> {
    let brief = Brief { since: caller::caller().now, value };
    let brief = serde_value(&brief)?;
    session()?.insert_value(name, brief).await.map(|_| ()).map_err(lost)
}

fn serde_value<T: Serialize>(value: &T) -> Result<serde_json::Value, AppError> {
    serde_json::to_value(value).map_err(|why| AppError::broken(&why.to_string()))
}

async fn find<T: DeserializeOwned>(name: &str) -> Result<Option<T>, AppError> {
    let brief: Option<Brief<T>> = session()?.get(name).await.map_err(lost)?;
    let now = caller::caller().now;
    Ok(brief.filter(|brief| now < brief.since + PATIENCE).map(|brief| brief.value))
}

fn lost(why: tower_sessions::session::Error) -> AppError {
    AppError::broken(&why.to_string())
}
