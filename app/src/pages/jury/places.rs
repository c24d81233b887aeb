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
    panel::{JudgeState, next_round},
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
            let (tone, state) = state(locale, &place, place.judge.state(caller.now));
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
                        <span class="j-task__state"><Chip tone=tone label=state/></span>
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

/// What comes next there, in a word.
fn state(locale: Locale, place: &MyPlace, state: JudgeState) -> (Tone, String) {
    let open = place.rounds.iter().filter(|round| matches!(round.state, RoundState::Open { .. }));
    let (opened, owed) = open.fold((0, 0), |(opened, owed), round| (opened + 1, owed + round.owed));
    // A round that has not begun is not in the list, and is still to come.
    let stands = |id: &str| {
        place.rounds.iter().find(|round| round.round == id).map_or(RoundState::Waiting, |round| round.state)
    };
    let locked = next_round(&place.edition.rulebook.rounds, stands, caller().now).is_none();
    match state {
        JudgeState::Accepted => (Tone::Warn, t!(locale, judging.pact_due)),
        JudgeState::Sworn => (Tone::Warn, t!(locale, judging.conflicts_due)),
        // The list stays shut until they have said so about what came later, too.
        JudgeState::Ready if place.unasked => (Tone::Warn, t!(locale, judging.conflicts_due)),
        _ if owed > 0 => (Tone::Warn, t!(locale, judging.owed, count = owed)),
        _ if opened > 0 => (Tone::Done, t!(locale, judging.nothing_owed)),
        _ if locked => (Tone::Plain, t!(locale, judging.all_locked)),
        _ => (Tone::Plain, t!(locale, judging.no_round)),
    }
}
