//! What stops a request before, or instead of, a page that would answer it.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use juara::Instant;

/// Why there is an error page. [`super::problem_page`] says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The request can't be understood.
    Malformed,
    /// Its address is longer than we read.
    AddressTooLong,
    /// What a browser sends before a form, cookies above all, is larger than we read.
    HeadTooLarge,
    /// It comes from another site, or hides where it comes from.
    Foreign,
    /// There is nothing here.
    NotFound,
    /// The address does not do this.
    Method,
    /// The form did not arrive in time.
    Slow,
    /// The form is too large.
    TooLarge,
    /// The form has too many fields.
    TooManyFields,
    /// One field is too large.
    FieldTooLarge,
    /// The form is written in a way that this address does not read.
    Media,
    /// The request names another host than ours.
    WrongHost,
    /// Too many requests; the next is answered at this moment, `wait` seconds from now.
    TooMany {
        /// When.
        again: Instant,
        /// Seconds until then, at least 1.
        wait: u32,
    },
    /// A fault of ours.
    Broken,
    /// Too many requests of others.
    Busy,
    /// The database does not answer.
    Database,
}

/// Seconds after which whoever was sent away for a moment comes again.
pub(super) const IN_A_MOMENT: u32 = 5;

impl Trouble {
    /// Too many requests of one client.
    #[must_use]
    pub fn too_many(now: Instant, again: Instant) -> Self {
        let seconds = again.since(now).max(0).saturating_add(999) / 1000;
        Self::TooMany { again, wait: u32::try_from(seconds).unwrap_or(u32::MAX).max(1) }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::HeadTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Slow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge | Self::TooManyFields | Self::FieldTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Media => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy | Self::Database => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The trouble behind a bare answer of a library, if it is one.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::BAD_REQUEST => Some(Self::Malformed),
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Self::Media),
            StatusCode::SERVICE_UNAVAILABLE => Some(Self::Busy),
            other if other.is_server_error() => Some(Self::Broken),
            _ => None,
        }
    }

    /// Seconds after which trying again makes sense.
    fn retry_after(self) -> Option<u32> {
        match self {
            Self::TooMany { wait, .. } => Some(wait),
            Self::Busy | Self::Database => Some(IN_A_MOMENT),
            _ => None,
        }
    }
}

/// The bare answer, without a page yet.
impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self == Self::Method {
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
        }
        response.extensions_mut().insert(self);
        response
    }
}
