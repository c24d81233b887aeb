//! `/`: the live edition, or that there is none yet.

use super::edition::EditionFace;
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::page::{Page, Width},
    zone,
};
use juara_store::edition::current;
use juara_words::t;
use leptos::prelude::*;

/// The live edition.
#[component]
pub fn HomePage() -> impl IntoView {
    awaited(async {
        Ok(match current(&store()?).await? {
            Some(edition) => {
                zone::set(&edition.rulebook.place.zone);
                view! { <EditionFace edition=edition/> }.into_any()
            }
            None => view! { <NoEdition/> }.into_any(),
        })
    })
}

#[component]
fn NoEdition() -> impl IntoView {
    let locale = caller().locale;
    view! {
        <Page title=t!(locale, public.none_title) width=Width::Text>
            <h1>{t!(locale, public.none_title)}</h1>
            <p>{t!(locale, public.none)}</p>
        </Page>
    }
}
