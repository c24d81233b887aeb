//! The dates of an edition as a line of steps.

use crate::caller::caller;
use juara::{Deadline, Instant, rulebook::Start, verdict::file::VersionState};
use juara_store::{desk::Released, edition::EditionView};
use juara_words::{format, t};
use leptos::prelude::*;

/// One step: when it begins, what is said about it.
struct Step {
    at: Instant,
    stands: Stands,
    shown: String,
    /// An earlier date that no longer holds.
    before: Option<String>,
    title: String,
    more: Option<String>,
}

/// Where a step stands in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Ahead,
    Running,
    Past,
}

impl Stands {
    /// Of what begins at `from` and is over at `until`.
    fn between(from: Instant, until: Instant, now: Instant) -> Self {
        match now {
            now if now >= until => Self::Past,
            now if now >= from => Self::Running,
            _ => Self::Ahead,
        }
    }

    /// Of what happens at one moment.
    fn moment(at: Instant, now: Instant) -> Self {
        Self::between(at, at, now)
    }
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
    let locale = caller.locale;
    let steps = steps(&edition, &released, caller.now);
    let first = |stands| steps.iter().position(|step| step.stands == stands);
    // Once a result is out, nothing before it is still to come.
    let current = first(Stands::Running).or_else(|| first(Stands::Ahead));
    let current = current.filter(|_| released.is_empty());
    let lines = steps.into_iter().enumerate().map(|(i, step)| {
        let past = current.is_none_or(|current| i < current) || step.stands == Stands::Past;
        let word = (current == Some(i)).then(|| {
            let word = match step.stands {
                Stands::Running => t!(locale, public.now),
                Stands::Ahead | Stands::Past => t!(locale, public.next_step),
            };
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

fn steps(edition: &EditionView, released: &[Released], now: Instant) -> Vec<Step> {
    let locale = caller().locale;
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let dates = &book.timeline;
    let start = |start: Start, title: String, more: Option<String>| {
        let at = start.instant(zone);
        let stands = Stands::moment(at, now);
        Step { at, stands, shown: format::moment(locale, at, zone), before: None, title, more }
    };
    let end = |end: Deadline, stands: Stands, title: String| Step {
        at: end.bound(zone),
        stands,
        shown: format::deadline(locale, end, zone),
        before: None,
        title,
        more: None,
    };
    // Whether entries are closed is the door's to say, not a date's.
    let closes = if edition.closing.is_over(now) { Stands::Past } else { Stands::Ahead };
    let moved = edition.changes.first().map(|change| format::deadline(locale, change.before, zone));
    let screened = Stands::moment(dates.screened.bound(zone), now);
    let mut steps = vec![
        start(dates.opens, t!(locale, public.opens), None),
        Step { before: moved, ..end(dates.closes, closes, t!(locale, public.closes)) },
        end(dates.screened, screened, t!(locale, public.screened)),
    ];
    for round in &book.rounds {
        let until = t!(locale, public.round_until, at = format::deadline(locale, round.ends, zone));
        let more = format!("{} {}", round.summary.get(locale), capital(&until));
        let step = start(round.begins, round.title.get(locale).to_owned(), Some(more));
        steps.push(Step { stands: Stands::between(step.at, round.ends.bound(zone), now), ..step });
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
        Step { at: release.at, stands: Stands::Past, shown, before: None, title, more: None }
    }));
    steps
}

/// "sampai …" as a sentence of its own: "Sampai …."
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
