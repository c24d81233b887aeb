//! `/`: the live edition, or that there is none yet.

use super::edition::edition_page;
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::{page::Page, with_edition::releases},
};
use juara_store::edition;
use juara_words::t;
use leptos::prelude::*;

/// The edition that takes entries, else the newest, as on its own page; before the first, what will be here.
#[component]
pub fn HomePage() -> impl IntoView {
    awaited(async {
        Ok(match edition::current(&store()?, caller().now).await? {
            Some(edition) => {
                let released = releases(&edition).await?;
                edition_page(edition, released)
            }
            None => view! { <NoEdition/> }.into_any(),
        })
    })
}

#[component]
fn NoEdition() -> impl IntoView {
    let locale = caller().locale;
    view! {
        <Page title=t!(locale, public.home_title) class="j-page--text">
            <h1>{t!(locale, public.home_empty_title)}</h1>
            <p class="j-lead">{t!(locale, public.home_empty)}</p>
        </Page>
    }
}
