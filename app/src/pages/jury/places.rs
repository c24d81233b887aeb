//! `/juri`: the panels that somebody sits on, and what is still owed there.

use super::path;
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::{
        chip::{Chip, Tone},
        page::Page,
    },
};
use juara::{
    Instant, Locale,
    panel::{Duty, JudgeState},
    round::RoundState,
};
use juara_store::judging::{MyPlace, PlaceRound, places};
use juara_words::{format, t};
use leptos::prelude::*;

/// The panels of whoever is signed in.
#[component]
pub fn PlacesPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let locale = caller.locale;
        let places = places(&store()?, &caller).await?;
        let title = t!(locale, judging.title);
        let empty = places.is_empty().then(|| view! { <p>{t!(locale, judging.no_place)}</p> });
        let lines = places.into_iter().map(|place| {
            if let Some(since) = place.judge.off_at {
                return off(locale, &place, since);
            }
            if let JudgeState::Invited { until } = place.judge.state(caller.now) {
                return invited(locale, &place, until);
            }
            let chip = place.duty.map(|duty| {
                let (tone, word) = comes_first(locale, duty);
                view! { <Chip tone=tone label=word/> }
            });
            let book = &place.edition.rulebook;
            let rounds = place.rounds.iter().map(|round| {
                view! { <span class="j-task__hint">{of_round(locale, &place, round)}</span> }
            });
            let rounds = rounds.collect_view();
            view! {
                <li>
                    <a class="j-task" href=path(&place.edition.slug, "")>
                        <span class="j-task__name j-wrap">{book.title.get(locale).to_owned()}</span>
                        {rounds}
                        <span class="j-task__state">{chip}</span>
                    </a>
                </li>
            }
            .into_any()
        });
        let lines: Vec<_> = lines.collect();
        let lines = (!lines.is_empty()).then(|| view! { <ul class="j-tasks">{lines}</ul> });
        Ok(view! {
            <Page title=title.clone() class="j-page--form">
                <h1>{title}</h1>
                {empty}
                {lines}
            </Page>
        })
    })
}

/// A panel to which somebody is invited: until when they may answer, and what declining leaves open, if it does.
fn invited(locale: Locale, place: &MyPlace, until: Instant) -> AnyView {
    let book = &place.edition.rulebook;
    let until = format::moment(locale, until, &book.place.zone);
    let instead = place.may_enter_instead.then(|| view! { <p>{t!(locale, judging.decline_to_enter)}</p> });
    view! {
        <li>
            <h2 class="j-wrap">{book.title.get(locale).to_owned()}</h2>
            <p>{t!(locale, judging.invitation_waits, until = until)}</p>
            {instead}
        </li>
    }
    .into_any()
}

/// A panel that somebody was taken off: since when, and the receipts of what was sealed.
fn off(locale: Locale, place: &MyPlace, since: Instant) -> AnyView {
    let book = &place.edition.rulebook;
    let since = format::moment(locale, since, &book.place.zone);
    let receipts = place.sealed.iter().filter_map(|(round, number)| {
        let round = book.round(round)?;
        let href = path(&place.edition.slug, &format!("/{}/{number}/bukti.json", round.slug));
        let label =
            t!(locale, judging.off_receipt, round = round.title.get(locale), number = number.as_str());
        Some(view! { <li><a href=href>{label}</a></li> }.into_any())
    });
    let receipts: Vec<AnyView> = receipts.collect();
    let receipts = (!receipts.is_empty()).then(|| {
        view! {
            <p>{t!(locale, judging.off_receipts)}</p>
            <ul class="j-plain j-links">{receipts}</ul>
        }
    });
    view! {
        <li>
            <h2 class="j-wrap">{book.title.get(locale).to_owned()}</h2>
            <p>{t!(locale, judging.off_since, since = since)}</p>
            {receipts}
        </li>
    }
    .into_any()
}

/// What is owed in a round, in a sentence.
fn of_round(locale: Locale, place: &MyPlace, round: &PlaceRound) -> String {
    let title = place.edition.rulebook.round(&round.round).map_or("", |r| r.title.get(locale)).to_owned();
    match round.state {
        RoundState::Locked { .. } => t!(locale, judging.place_locked, round = title),
        _ if round.given == 0 => t!(locale, judging.place_nothing, round = title),
        _ => t!(locale, judging.place_owed, round = title, owed = round.owed, given = round.given),
    }
}

/// What comes first there, in a word.
fn comes_first(locale: Locale, duty: Duty) -> (Tone, String) {
    match duty {
        Duty::Pact => (Tone::Warn, t!(locale, judging.pact_due)),
        Duty::ListAwaited => (Tone::Wait, t!(locale, judging.list_awaited)),
        Duty::Conflicts | Duty::MoreConflicts { .. } => (Tone::Warn, t!(locale, judging.conflicts_due)),
        Duty::Sheets { owed } => (Tone::Warn, t!(locale, judging.owed, count = owed)),
        Duty::NothingOwed => (Tone::Done, t!(locale, judging.nothing_owed)),
        Duty::AllLocked => (Tone::Plain, t!(locale, judging.all_locked)),
        Duty::NoRound => (Tone::Plain, t!(locale, judging.no_round)),
    }
}
