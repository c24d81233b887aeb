//! What a server function answered, sorted.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::HeaderMap;
use http::header::LOCATION;
use juara_app::error::AppError;
use leptos::server_fn::error::{FromServerFnError as _, SERVER_FN_ERROR_HEADER};

/// An error is a few sentences' worth of data.
const MOST_BYTES: usize = 1 << 20;

/// What came of it.
pub(super) enum Answer {
    /// It did what it was asked to.
    Done {
        /// Where it sends the browser.
        location: Option<String>,
        /// What else it set.
        headers: HeaderMap,
    },
    /// It did not, and says why.
    Refused(Box<AppError>),
    /// No server function answered.
    Other(Response),
}

/// Sorts an answer.
pub(super) async fn answer(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    if parts.headers.contains_key(SERVER_FN_ERROR_HEADER) {
        return match to_bytes(body, MOST_BYTES).await {
            Ok(bytes) => Answer::Refused(Box::new(AppError::de(bytes))),
            Err(_) => Answer::Other(Response::from_parts(parts, Body::empty())),
        };
    }
    if !parts.status.is_success() && !parts.status.is_redirection() {
        return Answer::Other(Response::from_parts(parts, body));
    }
    let location = parts.headers.get(LOCATION).and_then(|to| to.to_str().ok()).filter(|to| is_here(to));
    Answer::Done { location: location.map(str::to_owned), headers: parts.headers }
}

/// What a program gets: the same bytes, with the status that says what they say.
pub(super) async fn with_status(response: Response) -> Response {
    if !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, MOST_BYTES).await.unwrap_or_default();
    parts.status = AppError::de(bytes.clone()).status();
    Response::from_parts(parts, Body::from(bytes))
}

/// A path of this site, and nothing that a browser could read as another one.
fn is_here(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") && !to.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::is_here;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for (to, want) in [
            ("/ikut", true),
            ("/en/2026?x=1#a", true),
            ("//evil.test", false),
            ("/\\evil.test", false),
            ("https://evil.test", false),
            ("javascript:alert(1)", false),
            ("", false),
        ] {
            assert_eq!(is_here(to), want, "{to}");
        }
    }
}
