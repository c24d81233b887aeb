//! Who asks, and where things are kept: the only reader of Leptos context and
//! of what the server put into the request.

use crate::error::AppError;
use http::{StatusCode, request::Parts};
use juara::{Caller, Locale, id::RequestId};
use juara_store::Store;
use leptos::prelude::{Nonce, use_context};
use leptos_axum::ResponseOptions;
use tower_sessions::Session;

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

/// The browser's session.
#[must_use]
pub fn session() -> Option<Session> {
    extension()
}

/// Where things are kept. None only outside of a request.
#[must_use]
pub fn store() -> Option<Store> {
    use_context()
}

/// The network address that counts against a limit, as the server knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client(pub String);

/// Where the request comes from; empty if the server does not say.
#[must_use]
pub fn client() -> String {
    extension::<Client>().map(|client| client.0).unwrap_or_default()
}

/// Path and query of the page that is shown, as the browser asked for it.
#[must_use]
pub fn address() -> String {
    let address =
        use_context::<Parts>().and_then(|parts| parts.uri.path_and_query().map(|p| p.as_str().to_owned()));
    address.unwrap_or_else(|| "/".to_owned())
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

/// What a refused or broken use case answers; what broke is logged once, here.
pub(crate) fn answer(error: juara_store::Error, caller: &Caller) -> AppError {
    match error {
        juara_store::Error::Refused(refusal) => refusal.into(),
        juara_store::Error::Problems(problems) => problems.into(),
        juara_store::Error::Internal(_) => {
            log(&error, caller);
            AppError::Internal { request: caller.request }
        }
    }
}

/// Logs what broke, with the number that people quote.
pub(crate) fn log(error: &juara_store::Error, caller: &Caller) {
    tracing::error!(request = %caller.request, error = ?error, "a use case broke");
}

/// Sets the status of the page that is being made.
pub(crate) fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}
