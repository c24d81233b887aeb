//! What a request tells of the answer that it wants: in which language, and about which edition.

use super::super::form_post::{OfPage, PREFIX, page_of};
use crate::config::BaseUrl;
use axum::body::Body;
use axum::response::Response;
use http::header::ACCEPT_LANGUAGE;
use http::{Method, Request};
use juara::Locale;
use juara_app::routes::split_locale;

/// Kept while the request is worked on.
pub(super) struct Asked {
    /// The address that is asked for.
    pub(super) path: String,
    /// Whether it is only looked at, and nothing was sent.
    pub(super) looks: bool,
    is_act: bool,
    came_from: Option<String>,
    prefers_english: bool,
}

impl Asked {
    pub(super) fn of(request: &Request<Body>, base: &BaseUrl) -> Self {
        let (path, headers) = (request.uri().path(), request.headers());
        let preferred =
            headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Self {
            looks: matches!(*request.method(), Method::GET | Method::HEAD),
            is_act: path.starts_with(PREFIX),
            came_from: page_of(headers, None, base),
            prefers_english: preferred.starts_with("en"),
            path: path.to_owned(),
        }
    }

    /// The page of a form: the one that it names; of a form that was not read, the one that the browser came from.
    pub(super) fn page<'a>(&'a self, response: &'a Response) -> Option<&'a str> {
        let known = response.extensions().get::<OfPage>();
        let page = known.map_or(&self.came_from, |OfPage(page)| page);
        page.as_deref().filter(|_| self.is_act)
    }

    /// The language of the form's page; else of the address; an act has none, so there it is what the browser prefers.
    pub(super) fn locale(&self, page: Option<&str>) -> Locale {
        match page {
            Some(page) => split_locale(page.split('?').next().unwrap_or("/")).0,
            None if self.is_act && self.prefers_english => Locale::En,
            None => split_locale(&self.path).0,
        }
    }
}
