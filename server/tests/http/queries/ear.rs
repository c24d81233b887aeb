//! A server before a database whose every statement is heard.

use crate::{browser::Browser, world::state_of};
use http::StatusCode;
use juara::{Instant, Locale, Minutes};
use juara_app::routes;
use juara_server::{State, http::pages::FILES};
use juara_store::fixture::{
    Fresh,
    cast::{Member, PASSPHRASE, digits},
};
use juara_words::t;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// What pages ask, and how they are answered, by their patterns.
pub(super) type Asked = BTreeMap<String, (StatusCode, Vec<String>)>;

/// A server that is listened to.
pub(crate) struct Ear {
    asked: Arc<Mutex<Vec<String>>>,
    pub(crate) state: State,
}

impl Ear {
    /// A server before this database, at a moment.
    pub(crate) async fn at(fresh: &Fresh, now: Instant) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let hears = asked.clone();
        let heard = fresh.heard(move |sql| hears.lock().unwrap().push(sql.to_owned())).await.unwrap();
        Self { asked, state: state_of(&heard, now, &[("JUARA_LIMIT_TABLE_BURST", "100")]) }
    }

    /// Somebody who has not been here.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(juara_server::router(self.state.clone()))
    }

    /// The browser of somebody of the cast, who is signed in.
    pub(crate) async fn signed_in(&self, member: &Member) -> Browser {
        let l = Locale::Id;
        let mut browser = self.browser();
        browser.open("/masuk").await;
        browser.type_into(&t!(l, sign_in.email), &member.email);
        browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
        browser.press(&t!(l, sign_in.enter)).await;
        if let Some(secret) = &member.totp_secret {
            browser.type_into(&t!(l, sign_in.code), &digits(secret, self.state.clock.now()).unwrap());
            browser.press(&t!(l, sign_in.enter)).await;
        }
        assert_eq!(browser.status, StatusCode::OK, "{}", browser.text());
        browser
    }

    /// How one address is answered, and every statement that this took.
    pub(crate) async fn ask(&self, browser: &mut Browser, path: &str) -> (StatusCode, Vec<String>) {
        self.asked.lock().unwrap().clear();
        let (status, _, _) = browser.ask(path, None).await;
        (status, std::mem::take(&mut *self.asked.lock().unwrap()))
    }

    /// The same of every page and every file, with these names in their addresses; before the visit "first" so long
    /// nobody came by that it is written down.
    pub(super) async fn ask_everywhere(
        &self,
        browser: &mut Browser,
        names: &[(&'static str, String)],
        visits: &[&str],
    ) -> Asked {
        let mut all = Asked::new();
        // Tables first: they are for who has just proved who they are.
        for pattern in
            FILES.map(str::to_owned).into_iter().chain(routes::table().iter().map(routes::Entry::pattern))
        {
            let rounds: &[&str] =
                if pattern.contains("{tahap}") { &["proposal", "presentasi"] } else { &[""] };
            for round in rounds {
                let path = names
                    .iter()
                    .fold(pattern.replace("{tahap}", round), |path, (name, value)| path.replace(name, value));
                for visit in visits {
                    if *visit == "first" && !pattern.contains('.') {
                        self.state.clock.move_to(self.state.clock.now() + Minutes(6));
                    }
                    all.insert(format!("{pattern} {round} {visit}"), self.ask(browser, &path).await);
                }
            }
        }
        all
    }
}
