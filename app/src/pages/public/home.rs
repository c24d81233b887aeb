//! `/`: the live edition, or that there is none yet.

use crate::{caller::caller, ui::page::Page};
use juara_words::t;
use leptos::prelude::*;

/// The way to the live edition.
#[component]
pub fn HomePage() -> impl IntoView {
    let locale = caller().locale;
    view! {
        <Page title=t!(locale, shell.name)>
            <h1>{t!(locale, shell.name)}</h1>
        </Page>
    }
}
