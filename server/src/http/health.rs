//! Is the process there, and can it work? For machines; they need no name of ours, and no limit holds for them: the
//! answer is looked for once a second, if nothing else is set, however often it is asked for.

use super::State;
use super::problem_page::SpeaksForItself;
use crate::condition;
use axum::extract;
use axum::routing::get;
use axum::{Extension, Router};
use http::StatusCode;
use juara::Instant;
use std::sync::Arc;
use tokio::sync::Mutex;

/// What was found last, and when.
pub(super) type Looked = Arc<Mutex<Option<(Instant, Result<(), String>)>>>;

/// `/healthz` and `/readyz`.
pub(super) fn router(state: State) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(state)
}

async fn ready(
    extract::State(state): extract::State<State>,
) -> (StatusCode, Extension<SpeaksForItself>, String) {
    match looked(&state).await {
        Ok(()) => (StatusCode::OK, Extension(SpeaksForItself), "ready\n".to_owned()),
        Err(why) => (StatusCode::SERVICE_UNAVAILABLE, Extension(SpeaksForItself), why + "\n"),
    }
}

/// What was found a moment ago, else what is found now. Who asks meanwhile waits for the same look.
async fn looked(state: &State) -> Result<(), String> {
    let good_for = i64::try_from(state.config.limits.ready_time.as_millis()).unwrap_or(i64::MAX);
    let mut last = state.looked.lock().await;
    if let Some((at, found)) = &*last
        && state.clock.now().since(*at) < good_for
    {
        return found.clone();
    }
    let found = look(state).await;
    *last = Some((state.clock.now(), found.clone()));
    found
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
