//! Every form that somebody is shown, filled in as it wants to be.

use super::cast::{Cast, STRANGER, place};
use juara_store::fixture::cast::PASSPHRASE;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// A form as it is sent.
#[derive(Clone)]
pub(super) struct Form {
    /// The page on which it stands.
    pub(super) page: String,
    pub(super) action: String,
    pub(super) fields: Vec<(String, String)>,
}

/// The first form of each act in each state, whoever was shown it.
#[derive(Default)]
pub(super) struct Templates {
    forms: BTreeMap<String, BTreeMap<usize, Form>>,
    /// What Enter in a field does.
    by_enter: BTreeSet<String>,
}

/// All that Enter in a field may do: it saves, finds, or opens a door.
const BY_ENTER: [&str; 19] = [
    "account/accept_invitation",
    "account/begin_passphrase_reset",
    "account/confirm_authenticator",
    "account/correct_address",
    "account/enter_code",
    "account/prove",
    "account/register",
    "account/reset_passphrase",
    "account/send_confirmation_again",
    "account/sign_in",
    "desk/invite_judge",
    "desk/invite_organiser",
    "desk/seat_judge",
    "entry/begin",
    "entry/change_category",
    "entry/save_draft",
    "jury/accept_anew",
    "jury/save_sheet",
    "public/check_eligibility",
];

impl Templates {
    /// Takes the forms of a page.
    pub(super) fn gather(&mut self, state: &str, page: &str, document: &Html, cast: &Cast) {
        let state = place(state);
        for form in document.select(&selector("form[method=post]")) {
            self.hear_enter(form);
            for button in form.select(&selector("button:not([disabled])")) {
                let filled = fill(page, form, button);
                let key = format!("{}{}", filled.action, cast.whose(&filled.fields));
                self.forms.entry(key).or_default().entry(state).or_insert(filled);
            }
        }
    }

    /// What was shown in other states, too.
    pub(super) fn join(&mut self, other: Self) {
        for (key, by_state) in other.forms {
            self.forms.entry(key).or_default().extend(by_state);
        }
        self.by_enter.extend(other.by_enter);
    }

    /// Enter presses the first button of a form, if it is not shut.
    fn hear_enter(&mut self, form: ElementRef<'_>) {
        let fields = "input:not([type=hidden]):not([type=submit]), select";
        let first = form.select(&selector("button")).next();
        if let (Some(_), Some(button)) = (form.select(&selector(fields)).next(), first)
            && button.attr("disabled").is_none()
        {
            let action = button.attr("formaction").or(form.attr("action")).unwrap_or_default();
            self.by_enter.insert(action.trim_start_matches("/do/").to_owned());
        }
    }

    /// Enter decides nothing, deletes nothing, sends nothing.
    pub(super) fn assert_enter_only_saves(&self) {
        let found: Vec<&str> = self.by_enter.iter().map(String::as_str).collect();
        assert_eq!(found, BY_ENTER);
    }

    /// The form of every act for a state: the one that was shown in it, else the one of the nearest state.
    pub(super) fn for_state(&self, state: &str, acts: &[&str], cast: &Cast) -> Vec<(String, Form)> {
        let state = place(state);
        let mut all: Vec<(String, Form)> = Vec::new();
        for (key, by_state) in &self.forms {
            let nearest = by_state.iter().min_by_key(|(place, _)| place.abs_diff(state));
            all.extend(nearest.map(|(_, form)| (key.clone(), cast.about_the_first(form.clone()))));
            let crossed = nearest.map(|(_, form)| cast.crossed(form)).unwrap_or_default();
            all.extend(crossed.into_iter().map(|(of, form)| (format!("{}{of}", form.action), form)));
            if let (true, Some((_, form))) = (key.starts_with("/do/entry/save_draft"), nearest) {
                // Two texts are shown to choose from only where both were typed: the form is the draft's, and a choice.
                all.push((key.replace("save_draft", "choose_texts"), choosing(form)));
                // What was sent is offered to be sent again only where it was changed.
                let sending = key.replace("save_draft", "send");
                if !self.forms.contains_key(&sending) {
                    all.push((sending, Form { action: "/do/entry/send".to_owned(), ..form.clone() }));
                }
            }
        }
        let known: BTreeSet<String> = all.iter().map(|(_, form)| form.action.clone()).collect();
        for act in acts.iter().filter(|act| !known.contains(**act)) {
            let bare = Form { page: "/".to_owned(), action: (*act).to_owned(), fields: Vec::new() };
            all.push(((*act).to_owned(), bare));
        }
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all
    }
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn choosing(form: &Form) -> Form {
    let mut chosen = form.clone();
    chosen.action = "/do/entry/choose_texts".to_owned();
    let picks = form.fields.iter().filter_map(|(name, _)| name.strip_prefix("q_"));
    let picks: Vec<(String, String)> =
        picks.map(|question| (format!("pick_{question}"), "mine".to_owned())).collect();
    chosen.fields.extend(picks);
    chosen
}

fn fill(page: &str, form: ElementRef<'_>, button: ElementRef<'_>) -> Form {
    let action = button.attr("formaction").or(form.attr("action")).unwrap_or_default().to_owned();
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut places: Vec<String> = Vec::new();
    for control in form.select(&selector("input, textarea, select")) {
        let Some(name) = control.attr("name") else { continue };
        let given = control.attr("value").unwrap_or_default().to_owned();
        let taken = fields.iter().any(|(other, _)| other == name);
        let value = match control.attr("type").unwrap_or(control.value().name()) {
            "hidden" => Some(given),
            "radio" if name.starts_with("place_") => {
                if places.last().is_none_or(|last| last != name) {
                    places.push(name.to_owned());
                }
                (given == places.len().to_string()).then_some(given)
            }
            "radio" => chosen(name, &given, taken),
            // Whoever has something to declare does not say that there is nothing.
            "checkbox" => (name != "none").then(|| control.attr("value").unwrap_or("on").to_owned()),
            "password" => Some(PASSPHRASE.to_owned()),
            "email" if action.ends_with("/sign_in") => Some(STRANGER.to_owned()),
            "email" => Some("matriks@contoh.test".to_owned()),
            "textarea" => Some(kept(control.text().collect(), name)),
            _ => Some(kept(given, name)),
        };
        fields.extend(value.map(|value| (name.to_owned(), value)));
    }
    if let Some(name) = button.attr("name") {
        fields.push((name.to_owned(), button.attr("value").unwrap_or_default().to_owned()));
    }
    Form { page: page.to_owned(), action, fields }
}

/// Of a group of options the one that lets the act go on; the first one where all do.
fn chosen(name: &str, given: &str, taken: bool) -> Option<String> {
    let wanted = match name {
        "when" => given == "now",
        "category" => given == "MAHASISWA",
        name if name.ends_with("related") => given == "no",
        _ => !taken,
    };
    wanted.then(|| given.to_owned())
}

/// What stands there, or something that fits.
fn kept(given: String, name: &str) -> String {
    match name {
        _ if !given.is_empty() => given,
        // Entries are closed at once, so that no day is named.
        name if name.starts_with("closes_") => given,
        name if name.ends_with("_day") => "3".to_owned(),
        name if name.ends_with("_month") => "5".to_owned(),
        name if name.ends_with("_year") => "2003".to_owned(),
        "q_capital" => "2500000".to_owned(),
        _ => "Contoh".to_owned(),
    }
}
