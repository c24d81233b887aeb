//! So many requests at once are worked on; the next is told to come again, at once.

use super::State;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::Request;
use std::sync::Arc;

/// Sheds what is too much.
pub(super) async fn limit(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    match Arc::clone(&state.places).try_acquire_owned() {
        Ok(_place) => next.run(request).await,
        Err(_) => Trouble::Busy.into_response(),
    }
}
