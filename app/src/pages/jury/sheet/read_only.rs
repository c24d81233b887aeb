//! The sheet of a round that is locked.

use super::{
    super::path,
    Which,
    kept::{Kept, typed_content},
    paper::paper_head,
    typed::REASON,
};
use crate::{
    caller::caller,
    form::Returned,
    ui::{
        button::{ButtonLink, Look},
        command::command,
    },
};
use juara::round::RoundState;
use juara_store::judging::SheetPage as Opened;
use juara_words::{format, t};
use leptos::prelude::*;

/// What counts, which nobody can change any more; and what came too late.
#[component]
pub(super) fn ReadOnly(which: Which, page: Opened) -> impl IntoView {
    let locale = caller().locale;
    let (round, zone) = (page.round.clone(), &page.edition.rulebook.place.zone);
    let scale = page.edition.rulebook.scale_of(&round);
    let locked = match page.state {
        RoundState::Locked { since } => {
            t!(locale, judging.round_locked, since = format::moment(locale, since, zone))
        }
        RoundState::Open { .. } | RoundState::Waiting => String::new(),
    };
    let head = paper_head(&which, &page);
    let has_sent = !page.sendings.is_empty();
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
    let receipt = (has_sent && matches!(page.state, RoundState::Locked { .. })).then(|| {
        let href = path(&which.edition, &format!("/{}/{}/bukti.json", which.round, which.number));
        view! {
            <p>{t!(locale, judging.receipt_text)}</p>
            <p class="j-code">{command("juara verify hasil.json --receipt bukti.json")}</p>
            <p class="j-actions"><ButtonLink href=href label=t!(locale, judging.receipt) look=Look::Quiet/></p>
        }
    });
    let returned = Returned::here();
    let reason = returned.as_ref().and_then(|returned| returned.typed(REASON)).map(str::to_owned);
    let late = returned.and_then(|returned| typed_content(&round, scale, &returned));
    let late = late.map(|typed| {
        view! {
            <h3>{t!(locale, judging.typed_late)}</h3>
            <Kept
                round=round
                scale=scale
                marks=typed.marks
                comment=typed.comment
                note=Some(typed.note)
                reason=reason
            />
        }
    });
    view! {
        <section class="j-sheet__form" id="lembar">
            {head}
            <h2>{t!(locale, judging.sheet)}</h2>
            <p>{locked}</p>
            {sheet}
            {receipt}
            {late}
        </section>
    }
    .into_any()
}
