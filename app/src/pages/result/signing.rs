//! What two persons sign: whose turn it is, and who may be the second.

use crate::{
    caller::caller,
    error::AppError,
    form::{Fields, Returned, plain::Hidden},
    ui::notice::{About, Notice},
    zone,
};
use juara::{Caller, Locale, Staff, policy::two_persons};
use juara_store::{
    account::StaffMember,
    signature::{Pending, Signatory},
};
use juara_words::{format, t};
use leptos::prelude::*;

/// So many are named who may be the second; of more it is said who they are.
const MOST_NAMED: usize = 3;

/// Whose turn it is to sign an act.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    /// What somebody else signed and the caller may sign as the second.
    pub(super) second: Option<Pending>,
    waits: Option<Pending>,
    /// What else is signed under other words, with these.
    others: Vec<Pending>,
    lapsed: Vec<Pending>,
    /// How many signatures the page shows; the form says so.
    shown: usize,
}

impl Turn {
    /// Whose turn it is, by the signatures that were given under the act.
    pub(super) fn of(by: &Caller, pending: Vec<Pending>) -> Self {
        let shown = pending.len();
        let own = by.staff().ok().map(|(person, staff)| (person.account, staff));
        let (counting, lapsed): (Vec<_>, Vec<_>) = pending.into_iter().partition(|pending| pending.counts);
        let fits = |first: &Pending| own.is_some_and(|own| two_persons((first.account, first.staff), own));
        // The last one counts: whoever wrote a wrong reason signs once more with the right one.
        let second = counting.iter().rfind(|first| fits(first)).cloned();
        let waits = counting.last().cloned();
        let said = second.as_ref().or(waits.as_ref());
        let is_other = |other: &Pending| said.is_none_or(|said| said.account != other.account);
        let others = counting.iter().filter(|other| is_other(other)).cloned().collect();
        Self { second, waits, others, lapsed, shown }
    }

    /// What was signed and can't be completed any more, since a round was opened; taken out, so that the page of the
    /// act tells it, which knows what was signed.
    pub(super) fn take_overtaken(&mut self) -> Vec<Pending> {
        let (overtaken, lapsed) =
            std::mem::take(&mut self.lapsed).into_iter().partition(|lapsed| lapsed.overtaken_by.is_some());
        self.lapsed = lapsed;
        overtaken
    }

    /// What waits for the second signature of somebody else than the caller.
    pub(super) fn waits_for_other(&self) -> Option<&Pending> {
        self.waits.as_ref().filter(|_| self.second.is_none())
    }
}

/// The field with how many signatures the page showed.
const SHOWN: &str = "shown";

/// How many signatures the page showed on which the form was sent.
pub(super) fn shown(fields: &Fields) -> Result<usize, AppError> {
    fields.hidden(SHOWN)?.parse().map_err(|_| AppError::Unreadable)
}

/// The field that says so.
pub(super) fn shown_field(turn: &Turn) -> AnyView {
    view! { <Hidden name=SHOWN value=turn.shown.to_string()/> }.into_any()
}

/// What was signed so far, and the form for whoever may sign now. `anew` is the
/// form of a first signature under other words, once there is one under some.
pub(super) fn signing(turn: &Turn, staff: &[StaffMember], form: AnyView, anew: Option<AnyView>) -> AnyView {
    let locale = caller().locale;
    let lapsed = turn.lapsed.iter().map(|lapsed| {
        let said = t!(locale, recap.lapsed, name = lapsed.name.as_str(), at = moment(locale, lapsed));
        view! { <Notice about=About::Warn><p>{said}</p></Notice> }
    });
    let lapsed = lapsed.collect_view();
    let (said, form) = match (&turn.second, &turn.waits) {
        (Some(first), _) => {
            let said =
                t!(locale, recap.you_are_second, name = first.name.as_str(), at = moment(locale, first));
            (view! { <Notice about=About::Info><p>{said}</p></Notice> }.into_any(), Some(form))
        }
        (None, Some(first)) => {
            let said = waits(locale, first, staff);
            (view! { <Notice about=About::Info><p>{said}</p></Notice> }.into_any(), None)
        }
        (None, None) => (view! { <p>{t!(locale, recap.two_persons)}</p> }.into_any(), Some(form)),
    };
    let others = turn.others.iter().map(|other| {
        let (name, at, words) = (other.name.as_str(), moment(locale, other), words_of(locale, other));
        let said = t!(locale, recap.signed_too, name = name, at = at, words = words);
        view! { <Notice about=About::Info><p class="j-wrap">{said}</p></Notice> }
    });
    let others = others.collect_view();
    let is_signed = turn.waits.is_some();
    let anew = anew.filter(|_| is_signed).map(|anew| {
        view! {
            <details class="j-details" open=Returned::here().is_some()>
                <summary>{t!(locale, recap.other_words)}</summary>
                <div>{anew}</div>
            </details>
        }
    });
    view! {
        {lapsed}
        {others}
        {said}
        {form}
        {anew}
    }
    .into_any()
}

/// The words of their own under which somebody signed.
fn words_of(locale: Locale, signed: &Pending) -> String {
    let release = signed.release.as_ref();
    let reason = signed.grounds.as_ref().map(|grounds| &grounds.reason);
    let reason = reason.or_else(|| release?.reason.as_ref());
    let decision = release.and_then(|release| release.decision.as_ref());
    let words: Vec<&str> = reason.into_iter().chain(decision).map(String::as_str).collect();
    if words.is_empty() { t!(locale, recap.without_words) } else { words.join(" · ") }
}

/// Who has signed, and for whom the act waits.
pub(super) fn waits(locale: Locale, first: &Pending, staff: &[StaffMember]) -> String {
    let at = moment(locale, first);
    let may: Vec<String> = staff
        .iter()
        .filter(|member| member.two_factors)
        .filter(|member| two_persons((first.account, first.staff), (member.account, member.staff)))
        .map(|member| named(locale, &member.name, member.staff))
        .collect();
    if may.is_empty() {
        return t!(locale, recap.waits_for_nobody, name = first.name.as_str(), at = at);
    }
    if may.len() > MOST_NAMED {
        return t!(locale, recap.waits_for_many, name = first.name.as_str(), at = at);
    }
    t!(locale, recap.waits_for, name = first.name.as_str(), at = at, who = format::list(locale, &may))
}

/// Who signed an act that is done, in one breath.
pub(super) fn signed_by(locale: Locale, signatories: &[Signatory]) -> String {
    let names: Vec<String> =
        signatories.iter().map(|signatory| named(locale, &signatory.name, signatory.staff)).collect();
    format::list(locale, &names)
}

/// Somebody as staff know them: of a chair it is said.
fn named(locale: Locale, name: &str, staff: Staff) -> String {
    match staff {
        Staff::Chair => t!(locale, recap.as_chair, name = name),
        Staff::Organiser => name.to_owned(),
    }
}

pub(super) fn moment(locale: Locale, pending: &Pending) -> String {
    format::moment(locale, pending.at, &zone::here())
}
