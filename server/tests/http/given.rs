//! What tests begin with: a server with an edition, and requests.

use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE};
use http::{Request, StatusCode, request};
use http_body_util::BodyExt;
use juara::id::{AccountId, RequestId};
use juara::{Caller, Instant, Locale, Rulebook};
use juara_server::clock::Clock;
use juara_server::config::Config;
use juara_server::http::assets::Assets;
use juara_server::{State, router};
use juara_store::fixture::Fresh;
use juara_store::{Backend, account, edition};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// The address that the server under test believes to have.
pub(crate) const BASE: &str = "http://127.0.0.1:8080";
/// Whom error pages name while no edition was read, and when.
pub(crate) const CONTACT: &str = "0361 000000, 08.00-16.00 WITA";
/// 2026-08-01, while entries are open.
pub(crate) const NOW: Instant = Instant(1_785_542_400_000);

/// A server and what it stands on.
pub(crate) struct Server {
    pub(crate) app: axum::Router,
    pub(crate) state: State,
    _fresh: Fresh,
}

/// A server on SQLite with the edition 2026.
pub(crate) async fn server() -> Server {
    server_with(&[]).await
}

/// The same, with other settings.
pub(crate) async fn server_with(settings: &[(&str, &str)]) -> Server {
    let fresh = Fresh::migrated(Backend::Sqlite).await.unwrap();
    let rulebook = Rulebook::load(include_bytes!("../../rulebooks/denpasar-2026.json")).unwrap();
    edition::load_rulebook(&fresh.store, &juara(), &rulebook, false).await.unwrap();
    server_on(fresh, Clock::standing_at(NOW), settings)
}

/// A server on this database, by this clock.
pub(crate) fn server_on(fresh: Fresh, clock: Clock, settings: &[(&str, &str)]) -> Server {
    let mut set: BTreeMap<String, String> =
        settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    set.entry("JUARA_CONTACT".to_owned()).or_insert_with(|| CONTACT.to_owned());
    // How much is free on the machine that runs the tests is nothing that they are about.
    set.entry("JUARA_LIMIT_FREE_MB".to_owned()).or_insert_with(|| "1".to_owned());
    set.entry("JUARA_DATA_DIR".to_owned()).or_insert_with(|| std::env::temp_dir().display().to_string());
    let config = Config::read(&set, None).unwrap();
    let state = State::new(config, fresh.store.clone(), clock, Assets::plain());
    Server { app: router(state.clone()), state, _fresh: fresh }
}

/// Juara itself.
pub(crate) fn juara() -> Caller {
    Caller::system(NOW, RequestId::draw(NOW, [0; 10]))
}

/// Luh Ketua, who chairs.
pub(crate) async fn chair(server: &Server) -> AccountId {
    let path = account::invite_first_chair(&server.state.store, &juara()).await.unwrap();
    let token = path.rsplit('/').next().unwrap();
    let form = account::Acceptance {
        email: "luh@contoh.test",
        name: "Luh Ketua",
        passphrase: "kucing hujan sepeda laut",
        locale: Locale::Id,
    };
    let caller = Caller { actor: juara::Actor::Public, ..juara() };
    account::accept_staff_invitation(&server.state.store, &caller, token, form, "").await.unwrap().account
}

/// A request as a browser sends it.
pub(crate) fn get(path: &str) -> request::Builder {
    Request::get(path).header(HOST, "127.0.0.1:8080").header(ACCEPT, "text/html,*/*;q=0.8")
}

/// A form as one of our own pages sends it.
pub(crate) fn form(path: &str) -> request::Builder {
    Request::post(path)
        .header(HOST, "127.0.0.1:8080")
        .header(ACCEPT, "text/html,*/*;q=0.8")
        .header(ORIGIN, BASE)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
}

/// Fields as a form sends them.
pub(crate) fn fields(pairs: &[(&str, &str)]) -> Body {
    Body::from(serde_urlencoded::to_string(pairs).unwrap())
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) text: String,
    /// How many bytes the body had.
    pub(crate) bytes: usize,
}

impl Answer {
    /// One header, empty if it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie that it sets, as a browser sends it back.
    pub(crate) fn cookie(&self) -> Option<String> {
        let set = self.headers.get(SET_COOKIE)?.to_str().unwrap();
        Some(set.split(';').next().unwrap().to_owned())
    }
}

impl Server {
    /// Sends a request without a body.
    pub(crate) async fn ask(&self, request: request::Builder) -> Answer {
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, request: request::Builder, pairs: &[(&str, &str)]) -> Answer {
        self.send(request.body(fields(pairs)).unwrap()).await
    }

    /// Sends a request.
    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        read(self.app.clone().oneshot(request).await.unwrap()).await
    }
}

/// With the cookie of a browser.
pub(crate) fn with_cookie(request: request::Builder, cookie: &str) -> request::Builder {
    request.header(COOKIE, cookie)
}

async fn read(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    Answer {
        status: parts.status,
        headers: parts.headers,
        text: String::from_utf8_lossy(&bytes).into_owned(),
        bytes: bytes.len(),
    }
}
