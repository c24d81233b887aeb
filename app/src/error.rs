//! All that a server function may answer besides success.

use juara::{Problems, Refusal, id::RequestId};
use leptos::server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what it was asked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppError {
    /// The act is refused.
    Refused(Refusal),
    /// Some fields have to be put right.
    Problems(Problems),
    /// The form lacks a field that ours always has: it was not made by Juara.
    Unreadable,
    /// Something broke on our side; people quote the request's number.
    Internal {
        /// Which request it was.
        request: RequestId,
    },
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problems> for AppError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Unreadable,
            _ => Self::Internal { request: request() },
        }
    }
}

/// The number of the present request; all zeros where there is none, as in the browser.
fn request() -> RequestId {
    #[cfg(feature = "ssr")]
    if let Some(caller) = crate::caller::try_caller() {
        return caller.request;
    }
    RequestId(uuid::Uuid::nil())
}

#[cfg(feature = "ssr")]
mod broken {
    use super::{AppError, request};

    impl AppError {
        /// Something broke: noted once, here, with the request's number.
        pub(crate) fn broken(what: &str) -> Self {
            let request = request();
            tracing::error!(%request, what, "a page or server function broke");
            Self::Internal { request }
        }
    }

    impl From<juara_store::Error> for AppError {
        fn from(error: juara_store::Error) -> Self {
            match error {
                juara_store::Error::Refused(refusal) => Self::Refused(refusal),
                juara_store::Error::Problems(problems) => Self::Problems(problems),
                juara_store::Error::Internal(error) => Self::broken(&error.to_string()),
            }
        }
    }
}

#[cfg(feature = "ssr")]
mod status {
    use super::{AppError, RequestId};
    use http::StatusCode;
    use juara::refusal::{Kind, Refusal};

    impl AppError {
        /// The HTTP status that tells a program the same as the sentence tells a person.
        #[must_use]
        pub fn status(&self) -> StatusCode {
            match self {
                Self::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Self::Unreadable => StatusCode::BAD_REQUEST,
                Self::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
                Self::Refused(refusal) => refused(refusal),
            }
        }

        /// The request's number, if something broke.
        #[must_use]
        pub fn request(&self) -> Option<RequestId> {
            match self {
                Self::Internal { request } => Some(*request),
                Self::Refused(_) | Self::Problems(_) | Self::Unreadable => None,
            }
        }
    }

    /// The status of a refusal.
    pub(crate) fn refused(refusal: &Refusal) -> StatusCode {
        match (refusal.kind(), refusal) {
            (Kind::SignIn, _) => StatusCode::UNAUTHORIZED,
            (Kind::Forbidden, _) => StatusCode::FORBIDDEN,
            (Kind::Conflict, _) => StatusCode::CONFLICT,
            (Kind::Missing, _) => StatusCode::NOT_FOUND,
            (Kind::Later, Refusal::Busy) => StatusCode::SERVICE_UNAVAILABLE,
            (Kind::Later, _) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}
