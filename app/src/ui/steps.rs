//! The dates of an edition as a line of steps.

use crate::caller::caller;
use juara::{Deadline, Instant, rulebook::Start, verdict::file::VersionState};
use juara_store::{desk::Released, edition::EditionView};
use juara_words::{format, t};
use leptos::prelude::*;

/// One step: when it begins, what is said about it.
struct Step {
    at: Instant,
    /// When it ends, if it lasts.
    until: Option<Instant>,
    shown: String,
    /// An earlier date that no longer holds.
    before: Option<String>,
    title: String,
    more: Option<String>,
}

/// Every date of the edition, in order, with the one that is next.
#[component]
pub fn Steps(
    /// The edition.
    edition: EditionView,
    /// What was released of its result, in order.
    released: Vec<Released>,
) -> impl IntoView {
    let caller = caller();
    let steps = steps(&edition, &released);
    let (now, locale) = (caller.now, caller.locale);
    let is_past = |step: &Step| step.until.unwrap_or(step.at) <= now;
    let running = |step: &Step| step.at <= now && !is_past(step);
    // Once a result is out, nothing before it is still to come.
    let current = steps.iter().position(running).or_else(|| steps.iter().position(|step| step.at > now));
    let current = current.filter(|_| released.is_empty());
    let lines = steps.into_iter().enumerate().map(|(i, step)| {
        let past = current.is_none_or(|current| i < current) || is_past(&step);
        let word = (current == Some(i)).then(|| {
            let word = if running(&step) { t!(locale, public.now) } else { t!(locale, public.next_step) };
            view! { <span class="j-timeline__now">{word}</span> }
        });
        let time = match step.before {
            Some(before) => view! {
                <time datetime=step.at.rfc3339()><del>{before}</del>" "<ins>{step.shown}</ins></time>
            }
            .into_any(),
            None => view! { <time datetime=step.at.rfc3339()>{step.shown}</time> }.into_any(),
        };
        view! {
            <li class=past.then_some("is-past") aria-current=(current == Some(i)).then_some("step")>
                {time}
                {word}
                <b>{step.title}</b>
                {step.more.map(|more| view! { <p>{more}</p> })}
            </li>
        }
    });
    view! { <ol class="j-timeline">{lines.collect_view()}</ol> }
}

fn steps(edition: &EditionView, released: &[Released]) -> Vec<Step> {
    let locale = caller().locale;
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let dates = &book.timeline;
    let start = |start: Start, title: String, more: Option<String>| {
        let at = start.instant(zone);
        Step { at, until: None, shown: format::moment(locale, at, zone), before: None, title, more }
    };
    let end = |end: Deadline, title: String, before: Option<Deadline>| Step {
        at: end.bound(zone),
        until: None,
        shown: format::deadline(locale, end, zone),
        before: before.map(|before| format::deadline(locale, before, zone)),
        title,
        more: None,
    };
    let moved = edition.changes.first().map(|change| change.before);
    let mut steps = vec![
        start(dates.opens, t!(locale, public.opens), None),
        end(dates.closes, t!(locale, public.closes), moved),
        end(dates.screened, t!(locale, public.screened), None),
    ];
    for round in &book.rounds {
        let until = t!(locale, public.round_until, at = format::deadline(locale, round.ends, zone));
        let more = format!("{} {}", round.summary.get(locale), capital(&until));
        let step = start(round.begins, round.title.get(locale).to_owned(), Some(more));
        steps.push(Step { until: Some(round.ends.bound(zone)), ..step });
    }
    if released.is_empty() {
        steps.push(start(dates.announced, t!(locale, public.announced), None));
    }
    steps.extend(released.iter().map(|release| {
        let title = match release.state {
            VersionState::Provisional => t!(locale, public.announced),
            VersionState::Final => t!(locale, public.final_announced),
        };
        let shown = format::moment(locale, release.at, zone);
        Step { at: release.at, until: None, shown, before: None, title, more: None }
    }));
    steps
}

/// "sampai …" as a sentence of its own: "Sampai …."
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
