//! What stands above a sheet on paper only, so that two of them are never mixed up.

use super::Which;
use crate::caller::caller;
use juara_store::judging::SheetPage as Opened;
use juara_words::t;
use leptos::prelude::*;

/// Of which entry, round, edition and judge the sheet is; its score stands below.
pub(super) fn paper_head(which: &Which, page: &Opened) -> AnyView {
    let locale = caller().locale;
    let entry = t!(locale, judging.entry, number = which.number.clone());
    let round = page.round.title.get(locale).to_owned();
    let edition = page.edition.rulebook.title.get(locale).to_owned();
    let judge = t!(locale, judging.sheet_of, name = page.judge.clone());
    view! {
        <header class="j-print">
            <b>{entry}", "{round}</b>
            <span>{edition}</span>
            <span>{judge}</span>
        </header>
    }
    .into_any()
}
