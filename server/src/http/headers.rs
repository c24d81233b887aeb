//! The headers that every answer carries, whatever it is.

use super::State;
use super::caller::Private;
use super::pack;
use super::trouble::IN_A_MOMENT;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, REFERRER_POLICY, RETRY_AFTER, SERVER,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderName, HeaderValue, Method, Request, StatusCode};
use leptos::nonce::Nonce;

/// For files and JSON: nothing in them ever runs.
const INERT: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
];

/// Writes them, and gives the request the nonce that its page may use.
pub(super) async fn write(
    extract::State(state): extract::State<State>,
    mut request: Request<Body>,
    next: Next,
) -> Response {
    let nonce = Nonce::default();
    request.extensions_mut().insert(nonce.clone());
    let cached =
        matches!(*request.method(), Method::GET | Method::HEAD).then(|| public_seconds(request.uri().path()));
    // A form that comes back may hold the token of its page.
    let secret = *request.method() == Method::POST || pack::holds_secret(request.uri().path());
    let mut response = next.run(request).await;
    if secret {
        response.extensions_mut().insert(pack::HoldsSecret);
    }
    let https = state.config.base_url.is_https();
    let cached = cached
        .flatten()
        .filter(|_| matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED))
        .filter(|_| response.extensions().get::<Private>().is_none());
    let in_a_moment = response.status() == StatusCode::SERVICE_UNAVAILABLE;
    let headers = response.headers_mut();
    if in_a_moment && !headers.contains_key(RETRY_AFTER) {
        headers.insert(RETRY_AFTER, HeaderValue::from(IN_A_MOMENT));
    }
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.remove(SERVER);
    let html = is_html(headers);
    let policy = if html { page_policy(&nonce, https) } else { INERT.to_owned() };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if https {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    if !headers.contains_key(CACHE_CONTROL) {
        let value = match cached {
            Some(seconds) => format!("public, max-age={seconds}"),
            None => "private, no-store".to_owned(),
        };
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(CACHE_CONTROL, value);
        }
        headers.append(VARY, HeaderValue::from_static("Cookie, Sec-Fetch-Site, Origin"));
    }
    response
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Scripts run only with the nonce of this answer; nothing comes from elsewhere, and nobody frames us.
fn page_policy(nonce: &Nonce, https: bool) -> String {
    let upgrade = if https { "; upgrade-insecure-requests" } else { "" };
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'{upgrade}"
    )
}

/// How long a page that everybody sees alike may be kept: the home page and whatever is below an edition, whose
/// address begins with a digit; the results only for as long as an announcement can wait.
fn public_seconds(path: &str) -> Option<u32> {
    let (_, path) = juara_app::routes::split_locale(path);
    let mut words = path.split('/').skip(1);
    let edition = words.next().unwrap_or_default();
    match (edition.bytes().next(), words.next()) {
        (None, _) => Some(60),
        (Some(b'0'..=b'9'), Some("hasil" | "hasil.json" | "hasil.csv")) => Some(5),
        (Some(b'0'..=b'9'), _) => Some(60),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_everybody_sees_alike_is_kept_by_caches() {
        for (path, want) in [
            ("/", Some(60)),
            ("/en", Some(60)),
            ("/2026", Some(60)),
            ("/en/2026/juknis", Some(60)),
            ("/2026/hasil", Some(5)),
            ("/2026/hasil.json", Some(5)),
            ("/en/2026/hasil.csv", Some(5)),
            ("/masuk", None),
            ("/ikut/d7k2m", None),
            ("/juri/2026/proposal/0147", None),
            ("/verifikasi/abc", None),
            ("/en/panitia/2026", None),
        ] {
            assert_eq!(public_seconds(path), want, "{path}");
        }
    }

    #[test]
    fn only_a_page_over_https_asks_for_an_upgrade() {
        let nonce = Nonce::default();
        assert!(page_policy(&nonce, true).ends_with("; upgrade-insecure-requests"));
        let plain = page_policy(&nonce, false);
        assert!(
            !plain.contains("upgrade") && plain.contains(&format!("script-src 'nonce-{nonce}' ")),
            "{plain}"
        );
    }
}
