//! Is the process there, and can it work? For machines; they need no name of ours.

use super::State;
use super::problem_page::SpeaksForItself;
use crate::condition;
use axum::extract;
use axum::routing::get;
use axum::{Extension, Router};
use http::StatusCode;

/// `/healthz` and `/readyz`.
pub(super) fn router(state: State) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(state)
}

async fn ready(
    extract::State(state): extract::State<State>,
) -> (StatusCode, Extension<SpeaksForItself>, String) {
    match look(&state).await {
        Ok(()) => (StatusCode::OK, Extension(SpeaksForItself), "ready\n".to_owned()),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, Extension(SpeaksForItself), why + "\n"),
    }
}

/// Ready: the database can be written and its schema is the one this program knows, there is room, letters go, and
/// the machine's clock is believed.
async fn look(state: &State) -> Result<(), String> {
    let silent = |_| "the database does not answer".to_owned();
    if !state.store.pending_migrations().await.map_err(silent)?.is_empty() {
        return Err("the database waits for juara migrate".to_owned());
    }
    state.store.try_write().await.map_err(|_| "the database can't be written".to_owned())?;
    condition::room(&state.config.data_dir, state.config.limits.free_mb)
        .map_err(|_| "the disk is nearly full".to_owned())?;
    condition::letters(&state.store, state.clock.now()).await.map_err(|_| "letters do not go".to_owned())?;
    match state.clock.off_by() {
        None => Ok(()),
        Some(_) => Err("the machine's clock stepped and is not believed".to_owned()),
    }
}
