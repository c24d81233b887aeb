//! Does the request come from a page of ours? Decided before the body is read.
//!
//! Browsers say it in `Sec-Fetch-Site`; older ones, and programs, in `Origin` or `Referer`. A request that
//! changes something and says none of these is refused.

use super::State;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_TYPE, HeaderName, ORIGIN, REFERER, UPGRADE};
use http::{HeaderMap, Method, Request};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what another site asks in somebody's name, and bodies that nothing here reads.
pub(super) async fn guard(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let unsafe_method = !matches!(*request.method(), Method::GET | Method::HEAD);
    if unsafe_method || request.headers().contains_key(UPGRADE) {
        if !is_own(request.headers(), &state.config.base_url.to_string()) {
            return Trouble::Foreign.into_response();
        }
        if !is_readable(request.headers()) {
            return Trouble::Media.into_response();
        }
    }
    next.run(request).await
}

/// Whether a page of `origin` sent this.
fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let mut sites = headers.get_all(SEC_FETCH_SITE).iter();
    if let Some(site) = sites.next() {
        let said_origin = headers.get(ORIGIN).is_none_or(|value| value == origin);
        return site == "same-origin" && sites.next().is_none() && said_origin;
    }
    let mut origins = headers.get_all(ORIGIN).iter();
    if let Some(value) = origins.next() {
        return value == origin && origins.next().is_none();
    }
    headers.get(REFERER).and_then(|value| value.to_str().ok()).is_some_and(|referer| {
        referer.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Forms alone: whatever else called itself readable would go past what is counted of a form.
fn is_readable(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let (Some(kind), None) = (types.next(), types.next()) else { return false };
    let essence = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    const OWN: &str = "https://lomba.contoh.test";

    fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn exactly_what_our_own_pages_send_passes() {
        let sites = [None, Some("same-origin"), Some("same-site"), Some("cross-site"), Some("none")];
        let origins =
            [None, Some(OWN), Some("null"), Some("https://evil.test"), Some("http://lomba.contoh.test")];
        for site in sites {
            for origin in origins {
                let mut set = vec![];
                set.extend(site.map(|value| (SEC_FETCH_SITE, value)));
                set.extend(origin.map(|value| (ORIGIN, value)));
                let want = match (site, origin) {
                    (None, Some(origin)) => origin == OWN,
                    (Some("same-origin"), None) => true,
                    (Some("same-origin"), Some(origin)) => origin == OWN,
                    _ => false,
                };
                assert_eq!(is_own(&headers(&set), OWN), want, "{site:?} {origin:?}");
            }
        }
    }

    #[test]
    fn the_referer_speaks_only_where_nothing_else_does() {
        for (referer, want) in [
            ("https://lomba.contoh.test/masuk", true),
            ("https://lomba.contoh.test", true),
            ("https://lomba.contoh.test.evil.test/", false),
            ("https://evil.test/https://lomba.contoh.test/", false),
            ("about:blank", false),
        ] {
            assert_eq!(is_own(&headers(&[(REFERER, referer)]), OWN), want, "{referer}");
        }
        assert!(!is_own(&headers(&[(REFERER, "https://lomba.contoh.test/"), (ORIGIN, "null")]), OWN));
    }

    #[test]
    fn only_forms_are_read() {
        for (kind, want) in [
            ("application/x-www-form-urlencoded", true),
            ("application/x-www-form-urlencoded; charset=UTF-8", true),
            ("Application/X-WWW-Form-Urlencoded", true),
            ("application/json", false),
            ("text/plain", false),
            ("multipart/form-data; boundary=x", false),
            ("application/cbor", false),
            ("", false),
        ] {
            assert_eq!(is_readable(&headers(&[(CONTENT_TYPE, kind)])), want, "{kind}");
        }
        assert!(!is_readable(&HeaderMap::new()));
    }
}
