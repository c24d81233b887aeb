//! What stands above a page on paper only.

use crate::caller::{caller, whole_address};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// Of which edition the paper is; `says` which version it shows, or when it was printed.
pub(crate) fn print_head(edition: &EditionView, says: String) -> impl IntoView + use<> {
    let title = edition.rulebook.title.get(caller().locale).to_owned();
    view! { <header class="j-print"><b>{title}</b><span>{says}</span></header> }
}

/// The same of what everybody or its owner can read again, with the whole address of the page at `path`.
pub(crate) fn print_head_with_address(
    edition: &EditionView,
    says: String,
    path: &str,
) -> impl IntoView + use<> {
    let title = edition.rulebook.title.get(caller().locale).to_owned();
    let address = whole_address(path);
    view! { <header class="j-print"><b>{title}</b><span>{address}</span><span>{says}</span></header> }
}

/// That it is printed now, for what has no version of its own or says it elsewhere.
pub(crate) fn printed(edition: &EditionView) -> String {
    let caller = caller();
    let at = format::moment(caller.locale, caller.now, &edition.rulebook.place.zone);
    t!(caller.locale, shell.printed, at = at)
}
