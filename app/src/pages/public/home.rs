//! `/`: the live edition and the way to all others, or that there is none yet.

use super::edition::{edition_page, standing_word};
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::page::Page,
};
use juara::{Caller, edition::Happened};
use juara_store::edition::{self, EditionView, front_of};
use juara_words::t;
use leptos::prelude::*;

/// The edition that takes entries, else the newest, as on its own page, and below it the others; before the first,
/// what will be here.
#[component]
pub fn HomePage() -> impl IntoView {
    awaited(async {
        let (store, caller) = (store()?, caller());
        let mut all = edition::list(&store).await?;
        let Some(front) = front_of(all.clone(), caller.now) else {
            return Ok(view! { <NoEdition/> }.into_any());
        };
        // A demonstration is not part of what happened here.
        all.retain(|edition| edition.id != front.id && edition.demo == front.demo);
        let ids = all.iter().map(|edition| edition.id).chain([front.id]);
        let mut happened = edition::happened(&store, ids).await?;
        let own = happened.remove(&front.id).unwrap_or_default();
        let others = all.into_iter().map(|edition| {
            let happened = happened.remove(&edition.id).unwrap_or_default();
            line(&caller, &edition, &happened)
        });
        let others: Vec<AnyView> = others.collect();
        let others = (!others.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{t!(caller.locale, public.other_editions)}</h2>
                    <ul class="j-plain j-links">{others}</ul>
                </section>
            }
            .into_any()
        });
        Ok(edition_page(front, own, others))
    })
}

/// The way to another edition: to its result, once there is one.
fn line(caller: &Caller, edition: &EditionView, happened: &Happened) -> AnyView {
    let locale = caller.locale;
    let rest = if happened.released.is_empty() { "" } else { "/hasil" };
    let href = locale.path(&format!("/{}{rest}", edition.slug));
    let title = edition.rulebook.title.get(locale).to_owned();
    let word = standing_word(caller, edition, happened);
    view! { <li><a href=href>{title}</a>" "<span class="j-quiet">{word}</span></li> }.into_any()
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
