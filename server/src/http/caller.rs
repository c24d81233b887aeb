//! Who asks: one [`Caller`] for each request, with the one "now".

use super::State;
use super::body::Form;
use super::form_post;
use super::received::Received;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::Request;
use juara::{Actor, Caller, Locale};
use juara_app::routes::split_locale;

/// Marks an answer that is made for one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Private;

/// Puts the caller beside the request.
pub(super) async fn load(
    extract::State(state): extract::State<State>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let Some(received) = request.extensions().get::<Received>().copied() else {
        return Trouble::Broken.into_response();
    };
    let actor = Actor::Public;
    let caller = Caller { actor, now: received.at, request: received.id, locale: locale(&request, &state) };
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    if actor != Actor::Public {
        response.extensions_mut().insert(Private);
    }
    response
}

/// The language of the page that is asked for, or on which the form stands.
fn locale(request: &Request<Body>, state: &State) -> Locale {
    let path = request.uri().path();
    if !path.starts_with(form_post::PREFIX) {
        return split_locale(path).0;
    }
    let form = request.extensions().get::<Form>();
    let page = form_post::page_of(request.headers(), form, &state.config.base_url);
    page.map_or(Locale::default(), |page| split_locale(page.split('?').next().unwrap_or("/")).0)
}
