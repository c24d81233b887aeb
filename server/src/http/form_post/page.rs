//! On which page a form stands.

use crate::config::BaseUrl;
use crate::http::body::Form;
use http::HeaderMap;
use http::header::REFERER;
use juara::Refusal;
use juara_app::error::AppError;
use juara_app::form::PAGE_FIELD;
use juara_app::routes::{own_address, split_locale};

/// The page of a form, beside the answer to it: error pages are written where the form itself is not known.
#[derive(Clone, Debug)]
pub(in crate::http) struct OfPage(pub(in crate::http) Option<String>);

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
pub(in crate::http) fn door(error: &AppError, page: Option<&str>) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn form(page: Option<&str>) -> Form {
        Form::of(page.map(|page| (PAGE_FIELD.to_owned(), page.to_owned())).into_iter().collect())
    }

    #[test]
    fn the_hidden_field_says_the_page_and_only_without_it_the_referer() {
        let base = BaseUrl::parse("https://lomba.contoh.test").unwrap();
        for (hidden, referer, want) in [
            (Some("/en/2026/syarat?a=1"), None, Some("/en/2026/syarat?a=1")),
            (Some("/2026/syarat"), Some("https://lomba.contoh.test/2026"), Some("/2026/syarat")),
            (None, Some("https://lomba.contoh.test/2026/syarat?x=y"), Some("/2026/syarat?x=y")),
            (None, Some("https://lomba.contoh.test/2026/syarat#galat"), Some("/2026/syarat")),
            (None, Some("https://evil.test/2026/syarat"), None),
            (None, Some("https://lomba.contoh.test.evil.test/2026"), None),
            (Some("//evil.test/"), Some("https://lomba.contoh.test/2026"), None),
            (Some("https://evil.test/"), None, None),
            (Some("/\\evil.test"), None, None),
            (Some("/tidak/ada/di/sini"), None, None),
            (None, None, None),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(referer) = referer {
                headers.insert(REFERER, HeaderValue::from_static(referer));
            }
            let got = page_of(&headers, Some(&form(hidden)), &base);
            assert_eq!(got.as_deref(), want, "{hidden:?} {referer:?}");
        }
    }

    #[test]
    fn the_door_is_in_the_language_of_the_page_and_leads_back() {
        let (sign_in, prove) =
            (AppError::Refused(Refusal::SignInFirst), AppError::Refused(Refusal::ProveAgain));
        for (error, page, want) in [
            (&sign_in, Some("/ikut?a=1&b=2"), "/masuk?lanjut=%2Fikut%3Fa%3D1%26b%3D2"),
            (&sign_in, Some("/en/ikut"), "/en/masuk?lanjut=%2Fen%2Fikut"),
            (&sign_in, None, "/masuk"),
            (&prove, Some("/panitia"), "/buktikan?lanjut=%2Fpanitia"),
        ] {
            assert_eq!(door(error, page), want);
        }
    }
}
