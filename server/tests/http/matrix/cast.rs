//! The people of the table, and the edition through which they play, state by state.

mod edition;

use crate::browser::Browser;
use juara::Locale;
use juara_app::pages::entry::receipt::file_name;
use juara_server::State;
use juara_store::fixture::{
    cast::{Member, PASSPHRASE, digits},
    panel::{CATEGORY, EDITION, FIRST},
    result::SECOND,
};
use juara_words::t;
use std::collections::BTreeMap;

/// Everybody, in the order of the table.
pub(super) const ROLES: [&str; 11] = [
    "public",
    "stranger",
    "invited",
    "draft",
    "entrant",
    "judge",
    "related",
    "unsworn",
    "no code",
    "organiser",
    "chair",
];

/// The states of an edition, in their order.
pub(super) const STATES: [&str; 13] = [
    "open",
    "grace",
    "closed",
    "screened",
    "judging",
    "scored",
    "ready",
    "locked",
    "second round",
    "both scored",
    "both locked",
    "provisional",
    "final",
];

/// Everybody, and what addresses name.
pub(super) struct Cast {
    people: BTreeMap<&'static str, Member>,
    /// The codes of the draft and of the entry that was sent.
    codes: [String; 2],
    /// The numbers of the first two entries.
    numbers: [String; 2],
    /// The judge's place on the panel.
    judge: String,
    /// The links of the letters that wait, by the page to which they lead.
    links: BTreeMap<&'static str, Vec<(&'static str, String)>>,
}

impl Cast {
    /// Signs everybody in.
    pub(super) async fn sign_in(&self, state: &State) -> BTreeMap<&'static str, Browser> {
        let l = Locale::Id;
        let mut browsers = BTreeMap::new();
        for role in ROLES {
            let mut browser = Browser::new(juara_server::router(state.clone()));
            // The stranger is signed in elsewhere too, and can end that.
            let times = if role == "stranger" { 3 } else { 1 };
            for _ in 0..times {
                let Some(member) = self.people.get(role) else { continue };
                browser = Browser::new(juara_server::router(state.clone()));
                browser.open("/masuk").await;
                browser.type_into(&t!(l, sign_in.email), &member.email);
                browser.type_into(&t!(l, sign_in.passphrase), PASSPHRASE);
                browser.press(&t!(l, sign_in.enter)).await;
                if let Some(secret) = &member.totp_secret {
                    browser.type_into(&t!(l, sign_in.code), &digits(secret, state.clock.now()).unwrap());
                    browser.press(&t!(l, sign_in.enter)).await;
                }
                browser.open("/akun/keamanan").await.sees(&member.email);
            }
            browsers.insert(role, browser);
        }
        browsers
    }

    /// The addresses of a page, with what tells them apart.
    pub(super) fn addresses(&self, pattern: &str) -> Vec<(&'static str, String)> {
        if let Some(links) = self.links.get(pattern) {
            return links.clone();
        }
        let path = pattern.replace("{edisi}", EDITION).replace("{nomor}", "1").replace("{id}", &self.judge);
        let path = path.replace("{kategori}", CATEGORY);
        if pattern.contains("/absen/") {
            let path = path.replace("{tahap}", SECOND);
            let of = [" of who came", " of who did not come"];
            return of
                .into_iter()
                .zip(&self.numbers)
                .map(|(of, no)| (of, path.replace("{no}", no)))
                .collect();
        }
        let path = path.replace("{no}", &self.numbers[0]);
        let path = path.replace("{berkas}", &file_name(&self.numbers[0], 1));
        if path.contains("{kode}") {
            let of = [" of the draft", " of what was sent"];
            return of
                .into_iter()
                .zip(&self.codes)
                .map(|(of, code)| (of, path.replace("{kode}", code)))
                .collect();
        }
        if path.contains("{tahap}") {
            let of = [(" of the first round", FIRST), (" of the second round", SECOND)];
            return of.into_iter().map(|(of, round)| (of, path.replace("{tahap}", round))).collect();
        }
        assert!(!path.contains('{'), "{path}");
        vec![("", path)]
    }

    /// As long as only a blind round was opened, no judge reads anything of an entrant but what was sent.
    pub(super) fn assert_blind(&self, role: &str, state: &str, html: &str, said: &str) {
        let blind = STATES.iter().take_while(|known| **known != "second round").any(|known| *known == state);
        if !blind || !["judge", "related", "unsworn"].contains(&role) {
            return;
        }
        let entrant = &self.people["entrant"];
        for secret in ["Wayan", &entrant.email, &self.codes[1], &entrant.account.to_string()] {
            // Who guesses an address reads it back.
            assert!(said.contains(secret) || !html.contains(secret), "{said}: {secret}");
        }
    }

    /// What a form is about, in the words of [`Cast::addresses`].
    pub(super) fn whose(&self, fields: &[(String, String)]) -> &'static str {
        let is = |wanted: &str| fields.iter().any(|(_, value)| value == wanted);
        let mut links = self.links.values().flatten();
        if let Some((of, _)) = links.find(|(_, link)| is(link.rsplit('/').next().unwrap())) {
            return of;
        }
        match () {
            () if is(&self.codes[0]) => " of the draft",
            () if is(&self.codes[1]) => " of what was sent",
            () if is(SECOND) => " of the second round",
            () if is(FIRST) => " of the first round",
            () => "",
        }
    }
}
