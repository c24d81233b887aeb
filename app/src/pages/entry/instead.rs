//! What stands on the page of an act that this entry is not in a state for, where another act is what is meant.

use super::path;
use crate::{
    caller::{caller, set_status},
    error::AppError,
    ui::{button::ButtonLink, fault::number, page::Page},
};
use juara::Refusal;
use juara_store::entry::EntryView;
use juara_words::t;
use leptos::prelude::*;

/// Why not this, and the way to the other act; with the status of what is refused.
#[component]
pub fn Instead(
    /// The entry.
    view: EntryView,
    /// The title of the act that can't be done.
    title: String,
    /// What can be done instead.
    says: String,
    /// Where, below the entry.
    rest: &'static str,
    /// What stands on the button.
    label: String,
) -> impl IntoView {
    let locale = caller().locale;
    set_status(AppError::from(Refusal::WrongState).status());
    view! {
        <Page title=title.clone() edition=view.edition.clone() class="j-page--text" says_it=true>
            <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
            <h1>{title}</h1>
            <p>{says}</p>
            <p class="j-actions">
                <ButtonLink href=path(&view, rest) label=label/>
            </p>
            {number(locale, caller().request)}
        </Page>
    }
    .into_any()
}
