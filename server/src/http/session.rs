//! The browser's session: a cookie that means nothing by itself, and what the store keeps under its hash.

use super::State;
use crate::clock::Clock;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::Response;
use http::header::SET_COOKIE;
use http::{HeaderValue, Request};
use juara::Instant;
use juara::id::AccountId;
use juara_app::session::{SEEN, SIGNED_IN, SignedIn};
use juara_store::session::Stay;
use juara_store::{Store, session};
use serde::Deserialize as _;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// The cookie is kept for as long as the longest session lasts; when a session ends is the store's decision.
const COOKIE_LASTS: Duration = Duration::days(30);

/// How the cookie is called where Juara is reached by https.
const HOST_BOUND: &str = "__Host-sid";

/// Reads and writes the cookie.
pub(super) fn layer(state: &State) -> SessionManagerLayer<Sessions> {
    let https = state.config.base_url.is_https();
    SessionManagerLayer::new(Sessions { store: state.store.clone(), clock: Arc::clone(&state.clock) })
        .with_name(cookie_name(https))
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(COOKIE_LASTS))
}

/// Browsers keep a `__Host-` cookie to exactly this host; they take one over https alone.
fn cookie_name(https: bool) -> &'static str {
    if https { HOST_BOUND } else { "sid" }
}

/// Sessions in the database.
#[derive(Clone)]
pub(super) struct Sessions {
    store: Store,
    clock: Arc<Clock>,
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    /// Drawn from 128 bits: one that is in use already does not come up. A session whose cookie was drawn anew is as old
    /// as before; that somebody signs in makes it a new one, and takes [`SEEN`] out.
    async fn create(&self, record: &mut Record) -> Result<()> {
        let now = self.clock.now();
        let stay = record.data.get(SEEN).and_then(|seen| Stay::deserialize(seen).ok());
        let (account, body) = kept(record)?;
        let began_at = stay.map_or(now, |stay| stay.began_at);
        let session = session::Session { account, seen_at: now, began_at, body };
        session::create(&self.store, &key_of(&record.id), &session, now).await.map_err(backend)
    }

    /// What was ended while the request was worked on stays ended.
    async fn save(&self, record: &Record) -> Result<()> {
        let (now, key) = (self.clock.now(), key_of(&record.id));
        let Some(known) = session::load(&self.store, &key, now).await.map_err(backend)? else {
            return Ok(());
        };
        let (account, body) = kept(record)?;
        let session = session::Session { account, seen_at: now, began_at: known.began_at, body };
        session::save(&self.store, &key, &session, now).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.clock.now();
        let found = session::visit(&self.store, &key_of(id), now).await.map_err(backend)?;
        let Some(visit) = found else { return Ok(None) };
        let mut data: HashMap<String, Value> =
            serde_json::from_slice(&visit.session.body).map_err(|why| Error::Decode(why.to_string()))?;
        let seen = serde_json::to_value(visit.stay());
        data.insert(SEEN.to_owned(), seen.map_err(|why| Error::Encode(why.to_string()))?);
        Ok(Some(Record { id: *id, data, expiry_date: ends_by_cookie(now) }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        session::delete(&self.store, &key_of(id)).await.map_err(backend)
    }
}

/// Who is signed in, and everything that is written down of a session.
fn kept(record: &Record) -> Result<(Option<AccountId>, Vec<u8>)> {
    let signed_in = record.data.get(SIGNED_IN).map(SignedIn::deserialize).transpose();
    let account = signed_in.map_err(|why| Error::Decode(why.to_string()))?.map(|signed_in| signed_in.account);
    let mut data = record.data.clone();
    data.remove(SEEN);
    let body = serde_json::to_vec(&data).map_err(|why| Error::Encode(why.to_string()))?;
    Ok((account, body))
}

/// A browser heeds a `__Host-` cookie only where it says `Secure`, the one that takes it away too, and the library
/// writes that without.
pub(super) async fn bind(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    if state.config.base_url.is_https() {
        for (name, value) in response.headers_mut() {
            if *name == SET_COOKIE
                && let Some(bound) = bound(value)
            {
                *value = bound;
            }
        }
    }
    response
}

fn bound(value: &HeaderValue) -> Option<HeaderValue> {
    let text = value.to_str().ok()?;
    let is_own = text.strip_prefix(HOST_BOUND).is_some_and(|rest| rest.starts_with('='));
    let lacks_it = is_own && !text.contains("; Secure");
    lacks_it.then(|| HeaderValue::from_str(&format!("{text}; Secure")).ok()).flatten()
}

/// When the cookie would end; the store has already said that the session has not.
fn ends_by_cookie(now: Instant) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(now.0 / 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH) + COOKIE_LASTS
}

/// What the store knows a session by; the same as [`juara_app::session::key`].
fn key_of(id: &Id) -> [u8; 32] {
    Sha256::digest(id.to_string()).into()
}

fn backend(why: juara_store::Error) -> Error {
    Error::Backend(why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_secure_cookie_is_bound_to_its_host() {
        assert_eq!((cookie_name(true), cookie_name(false)), ("__Host-sid", "sid"));
    }
}
