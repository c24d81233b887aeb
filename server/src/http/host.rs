//! Is the request meant for us? Links never come from a request, and a request that names another host is
//! not answered, so that no cache can be made to keep our pages under somebody else's name.

use super::State;
use super::trouble::Trouble;
use crate::config::BaseUrl;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::Request;
use http::header::HOST;

/// Refuses requests for other hosts, and methods that nothing here answers.
pub(super) async fn guard(
    extract::State(state): extract::State<State>,
    request: Request<axum::body::Body>,
    next: Next,
) -> Response {
    if !is_ours(&request, &state.config.base_url) {
        return Trouble::WrongHost.into_response();
    }
    if !matches!(request.method().as_str(), "GET" | "HEAD" | "POST") {
        return Trouble::Method.into_response();
    }
    next.run(request).await
}

/// `Host` says it, and the address too where it is written in full; a request that says both has to say the same.
fn is_ours<B>(request: &Request<B>, base: &BaseUrl) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    let named = first.map(|host| host.to_str().is_ok_and(|host| base.is_host(host)));
    let addressed = request.uri().authority().map(|authority| base.is_host(authority.as_str()));
    second.is_none() && named.or(addressed).is_some() && named != Some(false) && addressed != Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_name_is_answered() {
        let base = BaseUrl::parse("https://lomba.contoh.test").unwrap();
        for (uri, hosts, want) in [
            ("/", vec!["lomba.contoh.test"], true),
            ("/", vec!["lomba.contoh.test:443"], true),
            ("https://lomba.contoh.test/", vec![], true),
            ("/", vec![], false),
            ("/", vec!["evil.test"], false),
            ("/", vec!["lomba.contoh.test", "evil.test"], false),
            ("https://evil.test/", vec!["lomba.contoh.test"], false),
            ("https://lomba.contoh.test/", vec!["evil.test"], false),
        ] {
            let mut request = Request::get(uri);
            for host in &hosts {
                request = request.header(HOST, *host);
            }
            assert_eq!(is_ours(&request.body(()).unwrap(), &base), want, "{uri} {hosts:?}");
        }
    }
}
