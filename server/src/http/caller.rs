//! Who asks: one [`Caller`] for each request, with the one "now".

use super::State;
use super::address::{Peer, block, client};
use super::body::Form;
use super::form_post;
use super::received::Received;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::Request;
use juara::{Actor, Caller, Instant, Locale};
use juara_app::caller::Client;
use juara_app::routes::split_locale;
use juara_app::session::{SEEN, SIGNED_IN, SignedIn, key};
use juara_store::session::{Stay, touch};
use tower_sessions::Session;

/// Marks an answer that is made for one person.
#[derive(Clone, Copy, Debug)]
pub(super) struct Private;

/// Puts the caller, and the address that counts, beside the request.
pub(super) async fn load(
    extract::State(state): extract::State<State>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let extensions = request.extensions();
    let (Some(received), Some(session)) =
        (extensions.get::<Received>().copied(), extensions.get::<Session>().cloned())
    else {
        return Trouble::Broken.into_response();
    };
    let peer = extensions.get::<Peer>().copied().unwrap_or_default();
    let actor = match actor(&state, &session, received.at).await {
        Ok(actor) => actor,
        Err(trouble) => return trouble.into_response(),
    };
    let address = block(client(peer.0.ip(), request.headers(), &state.config.trusted_proxies));
    let caller = Caller { actor, now: received.at, request: received.id, locale: locale(&request, &state) };
    request.extensions_mut().insert(Client(address.to_string()));
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    // A page that shows what a session holds is nobody else's, signed in or not.
    if actor != Actor::Public || !session.is_empty().await {
        response.extensions_mut().insert(Private);
    }
    response
}

/// Who the session says is there. An account that is gone leaves nobody.
async fn actor(state: &State, session: &Session, now: Instant) -> Result<Actor, Trouble> {
    let unreadable = |error| {
        tracing::error!(%error, "a session can't be read");
        Trouble::Database
    };
    let signed_in = session.get::<SignedIn>(SIGNED_IN).await.map_err(unreadable)?;
    let Some(SignedIn { account, proved_at }) = signed_in else { return Ok(Actor::Public) };
    let stay = session.get::<Stay>(SEEN).await.map_err(unreadable)?;
    let Some((stay, known)) = stay.and_then(|stay| Some((stay, stay.known?))) else {
        return Ok(Actor::Public);
    };
    if let Some(key) = key(session) {
        touch(&state.store, &key, stay, now).await?;
    }
    Ok(Actor::Person(known.person(account, proved_at)))
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
