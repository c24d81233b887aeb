//! The steps of an edition as a line.

use crate::caller::caller;
use juara::{
    Locale,
    edition::{self, Ends, Happened, Point, Stands, Step},
    round::is_early,
};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// Every step of the edition, in order, with the one that is next.
#[component]
pub fn Steps(
    /// The edition.
    edition: EditionView,
    /// What has happened since its entries closed.
    happened: Happened,
) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let steps = edition::steps(&edition.rulebook, &edition.closing, &happened, caller.now);
    let first = |wanted: &[Stands]| steps.iter().position(|step| wanted.contains(&step.stands));
    let current = first(&[Stands::Running]).or_else(|| first(&[Stands::Ahead, Stands::Late]));
    let lines: Vec<AnyView> =
        steps.iter().enumerate().map(|(i, step)| line(&edition, step, current == Some(i), locale)).collect();
    view! { <ol class="j-timeline">{lines}</ol> }
}

fn line(edition: &EditionView, step: &Step, is_current: bool, locale: Locale) -> AnyView {
    let word = match step.stands {
        Stands::Past => None,
        Stands::Running => Some(t!(locale, public.now)),
        Stands::Late => Some(t!(locale, public.not_yet)),
        Stands::Ahead => is_current.then(|| t!(locale, public.next_step)),
    };
    let word = word.map(|word| view! { <span class="j-timeline__now">{word}</span> });
    let shown = shown(edition, step, locale);
    let at = step.at.rfc3339();
    let time = match moved_from(edition, step, locale) {
        Some(before) => {
            view! { <time datetime=at><del>{before}</del>" "<ins>{shown}</ins></time> }.into_any()
        }
        None => view! { <time datetime=at>{shown}</time> }.into_any(),
    };
    view! {
        <li
            class=(step.stands == Stands::Past).then_some("is-past")
            aria-current=is_current.then_some("step")
        >
            {time}
            {word}
            <b>{title(edition, step, locale)}</b>
            {more(edition, step, locale).map(|more| view! { <p>{more}</p> })}
        </li>
    }
    .into_any()
}

/// When the step is, in words: what was recorded to the minute, what is planned as the rulebook writes it.
fn shown(edition: &EditionView, step: &Step, locale: Locale) -> String {
    let zone = &edition.rulebook.place.zone;
    let dates = &edition.rulebook.timeline;
    match step.point {
        Point::Closes if !step.recorded => format::deadline(locale, dates.closes, zone),
        Point::Screened if !step.recorded => format::deadline(locale, dates.screened, zone),
        Point::Opens
        | Point::Closes
        | Point::Screened
        | Point::Round { .. }
        | Point::Provisional
        | Point::Final => format::moment(locale, step.at, zone),
    }
}

/// An earlier date that no longer holds.
fn moved_from(edition: &EditionView, step: &Step, locale: Locale) -> Option<String> {
    let first = edition.changes.first().filter(|_| step.point == Point::Closes)?;
    Some(format::deadline(locale, first.before, &edition.rulebook.place.zone))
}

fn title(edition: &EditionView, step: &Step, locale: Locale) -> String {
    match step.point {
        Point::Opens => t!(locale, public.opens),
        Point::Closes => t!(locale, public.closes),
        Point::Screened => t!(locale, public.screened),
        Point::Round { round, .. } => {
            let round = edition.rulebook.rounds.get(round);
            round.map(|round| round.title.get(locale).to_owned()).unwrap_or_default()
        }
        Point::Provisional => t!(locale, public.announced),
        Point::Final => t!(locale, public.final_announced),
    }
}

/// What is said about a round: how it is judged, and until when.
fn more(edition: &EditionView, step: &Step, locale: Locale) -> Option<String> {
    let Point::Round { round, ends } = step.point else { return None };
    let round = edition.rulebook.rounds.get(round)?;
    let zone = &edition.rulebook.place.zone;
    let planned = format::deadline(locale, round.ends, zone);
    let until = match ends {
        Ends::Planned => t!(locale, public.round_until, at = planned),
        Ends::Overdue => t!(locale, public.round_overdue, at = planned),
        Ends::Locked(at) => t!(locale, public.round_locked, at = format::moment(locale, at, zone)),
    };
    let begins = round.begins.instant(zone);
    let is_early = step.recorded && [step.at, caller().now].into_iter().all(|at| is_early(round, zone, at));
    // Whoever has to come on that day still finds it here.
    let begins =
        is_early.then(|| t!(locale, public.round_planned, at = format::moment(locale, begins, zone)));
    Some(
        [Some(round.summary.get(locale).to_owned()), begins, Some(until)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
    )
}
