//! Is the process there, and can it work? For machines; they need no name of ours.

use super::State;
use axum::Router;
use axum::extract;
use axum::routing::get;
use http::StatusCode;

/// `/healthz` and `/readyz`.
pub(super) fn router(state: State) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(state)
}

/// Ready: the database answers, and its schema is the one this program knows.
async fn ready(extract::State(state): extract::State<State>) -> (StatusCode, &'static str) {
    if state.store.ping().await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n");
    }
    match state.store.pending_migrations().await {
        Ok(pending) if pending.is_empty() => (StatusCode::OK, "ready\n"),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database waits for juara migrate\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
