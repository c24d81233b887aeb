//! The outermost of ours: when a request came, what it is called, and one line about it in the log.

use super::State;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue, Request};
use juara::{Instant, id::RequestId};
use tracing::Instrument as _;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// When the head of a request was there, and how people quote it.
#[derive(Clone, Copy, Debug)]
pub struct Received {
    /// The one "now" of this request.
    pub at: Instant,
    /// Its name.
    pub id: RequestId,
}

/// Notes when the request came, names it, and logs how it ended. What is logged tells no token, no query and no name.
pub(super) async fn note(
    extract::State(state): extract::State<State>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let received = Received::new(state.clock.now());
    request.extensions_mut().insert(received);
    let span = tracing::info_span!("request", id = %received.id);
    let method = request.method().clone();
    let address = pattern(request.uri().path());
    async {
        let began = std::time::Instant::now();
        let mut response = next.run(request).await;
        let ms = began.elapsed().as_millis();
        tracing::info!(%method, address, status = response.status().as_u16(), ms, "answered");
        if let Ok(id) = HeaderValue::from_str(&received.id.to_string()) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

impl Received {
    fn new(at: Instant) -> Self {
        Self { at, id: RequestId::draw(at, rand::random()) }
    }
}

/// The address as the table of routes writes it, so that tokens stay out of the log.
fn pattern(path: &str) -> String {
    if let Some(page) = juara_app::routes::page_at(path) {
        return page.pattern();
    }
    let ours = path.starts_with("/pkg/") || super::pages::server_functions().contains(path);
    if ours { path.to_owned() } else { "(none)".to_owned() }
}
