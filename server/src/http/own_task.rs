//! Every request is worked on in a task of its own: a line that drops cancels no transaction. A panic is answered,
//! and what takes too long is given up on by the answer, not by the work.

use super::State;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::Request;
use tracing::Instrument as _;

/// Runs the request in its own task.
pub(super) async fn run(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let task = tokio::spawn(next.run(request).in_current_span());
    match tokio::time::timeout(state.config.limits.answer_time, task).await {
        Ok(Ok(response)) => response,
        // With which words it broke may be what somebody typed; where, the log has already.
        Ok(Err(_)) => {
            tracing::error!("a request broke");
            Trouble::Broken.into_response()
        }
        Err(_) => {
            tracing::error!("a request took too long");
            Trouble::Busy.into_response()
        }
    }
}
