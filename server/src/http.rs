//! Everything between the line and a page.
//!
//! From outside to inside: [`received`] (when, which, one line in the log), [`pack`], [`headers`], [`problem_page`] (bare
//! errors become pages), [`host`], [`csrf`], [`body`] (a form is read whole), [`own_task`], [`crowd`], [`session`],
//! [`caller`], [`limits`], [`kept`], [`form_post`], [`pages`]. Files and health stand before the host check or the
//! body, since they need neither.

pub mod accept;
pub mod address;
pub mod assets;
pub mod body;
mod caller;
mod crowd;
mod csrf;
mod download;
mod form_post;
mod headers;
mod health;
mod host;
mod kept;
mod limits;
mod own_task;
mod pack;
pub mod pages;
mod problem_page;
pub mod rate;
pub mod received;
mod session;
mod tables;
pub mod trouble;

use crate::clock::Clock;
use crate::config::Config;
use assets::Assets;
use axum::Router;
use axum::body::Body;
use axum::middleware::from_fn_with_state as layer;
use http::Request;
use juara::{Locale, Rulebook, Zone, edition::front, rulebook::Organiser};
use juara_store::{Store, edition::EditionView};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::{Notify, Semaphore};
use tower::ServiceBuilder;
use trouble::Trouble;

/// What the process holds: handles only.
#[derive(Clone)]
pub struct State {
    /// What was set.
    pub config: Arc<Config>,
    /// The database.
    pub store: Store,
    /// The one clock.
    pub clock: Arc<Clock>,
    /// The files that pages link to.
    pub assets: Assets,
    /// Rings when a letter may be waiting.
    pub letters: Arc<Notify>,
    places: Arc<Semaphore>,
    counts: Arc<limits::Counts>,
    large: Arc<Semaphore>,
    looked: health::Looked,
    known: Arc<RwLock<Vec<Known>>>,
}

impl State {
    /// The state of a process that has just begun.
    #[must_use]
    pub fn new(config: Config, store: Store, clock: Clock, assets: Assets) -> Self {
        let places = Arc::new(Semaphore::new(config.limits.requests));
        let counts = Arc::new(limits::Counts::new(&config.limits));
        let large = Arc::new(Semaphore::new(config.limits.large_forms));
        Self {
            config: Arc::new(config),
            store,
            clock: Arc::new(clock),
            assets,
            letters: Arc::new(Notify::new()),
            places,
            counts,
            large,
            looked: health::Looked::default(),
            known: Arc::default(),
        }
    }

    /// Whom error pages name, and in which zone they tell the time, from now on. `editions` are all there are, the
    /// newest first.
    pub fn learn(&self, editions: Vec<EditionView>) {
        let front = front(editions.iter().map(|edition| (edition.demo, &edition.closing)), self.clock.now());
        let known = editions.into_iter().map(|edition| {
            let Rulebook { organiser, place, .. } = edition.rulebook;
            Known { slug: edition.slug, organiser, zone: place.zone, demo: edition.demo }
        });
        let mut known: Vec<Known> = known.collect();
        if let Some(front) = front {
            known.swap(0, front);
        }
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = known;
    }

    /// Whom people can call: the organiser of the edition that an address names, of the current one where it names
    /// none, else what the operator set.
    pub(crate) fn contact(&self, address: &str, locale: Locale) -> Option<String> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        match about(&known, address) {
            Some(Known { organiser, .. }) => {
                let (phone, hours) = (organiser.phone.as_str(), organiser.hours.get(locale));
                Some(juara_words::t!(locale, trouble.organiser, phone = phone, hours = hours))
            }
            None => self.config.contact.clone(),
        }
    }

    /// Whether an address is of a demonstration, or there is nothing else here.
    pub(crate) fn is_of_demo(&self, address: &str) -> bool {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        about(&known, address).is_some_and(|known| known.demo)
    }

    /// The zone of the edition that an address names, or of the current one.
    pub(crate) fn zone(&self, address: &str) -> Zone {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        about(&known, address).map_or_else(Zone::utc, |known| known.zone.clone())
    }
}

/// What of an edition is needed where no database can be asked.
struct Known {
    slug: String,
    organiser: Organiser,
    zone: Zone,
    demo: bool,
}

/// The edition that an address names, `/juri/2026/…` as well as `/2026`; else the current one, which stands first.
fn about<'k>(known: &'k [Known], address: &str) -> Option<&'k Known> {
    let path = address.split('?').next().unwrap_or_default();
    let named = path.split('/').filter(|part| !part.is_empty());
    let mut named = named.filter_map(|part| known.iter().find(|known| known.slug == part));
    named.next().or(known.first())
}

/// What is answered where the head of a request could not be read: the page of the [`Trouble`] that the request
/// carries, through all that every answer goes through.
fn unread(state: &State) -> Router {
    let bare = |request: Request<Body>| async move {
        let trouble = request.extensions().get::<Trouble>().copied().unwrap_or(Trouble::Malformed);
        tracing::info!(?trouble, "the head of a request could not be read");
        trouble
    };
    outermost(Router::new().fallback(bare), state.clone())
}

/// The whole application, as tests and the accept loop drive it.
pub fn router(state: State) -> Router {
    let pages = ServiceBuilder::new()
        .layer(layer(state.clone(), body::read))
        .layer(layer(state.clone(), own_task::run))
        .layer(layer(state.clone(), crowd::limit))
        .layer(layer(state.clone(), session::bind))
        .layer(session::layer(&state))
        .layer(layer(state.clone(), caller::load))
        .layer(layer(state.clone(), limits::count))
        .layer(layer(state.clone(), kept::recall))
        .layer(layer(state.clone(), form_post::form_post))
        .service(pages::router(&state));
    let inner = state
        .assets
        .router()
        .fallback_service(pages)
        .layer(layer(state.clone(), csrf::guard))
        .layer(layer(state.clone(), host::guard))
        .merge(health::router(state.clone()));
    outermost(inner, state)
}

/// What every answer goes through.
fn outermost(inner: Router, state: State) -> Router {
    inner
        .layer(layer(state.clone(), problem_page::write))
        .layer(layer(state.clone(), headers::write))
        .layer(pack::layer())
        .layer(layer(state, received::note))
}
