//! One cell: a real request in front of a database of its own.

use super::{
    cast::{Cast, SINCE_PROOF},
    forms::Form,
};
use crate::{
    browser::{Browser, ORIGIN},
    world::state_of,
};
use http::StatusCode;
use juara::{Instant, Minutes};
use juara_server::State;
use juara_store::{
    edition::{EditionView, current},
    fixture::{Fresh, digest, digest_with_sessions, happened},
};
use std::collections::BTreeMap;

/// Nobody here asks too often: the table is about who may ask at all.
const MANY: [(&str, &str); 5] = [
    ("JUARA_LIMIT_ACCOUNT_BURST", "100000"),
    ("JUARA_LIMIT_STRANGER_BURST", "100000"),
    ("JUARA_LIMIT_LINK_BURST", "100000"),
    ("JUARA_LIMIT_TABLE_BURST", "100000"),
    ("JUARA_LIMIT_KEPT_BURST", "100000"),
];

/// An edition in one state, with everybody signed in.
pub(super) struct Base {
    fresh: Fresh,
    now: Instant,
    edition: EditionView,
    browsers: BTreeMap<&'static str, Browser>,
    /// A copy to which nothing has been written so far.
    copy: Option<Copy>,
    /// The fingerprint of its rows, and with those of sessions.
    rows: String,
    with_sessions: String,
    /// How many events had happened.
    events: usize,
}

/// What somebody got: in the words of the table, where the browser was sent, and the page.
pub(super) struct Answer {
    pub(super) cell: String,
    /// The events with which rows changed, if they did.
    pub(super) recorded: Option<String>,
    pub(super) to: String,
    pub(super) html: String,
}

struct Copy {
    now: Instant,
    fresh: Fresh,
    router: axum::Router,
    written: Option<Vec<u8>>,
}

/// The events after so many, by their names.
async fn recorded(fresh: &Fresh, before: usize) -> String {
    let all = happened(&fresh.store).await.unwrap();
    let names = all.iter().skip(before).map(|body| {
        let event: serde_json::Value = serde_json::from_str(body).unwrap();
        let (kind, what) = (event["kind"].as_str().unwrap(), event["what"].as_str().unwrap_or_default());
        format!("{kind} {what}").trim_end().to_owned()
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
}

/// Whether an act is about somebody's account and sessions.
fn is_of_account(action: &str) -> bool {
    action.starts_with("/do/account/")
}

/// A server that knows whom to call.
fn known(fresh: &Fresh, now: Instant, edition: &EditionView) -> State {
    let state = state_of(&fresh.store, now, &MANY);
    state.learn(vec![edition.clone()]);
    state
}

impl Base {
    pub(super) async fn new(fresh: Fresh, name: &str, now: Instant, cast: &Cast) -> Self {
        let before = Instant(now.0 - SINCE_PROOF.milliseconds());
        let edition = current(&fresh.store, before).await.unwrap().unwrap();
        let state = known(&fresh, before, &edition);
        let browsers = cast.sign_in(name, &state).await;
        let (rows, with_sessions) =
            (digest(&fresh.store).await.unwrap(), digest_with_sessions(&fresh.store).await.unwrap());
        let events = happened(&fresh.store).await.unwrap().len();
        Self { now: state.clock.now(), fresh, edition, browsers, copy: None, rows, with_sessions, events }
    }

    /// What somebody gets at an address.
    pub(super) async fn get(&mut self, role: &str, path: &str) -> Answer {
        let mut browser = self.before_a_copy(role, self.now).await;
        let (status, to, html) = browser.ask(path, None).await;
        let (cell, recorded) = self.cell(role, path, (status, &to)).await;
        Answer { cell, recorded, to, html }
    }

    /// What somebody is answered who sends a form.
    pub(super) async fn post(&mut self, role: &str, form: &Form) -> Answer {
        let mut browser = self.before_a_copy(role, self.moment_of(&form.action)).await;
        browser.path.clone_from(&form.page);
        let (status, to, html) = browser.ask(&form.action, Some(form.fields.clone())).await;
        let (cell, recorded) = self.cell(role, &form.action, (status, &to)).await;
        Answer { cell, recorded, to, html }
    }

    /// When an act is asked: one of an account a minute later, since a code counts once.
    pub(super) fn moment_of(&self, action: &str) -> Instant {
        if is_of_account(action) { self.now + Minutes(1) } else { self.now }
    }

    async fn before_a_copy(&mut self, role: &str, now: Instant) -> Browser {
        if self.copy.as_ref().is_none_or(|copy| copy.now != now) {
            let fresh = self.fresh.copy().await.unwrap();
            let router = juara_server::router(known(&fresh, now, &self.edition));
            self.copy = Some(Copy { now, written: fresh.written(), fresh, router });
        }
        self.browsers[role].before(self.copy.as_ref().unwrap().router.clone())
    }

    async fn cell(
        &mut self,
        role: &str,
        what: &str,
        (status, to): (StatusCode, &str),
    ) -> (String, Option<String>) {
        let copy = self.copy.as_mut().unwrap();
        let was = std::mem::replace(&mut copy.written, copy.fresh.written());
        let of_account = is_of_account(what);
        let is_written = copy.written != was;
        let changed = is_written
            && if of_account {
                digest_with_sessions(&copy.fresh.store).await.unwrap() != self.with_sessions
            } else {
                digest(&copy.fresh.store).await.unwrap() != self.rows
            };
        let recorded = if changed { Some(recorded(&copy.fresh, self.events).await) } else { None };
        // Tries are counted among the visits: the next one begins as this one did.
        if changed || (of_account && is_written) {
            self.copy = None;
        }
        let to = to.strip_prefix(ORIGIN).unwrap_or(to);
        let word = match status {
            StatusCode::SEE_OTHER | StatusCode::FOUND if to.starts_with("/masuk?lanjut=") => {
                "sign-in".to_owned()
            }
            StatusCode::SEE_OTHER | StatusCode::FOUND if to.starts_with("/buktikan?") => "proof".to_owned(),
            other => other.as_u16().to_string(),
        };
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{role}: {what}");
        assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{role}: {what}");
        (format!("{word}{}", if changed { "+" } else { "" }), recorded)
    }
}
