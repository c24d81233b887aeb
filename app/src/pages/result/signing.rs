//! What two persons sign: whose turn it is, and who may be the second.

use crate::{
    caller::caller,
    form::Returned,
    ui::notice::{About, Notice},
    zone,
};
use juara::{Caller, Locale, Staff, policy::two_persons};
use juara_store::{account::StaffMember, signature::Pending};
use juara_words::{format, t};
use leptos::prelude::*;

/// Whose turn it is to sign an act.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    /// What somebody else signed and the caller may sign as the second.
    pub(super) second: Option<Pending>,
    waits: Option<Pending>,
    lapsed: Vec<Pending>,
}

impl Turn {
    /// Whose turn it is, by the signatures that were given under the act.
    pub(super) fn of(by: &Caller, pending: Vec<Pending>) -> Self {
        let own = by.staff().ok().map(|(person, staff)| (person.account, staff));
        let (counting, lapsed): (Vec<_>, Vec<_>) = pending.into_iter().partition(|pending| pending.counts);
        let fits = |first: &Pending| own.is_some_and(|own| two_persons((first.account, first.staff), own));
        // The last one counts: whoever wrote a wrong reason signs once more with the right one.
        let second = counting.iter().rfind(|first| fits(first)).cloned();
        Self { second, waits: counting.into_iter().next_back(), lapsed }
    }
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
        {said}
        {form}
        {anew}
    }
    .into_any()
}

/// Who has signed, and for whom the act waits.
pub(super) fn waits(locale: Locale, first: &Pending, staff: &[StaffMember]) -> String {
    let at = moment(locale, first);
    let may: Vec<String> = staff
        .iter()
        .filter(|member| member.two_factors)
        .filter(|member| two_persons((first.account, first.staff), (member.account, member.staff)))
        .map(|member| match member.staff {
            Staff::Chair => t!(locale, recap.as_chair, name = member.name.as_str()),
            Staff::Organiser => member.name.clone(),
        })
        .collect();
    if may.is_empty() {
        return t!(locale, recap.waits_for_nobody, name = first.name.as_str(), at = at);
    }
    t!(locale, recap.waits_for, name = first.name.as_str(), at = at, who = format::list(locale, &may))
}

fn moment(locale: Locale, pending: &Pending) -> String {
    format::moment(locale, pending.at, &zone::here())
}
