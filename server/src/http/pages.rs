//! The Leptos application behind everything else: every page is rendered whole, since a late part would need
//! JavaScript to get to its place.

use super::State;
use super::download::{self, Wanted};
use super::tables;
use super::trouble::Trouble;
use axum::body::Body;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Extension, Router};
use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use juara::{Caller, Locale};
use juara_app::caller::{Contact, Demonstration, Site};
use juara_app::routes::page_at;
use juara_app::shell::{Assets, shell};
use juara_store::Store;
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use std::collections::BTreeSet;
use std::sync::{LazyLock, Once};

static SERVER_FUNCTIONS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path).collect());

/// The addresses of all server functions.
#[must_use]
pub fn server_functions() -> &'static BTreeSet<&'static str> {
    &SERVER_FUNCTIONS
}

/// Pages and server functions.
pub(super) fn router(state: &State) -> Router {
    // Listing the routes starts what renders pages in this process, for every router in it.
    static LISTED: Once = Once::new();
    LISTED.call_once(|| drop(leptos_axum::generate_route_list(shell)));
    let context = context(state);
    let functions = {
        let context = context.clone();
        move |request: Request<Body>| call(context.clone(), request)
    };
    let render = leptos_axum::render_app_async_with_context(context, shell);
    let page = move |mut request: Request<Body>| {
        // Pages are all there is here; the framework sends nobody on who does not ask for one.
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("text/html"));
        let render = render.clone();
        async move {
            match *request.method() {
                Method::GET | Method::HEAD => render(request).await,
                _ if page_at(request.uri().path()).is_some() => Trouble::Method.into_response(),
                _ => Trouble::NotFound.into_response(),
            }
        }
    };
    let mut router = Router::new().route("/do/{*function}", post(functions));
    for (path, file) in FILES.into_iter().zip(files(&state.store)) {
        router = router.route(path, file.clone()).route(&format!("/en{path}"), file);
    }
    router.fallback(page)
}

/// The addresses of files, the same under `/en`.
pub const FILES: [&str; 6] = [
    "/ikut/{kode}/bukti/{nomor}/{berkas}",
    "/{edisi}/hasil.json",
    "/{edisi}/hasil.csv",
    "/panitia/{edisi}/seleksi.csv",
    "/panitia/{edisi}/rekap/{tahap}/rekap.csv",
    "/juri/{edisi}/{tahap}/{no}/bukti.json",
];

/// What answers them, in the same order.
fn files(store: &Store) -> [MethodRouter; 6] {
    let own = || store.clone();
    let (sent, result, board, screening, recap, sheet) = (own(), own(), own(), own(), own(), own());
    [
        get(move |Path(wanted): Path<Wanted>, Extension(by): Extension<Caller>, uri: Uri| {
            download::sent(sent.clone(), by, uri, wanted)
        }),
        get(move |Path(edition): Path<String>, uri: Uri, headers: HeaderMap| {
            download::result(result.clone(), edition, uri, headers)
        }),
        get(move |Path(edition): Path<String>, uri: Uri| tables::board(board.clone(), uri, edition)),
        get(move |Path(edition): Path<String>, Extension(by): Extension<Caller>, uri: Uri| {
            tables::screening(screening.clone(), by, uri, edition)
        }),
        get(move |Path(of): Path<(String, String)>, Extension(by): Extension<Caller>, uri: Uri| {
            tables::recap(recap.clone(), by, uri, of)
        }),
        get(move |Path(of): Path<(String, String, String)>, Extension(by): Extension<Caller>, uri: Uri| {
            download::sheet(sheet.clone(), by, uri, of)
        }),
    ]
}

/// What pages and server functions find around them: the store, the files they link to, the nonce of this answer.
fn context(state: &State) -> impl Fn() + Clone + Send + Sync + 'static {
    let store = state.store.clone();
    let assets = Assets {
        css: state.assets.css.to_owned(),
        font: state.assets.font.to_owned(),
        icon: "/favicon.svg".to_owned(),
        boot: state.assets.boot.clone(),
    };
    let known = state.clone();
    move || {
        provide_context(Site(known.config.base_url.to_string()));
        let address = use_context::<http::request::Parts>().map(|parts| parts.uri.path().to_owned());
        let address = address.unwrap_or_default();
        provide_context(Demonstration(known.is_of_demo(&address)));
        provide_context(Contact(known.contact(&address, locale())));
        provide_context(store.clone());
        provide_context(assets.clone());
        let nonce =
            use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<Nonce>().cloned());
        if let Some(nonce) = nonce {
            provide_context(nonce);
        }
    }
}

/// The language of the request that is answered.
fn locale() -> Locale {
    let parts = use_context::<http::request::Parts>();
    parts.and_then(|parts| parts.extensions.get::<Caller>().map(|by| by.locale)).unwrap_or_default()
}

async fn call(context: impl Fn() + Clone + Send + 'static, request: Request<Body>) -> Response {
    if !server_functions().contains(request.uri().path()) {
        return Trouble::NotFound.into_response();
    }
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}
