//! What a browser's session holds. The server reads [`SignedIn`] to know who asks.

use crate::{caller, error::AppError};
use juara::{Instant, id::AccountId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tower_sessions::Session;

/// The session's value that says who is signed in.
pub const SIGNED_IN: &str = "signed_in";

/// Who is signed in, in the browser's session under [`SIGNED_IN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Their account.
    pub account: AccountId,
    /// When they last proved who they are.
    pub proved_at: Instant,
}

/// The key under which a session is stored: the SHA-256 of what the cookie holds.
#[must_use]
pub fn key(session: &Session) -> Option<[u8; 32]> {
    session.id().map(|id| Sha256::digest(id.to_string()).into())
}

/// Signs in. The cookie is drawn anew, so that one known before is worth nothing.
///
/// Errors: `Internal`, if the server keeps no session.
pub async fn enter(account: AccountId) -> Result<(), AppError> {
    proved(account, caller::caller().now).await
}

/// Notes that who is signed in has just proved it; the cookie is drawn anew.
///
/// Errors: `Internal`, if the server keeps no session.
pub async fn proved(account: AccountId, proved_at: Instant) -> Result<(), AppError> {
    let session = session()?;
    session.cycle_id().await.map_err(lost)?;
    session.insert(SIGNED_IN, SignedIn { account, proved_at }).await.map_err(lost)
}

/// Signs out and forgets everything.
///
/// Errors: `Internal`, if the server keeps no session.
pub async fn leave() -> Result<(), AppError> {
    session()?.flush().await.map_err(lost)
}

fn session() -> Result<Session, AppError> {
    caller::session().ok_or_else(|| broken("no session beside the request"))
}

fn lost(why: tower_sessions::session::Error) -> AppError {
    broken(&why.to_string())
}

fn broken(what: &str) -> AppError {
    let request = caller::caller().request;
    tracing::error!(%request, what, "a session broke");
    AppError::Internal { request }
}
