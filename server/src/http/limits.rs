//! How often one client may ask. What an account or an address of a letter may is the store's to know; here it is
//! about floods, and about guessing links.

use super::State;
use super::body::Form;
use super::rate::Buckets;
use super::trouble::Trouble;
use crate::config::Limits;
use axum::body::Body;
use axum::extract;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::{Extensions, Method, Request, StatusCode};
use juara::id::AccountId;
use juara::{Actor, Caller, Instant};
use juara_app::caller::Client;
use juara_app::routes::page_at;

/// The files that name people or what was judged of them.
const TABLES: [&str; 2] = ["/seleksi.csv", "/rekap.csv"];

/// The buckets of this process.
#[derive(Debug)]
pub(super) struct Counts {
    strangers: Buckets<String>,
    accounts: Buckets<AccountId>,
    links: Buckets<String>,
    tables: Buckets<AccountId>,
    kept: Buckets<String>,
}

impl Counts {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            strangers: Buckets::new(limits.stranger, limits.counted),
            accounts: Buckets::new(limits.account, limits.counted),
            links: Buckets::new(limits.link, limits.counted),
            tables: Buckets::new(limits.table, limits.counted),
            kept: Buckets::new(limits.kept, limits.counted),
        }
    }
}

/// Answers who asks too often with when to ask again.
pub(super) async fn count(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let extensions = request.extensions();
    let (Some(caller), Some(Client(client))) =
        (extensions.get::<Caller>(), extensions.get::<Client>().cloned())
    else {
        return Trouble::Broken.into_response();
    };
    let (counts, now) = (&state.counts, caller.now);
    let taken = match caller.actor {
        Actor::Person(person) => counts.accounts.take(&person.account, now),
        Actor::Public | Actor::System => counts.strangers.take(&client, now),
    };
    let (by_address, by_form) = (holds_a_token(&request), sends_a_token(&request));
    let guessing = by_address || by_form;
    let asked = if guessing { counts.links.ask(&client, now) } else { Ok(()) };
    let takes = takes_a_table(&request, caller.actor);
    let left = takes.map_or(Ok(()), |account| counts.tables.ask(&account, now));
    if let Err(again) = taken.and(asked).and(left) {
        return Trouble::too_many(now, again).into_response();
    }
    let changes = *request.method() == Method::POST;
    let response = next.run(request).await;
    // A form with a link that works comes back for other reasons too.
    let dead = matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::CONFLICT);
    if (by_address && response.status().is_client_error()) || (by_form && dead) {
        let _ = counts.links.take(&client, now);
    }
    if let Some(account) = takes.filter(|_| response.status().is_success()) {
        let _ = counts.tables.take(&account, now);
    }
    if changes && !response.status().is_client_error() {
        // An act may have put a letter into the outbox.
        state.letters.notify_one();
    }
    response
}

/// Who takes a table of the desk away, if somebody does.
fn takes_a_table(request: &Request<Body>, actor: Actor) -> Option<AccountId> {
    let path = request.uri().path();
    let Actor::Person(person) = actor else { return None };
    TABLES.iter().any(|file| path.ends_with(file)).then_some(person.account)
}

/// Whether the address ends in what a letter carried.
fn holds_a_token(request: &Request<Body>) -> bool {
    page_at(request.uri().path()).is_some_and(|page| page.pattern().ends_with("/{token}"))
}

/// Whether a form carries what a letter carried.
fn sends_a_token(request: &Request<Body>) -> bool {
    request.extensions().get::<Form>().is_some_and(|form| form.field("token").is_some())
}

/// Whether what somebody typed may be kept until they have signed in: anybody can make us keep something, so for who is
/// not signed in so much of one network address.
///
/// # Errors
/// The moment from which there is room again.
pub(super) fn may_keep(state: &State, extensions: &Extensions) -> Result<(), Instant> {
    match (extensions.get::<Caller>(), extensions.get::<Client>()) {
        (Some(Caller { actor: Actor::Public, now, .. }), Some(Client(client))) => {
            state.counts.kept.take(client, *now)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use juara::limit::Rate;

    #[test]
    fn each_count_remembers_as_many_as_is_set() {
        let limits = Config::read(&std::collections::BTreeMap::new(), None).unwrap().limits;
        let once = Rate { burst: 1, every_ms: 60_000 };
        let few = Limits { stranger: once, link: once, kept: once, counted: 10, ..limits };
        let counts = Counts::new(&few);
        for count in [&counts.strangers, &counts.links, &counts.kept] {
            let take = |n: usize| count.take(&n.to_string(), Instant(0));
            assert!((0..10).all(|n| take(n).is_ok()));
            assert!(take(0).is_err());
            // One more than are remembered: those that asked as little as all others are forgotten.
            assert!(take(10).is_ok() && take(0).is_ok());
        }
    }
}
