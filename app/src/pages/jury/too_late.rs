//! What a judge wrote about an entry that was shut to them meanwhile: stored nowhere, it stands here once more.

use super::{Which, path};
use crate::{caller::caller, error::AppError, form::Returned, ui::page::Page, zone};
use juara::Refusal;
use juara_store::edition::EditionView;
use juara_words::{refusals, t};
use leptos::prelude::*;

/// Why the entry was shut to its judge, if that is why its page can't be shown.
pub(super) fn shut_meanwhile(error: &AppError) -> Option<Refusal> {
    match error {
        AppError::Refused(
            refusal @ (Refusal::JudgedNoLonger { .. } | Refusal::NoLongerJudge { .. } | Refusal::SteppedBack),
        ) => Some(refusal.clone()),
        _ => None,
    }
}

/// The page that shows what was written; why it is too late is said by the form that came back.
pub(super) fn too_late(
    which: &Which,
    edition: EditionView,
    refusal: &Refusal,
    title: String,
    typed: AnyView,
) -> AnyView {
    let locale = caller().locale;
    let (label, back) = match refusal {
        Refusal::RoundLocked { .. } => (t!(locale, judging.to_sheet), which.path("")),
        Refusal::NoLongerJudge { .. } => (t!(locale, refusals.to_judging), locale.path("/juri")),
        _ => (t!(locale, judging.to_queue), path(&which.edition, "")),
    };
    // A form that stands here after signing in again was not refused yet, so that nothing else says why.
    let why = Returned::here().is_some_and(|returned| returned.is_kept()).then(|| {
        let said = refusals::sentence(locale, refusal, caller().now, &zone::here());
        view! { <p>{said}</p> }
    });
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <p class="j-back"><a href=back>{label}</a></p>
            <h1>{title}</h1>
            {why}
            <h2>{t!(locale, judging.typed_late)}</h2>
            {typed}
        </Page>
    }
    .into_any()
}
