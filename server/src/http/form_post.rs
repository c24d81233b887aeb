//! Plain forms: what comes of a POST without JavaScript.
//!
//! The server function is run as if a program had asked. If it did what it was asked to, the browser is sent on
//! (303). If not, the page on which the form stands is made once more, with what was typed and why it came back,
//! and with the status that says so. One mechanism for every form there is.

mod answer;
mod page;

use super::State;
use super::body::{Form, drawn};
use super::kept;
use super::problem_page;
use super::trouble::Trouble;
use answer::{Answer, answer};
use axum::body::{Body, Bytes};
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{
    ACCEPT, ALLOW, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, LOCATION, ORIGIN, REFERER,
    RETRY_AFTER, SET_COOKIE, TRANSFER_ENCODING,
};
use http::{HeaderValue, Method, Request, StatusCode, Uri, request::Parts};
use juara_app::error::AppError;
use juara_app::form::{ONCE_FIELD, Returned, is_secret};
pub(super) use page::{OfPage, door, page_of};

/// Where server functions live.
pub(super) const PREFIX: &str = "/do/";

/// Answers plain forms; lets everything else pass.
pub(super) async fn form_post(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    if !is_plain(&request) {
        return answer::with_status(next.run(request).await).await;
    }
    let Some(form) = request.extensions().get::<Form>().cloned() else {
        return Trouble::Media.into_response();
    };
    let page = page_of(request.headers(), Some(&form), &state.config.base_url);
    let (parts, body) = request.into_parts();
    let asked = ask(&parts, body);
    let act = parts.uri.path().to_owned();
    match answer(next.clone().run(asked).await).await {
        Answer::Done { location, headers } => {
            if let Some(page) = &page {
                kept::forget(&state, &parts, page).await;
            }
            let target = location.or(page).unwrap_or_else(|| "/".to_owned());
            sent_on(&target, headers, &act)
        }
        Answer::Refused(error) => refused(&state, parts, page, &form, *error, next).await,
        Answer::Other(response) => response,
    }
}

/// A form, unless who sent it asks for JSON: browsers ask for pages, simple programs for anything or nothing.
fn is_plain(request: &Request<Body>) -> bool {
    let asks_for = |kind: &str| {
        request
            .headers()
            .get_all(ACCEPT)
            .iter()
            .any(|value| value.to_str().is_ok_and(|value| value.contains(kind)))
    };
    let is_form = request.extensions().get::<Form>().is_some();
    *request.method() == Method::POST
        && request.uri().path().starts_with(PREFIX)
        && (asks_for("text/html") || (is_form && !asks_for("application/json")))
}

/// The same request as a program would make it. Without a Referer, the framework has nowhere to send anybody.
fn ask(parts: &Parts, body: Body) -> Request<Body> {
    let mut parts = parts.clone();
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    parts.headers.remove(REFERER);
    Request::from_parts(parts, body)
}

/// 303 to a page of ours. Cookies that the act set go along.
fn sent_on(target: &str, headers: HeaderMap, act: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let location = HeaderValue::from_str(target).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, location);
    for cookie in headers.get_all(SET_COOKIE) {
        response.headers_mut().append(SET_COOKIE, cookie.clone());
    }
    if act.ends_with("/sign_out") {
        let clear = HeaderName::from_static("clear-site-data");
        response.headers_mut().insert(clear, HeaderValue::from_static("\"cache\", \"storage\""));
    }
    response
}

async fn refused(
    state: &State,
    parts: Parts,
    page: Option<String>,
    form: &Form,
    mut error: AppError,
    next: Next,
) -> Response {
    if matches!(error, AppError::Internal { .. }) {
        return Trouble::Broken.into_response();
    }
    let returned = form.fields().iter().filter(|(name, _)| !is_secret(name)).map(|(name, value)| {
        let value = if name == ONCE_FIELD { drawn(value) } else { value };
        (name.clone(), value.to_owned())
    });
    let fields: Vec<(String, String)> = returned.collect();
    if error.status() == StatusCode::UNAUTHORIZED {
        let kept = match &page {
            Some(page) => kept::keep(state, &parts, page, &fields).await,
            None => Ok(()),
        };
        match kept {
            Ok(()) => return sent_on(&door(&error, page.as_deref()), HeaderMap::new(), ""),
            // Better held up for a minute with everything still in its fields than led away without it.
            Err(again) => error = juara::Refusal::TooMany { again }.into(),
        }
    }
    let (status, again) = (error.status(), retry_after(&parts, &error));
    let shown = match page.as_deref().and_then(|page| page.parse::<Uri>().ok()) {
        Some(uri) => {
            let returned = Returned { fields, error: error.clone() };
            Some(next.run(show(&parts, uri, returned)).await)
        }
        None => None,
    };
    // A page that can't be shown any more (its owner was signed out, its edition closed) can't say why either.
    let mut response = match shown {
        // For a moment only the page can't be made. Sent again, the form comes to it, and nothing of it is lost.
        Some(response) if response.status() == StatusCode::SERVICE_UNAVAILABLE => {
            problem_page::said(&juara::Refusal::Busy.into())
        }
        Some(response) if !response.status().is_redirection() => response,
        _ => problem_page::said(&error),
    };
    if response.status().is_success() {
        *response.status_mut() = status;
    }
    if let Some(seconds) = again {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// The page as the same browser would ask for it, with what came back.
fn show(parts: &Parts, uri: Uri, returned: Returned) -> Request<Body> {
    let mut parts = parts.clone();
    parts.method = Method::GET;
    parts.uri = uri;
    for name in [CONTENT_TYPE, CONTENT_LENGTH, TRANSFER_ENCODING, ORIGIN, ALLOW] {
        parts.headers.remove(name);
    }
    parts.extensions.insert(returned);
    Request::from_parts(parts, Body::from(Bytes::new()))
}

/// Whole seconds until a refused act is possible again.
fn retry_after(parts: &Parts, error: &AppError) -> Option<u32> {
    let AppError::Refused(juara::Refusal::TooMany { again }) = error else { return None };
    let now = parts.extensions.get::<super::received::Received>()?.at;
    match Trouble::too_many(now, *again) {
        Trouble::TooMany { wait, .. } => Some(wait),
        _ => None,
    }
}
