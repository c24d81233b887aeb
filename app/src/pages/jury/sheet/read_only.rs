//! The sheet of a round that is locked.

use super::kept::{Kept, typed_content};
use crate::{caller::caller, form::Returned};
use juara::round::RoundState;
use juara_store::judging::SheetPage as Opened;
use juara_words::{format, t};
use leptos::prelude::*;

/// What counts, which nobody can change any more; and what came too late.
#[component]
pub(super) fn ReadOnly(page: Opened) -> impl IntoView {
    let locale = caller().locale;
    let (round, zone) = (page.round.clone(), &page.edition.rulebook.place.zone);
    let scale = page.edition.rulebook.scale_of(&round);
    let locked = match page.state {
        RoundState::Locked { since } => {
            t!(locale, judging.round_locked, since = format::moment(locale, since, zone))
        }
        RoundState::Open { .. } | RoundState::Waiting => String::new(),
    };
    let note = page.sheet.as_ref().map(|sheet| sheet.content.note.clone());
    let sheet = match page.sendings.into_iter().next() {
        Some(sending) => {
            let at = format::moment(locale, sending.at, zone);
            view! {
                <p>{t!(locale, judging.counts, sending = sending.sending, at = at)}</p>
                <Kept round=round.clone() scale=scale marks=sending.marks comment=sending.comment note=note/>
            }
            .into_any()
        }
        None => view! { <p>{t!(locale, judging.never_sent)}</p> }.into_any(),
    };
    let late = Returned::here().and_then(|returned| typed_content(&round, scale, &returned));
    let late = late.map(|typed| {
        view! {
            <h3>{t!(locale, judging.typed_late)}</h3>
            <Kept round=round scale=scale marks=typed.marks comment=typed.comment note=Some(typed.note)/>
        }
    });
    view! {
        <section class="j-sheet__form" id="lembar">
            <h2>{t!(locale, judging.sheet)}</h2>
            <p>{locked}</p>
            {sheet}
            {late}
        </section>
    }
    .into_any()
}
