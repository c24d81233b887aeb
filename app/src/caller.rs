//! Who asks, and where things are kept: the only reader of Leptos context and
//! of what the server put into the request. What a page puts around its parts is read through `around`.

use crate::error::AppError;
use http::{StatusCode, request::Parts};
use juara::{Caller, Locale, id::RequestId};
use juara_store::Store;
use leptos::{
    nonce::Nonce,
    prelude::{WithUntracked as _, use_context},
};
use leptos_axum::ResponseOptions;

/// Who asks, when, in which language: built once by the server's middleware.
///
/// Without that middleware the caller is the public at the beginning of time,
/// to whom nothing is allowed.
#[must_use]
pub fn caller() -> Caller {
    try_caller().unwrap_or_else(|| Caller {
        actor: juara::Actor::Public,
        now: juara::Instant(0),
        request: RequestId(uuid::Uuid::nil()),
        locale: Locale::default(),
    })
}

/// The same, if there is a request.
pub(crate) fn try_caller() -> Option<Caller> {
    extension()
}

/// Where everything is kept. Errors: `Internal`, if the server provides none.
pub fn store() -> Result<Store, AppError> {
    use_context().ok_or_else(|| AppError::broken("no store in context"))
}

/// The network address that counts against a limit, as the server knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client(pub String);

/// Whether the address is of a demonstration, or there is nothing else here; the server provides it as context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonstration(pub bool);

/// Where this site is, `https://lomba.contoh.id`; the server provides it as context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site(pub String);

/// The whole address of one of our pages, to be typed from paper; its path alone if the server does not say.
pub(crate) fn whole_address(path: &str) -> String {
    let site = use_context::<Site>().map(|site| site.0).unwrap_or_default();
    format!("{site}{path}")
}

/// Whom people can call, in the language of the page; the server provides it as context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact(pub Option<String>);

/// Whom people can call, if the server knows.
pub(crate) fn contact() -> Option<String> {
    use_context::<Contact>().and_then(|contact| contact.0)
}

/// Whether a page that belongs to no edition is one of a demonstration.
pub(crate) fn is_demo() -> bool {
    let invented = matches!(caller().actor, juara::Actor::Person(person) if person.demo);
    invented || use_context::<Demonstration>().is_some_and(|there| there.0)
}

/// Where the request comes from; empty if the server does not say.
#[must_use]
pub fn client() -> String {
    extension::<Client>().map(|client| client.0).unwrap_or_default()
}

/// What the browser says that it is.
pub(crate) fn user_agent() -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.headers.get(http::header::USER_AGENT)?.to_str().ok().map(str::to_owned)
}

/// One value of the query, the first of that name.
#[must_use]
pub fn query(name: &str) -> Option<String> {
    let address = address();
    let (_, query) = address.split_once('?')?;
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The part of the path that fills `{name}` in the table of routes.
#[must_use]
pub fn param(name: &str) -> String {
    leptos_router::hooks::use_params_map().with_untracked(|params| params.get(name)).unwrap_or_default()
}

/// Path and query of the page that is shown, as the browser asked for it.
#[must_use]
pub fn address() -> String {
    let address =
        use_context::<Parts>().and_then(|parts| parts.uri.path_and_query().map(|p| p.as_str().to_owned()));
    address.unwrap_or_else(|| "/".to_owned())
}

/// What the page itself put around its parts while it is made.
pub(crate) fn around<T: Clone + 'static>() -> Option<T> {
    use_context()
}

/// A value that the server put into the request.
pub(crate) fn extension<T: Clone + Send + Sync + 'static>() -> Option<T> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<T>().cloned())
}

/// The files that pages link to.
pub(crate) fn assets() -> crate::shell::Assets {
    use_context().unwrap_or_default()
}

/// The value that lets our own scripts run under the content policy.
pub(crate) fn nonce() -> Option<Nonce> {
    leptos::nonce::use_nonce()
}

/// Sets the status of the page that is being made.
pub(crate) fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}
