//! The people of the table, and the edition through which they play, state by state.

mod edition;

use super::forms::Form;
use crate::browser::Browser;
use juara::{Instant, Locale, Minutes};
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
pub(super) const ROLES: [&str; 16] = [
    "public",
    "stranger",
    "invited",
    "draft",
    "entrant",
    "withdrawn",
    "failed",
    "judge",
    "related",
    "stepped back",
    "taken off",
    "unsworn",
    "no code",
    "organiser",
    "chair",
    "stale",
];

/// The address of the stranger, whose passphrase alone is asked for.
pub(super) const STRANGER: &str = "kadek@contoh.test";

/// The chair once more, who proved so long ago who they are.
const STALE: &str = "stale";
pub(super) const SINCE_PROOF: Minutes = Minutes(11);

/// The states of an edition, in their order.
pub(super) const STATES: [&str; 14] = [
    "announced",
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
    /// The codes of the draft, and of what was sent, withdrawn and found not to meet the rules.
    codes: [String; 4],
    /// The numbers of the first two entries.
    numbers: [String; 2],
    /// The judge's place on the panel.
    judge: String,
    /// The authenticator that somebody is setting up.
    pending: String,
    /// The links of the letters that wait, by the page to which they lead.
    links: BTreeMap<&'static str, Vec<(&'static str, String)>>,
}

impl Cast {
    /// Signs everybody in; the clock goes on from the moment in which the first proved who they are.
    pub(super) async fn sign_in(&self, state: &State) -> BTreeMap<&'static str, Browser> {
        let l = Locale::Id;
        let mut browsers = BTreeMap::new();
        let now = state.clock.now() + SINCE_PROOF;
        let (stale, others): (Vec<&str>, _) = ROLES.into_iter().partition(|role| *role == STALE);
        for role in stale.into_iter().chain(others) {
            if role != STALE {
                state.clock.move_to(now);
            }
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
            let of = [" of the draft", " of what was sent", " of what was withdrawn", " of what failed"];
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

    /// A form with what only its sender knows: the code that an authenticator shows at that moment.
    pub(super) fn with_code(&self, role: &str, form: &Form, now: Instant) -> Form {
        let mut form = form.clone();
        let secret = match form.action.as_str() {
            "/do/account/confirm_authenticator" => Some(&self.pending),
            "/do/account/prove" => self.people.get(role).and_then(|member| member.totp_secret.as_ref()),
            _ => None,
        };
        let Some(secret) = secret else { return form };
        form.fields.retain(|(name, _)| name != "code");
        form.fields.push(("code".to_owned(), digits(secret, now).unwrap()));
        form
    }

    /// As long as only a blind round was opened, no judge reads anything of an entrant but what was sent.
    pub(super) fn assert_blind(&self, role: &str, state: &str, html: &str, said: &str) {
        let blind = STATES.iter().take_while(|known| **known != "second round").any(|known| *known == state);
        if !blind || !["judge", "related", "stepped back", "taken off", "unsworn"].contains(&role) {
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
            () if is(&self.codes[2]) => " of what was withdrawn",
            () if is(&self.codes[3]) => " of what failed",
            () if is(SECOND) => " of the second round",
            () if is(FIRST) => " of the first round",
            () => "",
        }
    }
}
