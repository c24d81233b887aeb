//! On which page a form stands.

use crate::config::BaseUrl;
use crate::http::body::Form;
use http::HeaderMap;
use http::header::REFERER;
use juara::Refusal;
use juara_app::error::AppError;
use juara_app::form::PAGE_FIELD;
use juara_app::routes::{own_address, split_locale};

/// The page that the form names, if it is one of ours; else the one that the browser came from, if that is.
pub(in crate::http) fn page_of(headers: &HeaderMap, form: Option<&Form>, base: &BaseUrl) -> Option<String> {
    if let Some(page) = form.and_then(|form| form.field(PAGE_FIELD)) {
        return own_address(page).map(str::to_owned);
    }
    let referer = headers.get(REFERER)?.to_str().ok()?;
    let address = referer.strip_prefix(&base.to_string())?;
    let address = address.split('#').next().unwrap_or_default();
    own_address(address).map(str::to_owned)
}

/// The page on which people sign in, or prove who they are, in the language of `page`; it leads back there.
pub(super) fn door(error: &AppError, page: Option<&str>) -> String {
    let (locale, _) = split_locale(page.and_then(|page| page.split('?').next()).unwrap_or("/"));
    let path = match error {
        AppError::Refused(Refusal::ProveAgain) => locale.path("/buktikan"),
        _ => locale.path("/masuk"),
    };
    match page {
        Some(page) => {
            let query = serde_urlencoded::to_string([("lanjut", page)]).unwrap_or_default();
            format!("{path}?{query}")
        }
        None => path,
    }
}
