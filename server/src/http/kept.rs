//! What was typed into a form whose session had gone: it waits on the server for an hour, for this browser alone,
//! and stands in the form again after signing in.

use super::State;
use super::limits::may_keep;
use super::received::Received;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::Response;
use http::request::Parts;
use http::{Method, Request};
use juara::{Actor, Caller, Instant};
use juara_app::form::Returned;
use juara_app::session::KEPT as NOTE;
use juara_store::kept_form;
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

/// What the session knows: under which name the store keeps it, and for which pages. It outlives the cookie that
/// signing in draws anew.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Note {
    browser: [u8; 32],
    pages: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    at: Instant,
    fields: Vec<(String, String)>,
}

/// Keeps what was typed on `page`. That it can't be kept is noted and keeps nobody from signing in.
///
/// # Errors
/// Too much was kept for who comes from there; the moment from which there is room again.
pub(super) async fn keep(
    state: &State,
    parts: &Parts,
    page: &str,
    fields: &[(String, String)],
) -> Result<(), Instant> {
    let Some((session, now)) = around(parts) else { return Ok(()) };
    may_keep(state, &parts.extensions)?;
    let mut note = note(&session).await.unwrap_or_else(|| Note { browser: rand::random(), pages: vec![] });
    note.pages.retain(|known| known != page);
    note.pages.push(page.to_owned());
    while note.pages.len() > state.config.limits.kept_pages {
        let oldest = note.pages.remove(0);
        let _ = kept_form::take(&state.store, &note.browser, &oldest, now).await;
    }
    let kept = Kept { at: now, fields: fields.to_vec() };
    if put(state, &note, page, &kept).await && session.insert(NOTE, &note).await.is_err() {
        tracing::warn!("a form could not be noted in its session");
    }
    Ok(())
}

/// What was typed on `page` is recorded now, or not wanted any more.
pub(super) async fn forget(state: &State, parts: &Parts, page: &str) {
    let Some((session, now)) = around(parts) else { return };
    if let Some(note) = note(&session).await.filter(|note| note.pages.iter().any(|known| known == page)) {
        let _ = take(state, &session, note, page, now).await;
    }
}

/// Puts what was typed beside the request of who has signed in again.
pub(super) async fn recall(
    extract::State(state): extract::State<State>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    if let Some((session, page, now)) = asked(&request)
        && let Some(fields) = found(&state, &session, page, now).await
    {
        request.extensions_mut().insert(Returned::kept(fields));
    }
    next.run(request).await
}

/// What a signed-in browser opens, if it opens anything.
fn asked(request: &Request<Body>) -> Option<(Session, String, Instant)> {
    let signed_in = matches!(request.extensions().get::<Caller>()?.actor, Actor::Person(_));
    let session = request.extensions().get::<Session>()?.clone();
    let now = request.extensions().get::<Received>()?.at;
    let page = request.uri().path_and_query()?.as_str().to_owned();
    (*request.method() == Method::GET && signed_in).then_some((session, page, now))
}

async fn found(
    state: &State,
    session: &Session,
    page: String,
    now: Instant,
) -> Option<Vec<(String, String)>> {
    let note = note(session).await.filter(|note| note.pages.contains(&page))?;
    let browser = note.browser;
    let kept = take(state, session, note, &page, now).await?;
    // Loading the page once more shows it once more, until its hour is over.
    let again = Note { browser, pages: vec![page.clone()] };
    if put(state, &again, &page, &kept).await {
        let mut pages = self::note(session).await.unwrap_or_default().pages;
        pages.push(page);
        let _ = session.insert(NOTE, Note { browser, pages }).await;
    }
    Some(kept.fields)
}

async fn put(state: &State, note: &Note, page: &str, kept: &Kept) -> bool {
    let Ok(bytes) = serde_json::to_vec(kept) else { return false };
    // Only who has an account is trusted with more.
    if bytes.len() > state.config.limits.kept_bytes {
        return false;
    }
    match kept_form::keep(&state.store, &note.browser, page, &bytes, kept.at).await {
        Ok(()) => true,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "a form could not be kept");
            false
        }
    }
}

async fn take(state: &State, session: &Session, mut note: Note, page: &str, now: Instant) -> Option<Kept> {
    let bytes = kept_form::take(&state.store, &note.browser, page, now).await.ok().flatten();
    note.pages.retain(|known| known != page);
    let _ = session.insert(NOTE, &note).await;
    serde_json::from_slice(&bytes?).ok()
}

async fn note(session: &Session) -> Option<Note> {
    session.get(NOTE).await.ok().flatten()
}

fn around(parts: &Parts) -> Option<(Session, Instant)> {
    Some((parts.extensions.get::<Session>()?.clone(), parts.extensions.get::<Received>()?.at))
}
