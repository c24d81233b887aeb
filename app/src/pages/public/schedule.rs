//! `/{edisi}/jadwal`: all dates, and what was changed.

use crate::{
    caller::caller,
    ui::{page::Page, steps::Steps, with_edition::WithHappened},
};
use juara::edition::Happened;
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// Every date of an edition.
#[component]
pub fn SchedulePage() -> impl IntoView {
    view! { <WithHappened view=page/> }
}

fn page(edition: EditionView, happened: Happened) -> AnyView {
    let locale = caller().locale;
    let zone = edition.rulebook.place.zone.clone();
    let named = format::zone_with_offset(locale, &edition.rulebook);
    let changes: Vec<String> = edition
        .changes
        .iter()
        .map(|change| {
            t!(
                locale,
                public.change,
                before = format::deadline(locale, change.before, &zone),
                after = format::deadline(locale, change.after, &zone),
                reason = change.reason.as_str()
            )
        })
        .collect();
    let changed = (!changes.is_empty()).then(|| {
        let lines = changes.into_iter().map(|line| view! { <li class="j-wrap">{line}</li> });
        view! {
            <h2>{t!(locale, public.changes_title)}</h2>
            <ul>{lines.collect_view()}</ul>
        }
    });
    view! {
        <Page title=t!(locale, public.schedule_title) edition=edition.clone() class="j-page--text">
            <h1>{t!(locale, public.schedule_title)}</h1>
            <p class="j-lead">{t!(locale, public.schedule_lead, zone = named)}</p>
            <Steps edition=edition happened=happened/>
            {changed}
        </Page>
    }
    .into_any()
}
