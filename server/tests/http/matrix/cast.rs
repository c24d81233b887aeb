//! The people of the table, and the edition through which they play, state by state.

mod addresses;
mod edition;
mod elsewhere;

pub(super) use addresses::asks;

use super::{cells::Answer, forms::Form};
use crate::browser::Browser;
use juara::{Instant, Locale, Minutes};
use juara_server::State;
use juara_store::fixture::cast::{Member, PASSPHRASE, digits};
use juara_words::t;
use std::collections::BTreeMap;

/// Everybody, in the order of the table.
pub(super) const ROLES: [&str; 21] = [
    "public",
    HALF_IN,
    "stranger",
    "invited",
    "draft",
    "entrant",
    "withdrawn",
    "failed",
    EXCLUDED,
    MISSED,
    "entrant elsewhere",
    "judge",
    "related",
    "stepped back",
    "taken off",
    "unsworn",
    "judge elsewhere",
    "no code",
    "organiser",
    "chair",
    "stale",
];

/// The address of the stranger, whose passphrase alone is asked for.
pub(super) const STRANGER: &str = "kadek@contoh.test";

/// The organiser once more, whose browser has given the passphrase and not the code.
const HALF_IN: &str = "half in";
/// Somebody who passed the screening and was excluded, and somebody who did not reach the second round.
const EXCLUDED: &str = "excluded";
const MISSED: &str = "missed the cut";

/// Whoever has or had a seat, here or in the edition before.
const JUDGES: [&str; 6] = ["judge", "related", "stepped back", "taken off", "unsworn", "judge elsewhere"];

/// What the first entrant answered where the rulebook hides the answer from judges, beside what the business is called.
const SCHOOL: &str = "SMKN Contoh Sesetan";
const TELEPHONE: &str = "0812-0000-4711";
const BUSINESS: &str = "Warung Embe Men Luh";

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
    /// The codes of entries, by what became of them.
    codes: Vec<(&'static str, String)>,
    /// The numbers of the first two entries.
    numbers: [String; 2],
    /// The numbers of entries that nobody judges in a round, by that and by the round.
    crossed: [(&'static str, &'static str, String); 3],
    /// The judge's place on the panel.
    judge: String,
    /// The authenticator that somebody is setting up.
    pending: String,
    /// The links of the letters that wait, by the page to which they lead.
    links: BTreeMap<&'static str, Vec<(&'static str, String)>>,
}

/// Where a state stands in their order.
pub(super) fn place(state: &str) -> usize {
    STATES.iter().position(|known| *known == state).unwrap()
}

/// Whether somebody is asked in a state.
pub(super) fn is_there(role: &str, state: &str) -> bool {
    match role {
        // Until it happens, they are entrants like the first.
        EXCLUDED => place(state) >= place("judging"),
        MISSED => place(state) >= place("locked"),
        _ => true,
    }
}

impl Cast {
    /// Signs everybody in who is there in a state; the clock goes on from the moment in which the first proved who they are.
    pub(super) async fn sign_in(&self, name: &str, state: &State) -> BTreeMap<&'static str, Browser> {
        let l = Locale::Id;
        let mut browsers = BTreeMap::new();
        let now = state.clock.now() + SINCE_PROOF;
        let (stale, others): (Vec<&str>, _) = ROLES.into_iter().partition(|role| *role == STALE);
        for role in stale.into_iter().chain(others).filter(|role| is_there(role, name)) {
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
                if role == HALF_IN {
                    browser.sees(&t!(l, sign_in.code));
                    continue;
                }
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

    /// A form with what only its sender knows: the code that an authenticator shows at that moment.
    pub(super) fn with_code(&self, role: &str, form: &Form, now: Instant) -> Form {
        let mut form = form.clone();
        let secret = match form.action.as_str() {
            "/do/account/confirm_authenticator" => Some(&self.pending),
            "/do/account/prove" | "/do/account/enter_code" => {
                self.people.get(role).and_then(|member| member.totp_secret.as_ref())
            }
            _ => None,
        };
        let Some(secret) = secret else { return form };
        form.fields.retain(|(name, _)| name != "code");
        form.fields.push(("code".to_owned(), digits(secret, now).unwrap()));
        form
    }

    /// As long as only a blind round was opened, no judge gets anything of an entrant but what was sent to be judged.
    pub(super) fn assert_blind(&self, role: &str, state: &str, answer: &Answer, said: &str) {
        if place(state) >= place("second round") || !JUDGES.contains(&role) {
            return;
        }
        let entrant = &self.people["entrant"];
        let (account, code) = (entrant.account.to_string(), self.code(" of what was sent"));
        let secrets = ["Wayan", &entrant.email, BUSINESS, SCHOOL, TELEPHONE, code, &account];
        for secret in secrets {
            // Who guesses an address, or sends what somebody else typed, reads it back.
            let got = answer.html.contains(secret) || answer.to.contains(secret);
            assert!(said.contains(secret) || !got, "{said}: {secret}");
        }
    }

    fn code(&self, of: &str) -> &str {
        &self.codes.iter().find(|(other, _)| *other == of).unwrap().1
    }
}
