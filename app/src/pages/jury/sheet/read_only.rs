//! The sheet of a round that is locked.

use super::{
    super::path,
    Which,
    kept::{Kept, Typed, TypedLate},
    paper::paper_head,
};
use crate::{
    caller::caller,
    ui::{
        button::{ButtonLink, Look},
        command::command,
    },
};
use juara::round::RoundState;
use juara_store::judging::SheetPage as Opened;
use juara_words::{format, t};
use leptos::prelude::*;

/// What was typed too late stands here.
pub(super) const LATE: &str = "terlambat";

/// What came too late, before it is gone for good; and what counts, which nobody can change any more.
#[component]
pub(super) fn ReadOnly(
    /// Which sheet.
    which: Which,
    /// Its page.
    page: Opened,
    /// What was typed too late.
    #[prop(optional_no_strip)]
    late: Option<Typed>,
) -> impl IntoView {
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
    let late = late.map(|typed| {
        view! {
            <h2 id=LATE>{t!(locale, judging.typed_late)}</h2>
            <TypedLate round=round.clone() scale=scale typed=typed/>
        }
    });
    view! {
        <section class="j-sheet__form" id="lembar">
            {head}
            {late}
            <h2>{t!(locale, judging.sheet)}</h2>
            <p>{locked}</p>
            {sheet}
            {receipt}
        </section>
    }
    .into_any()
}
