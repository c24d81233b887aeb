//! `/`: the live edition and the way to all others, or that there is none yet.

use super::edition::{edition_page, phase_word};
use crate::{
    caller::{caller, store},
    pages::awaited,
    ui::page::Page,
};
use juara::{Caller, edition::Phase};
use juara_store::{
    board,
    desk::Released,
    edition::{self, EditionView, front_of},
};
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
        let mut released = board::releases(&store, ids).await?;
        let own = released.remove(&front.id).unwrap_or_default();
        let others = all.into_iter().map(|edition| {
            let last = released.get(&edition.id).and_then(|released| released.last()).copied();
            line(&caller, &edition, last)
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
fn line(caller: &Caller, edition: &EditionView, released: Option<Released>) -> AnyView {
    let locale = caller.locale;
    let rest = if released.is_some() { "/hasil" } else { "" };
    let href = locale.path(&format!("/{}{rest}", edition.slug));
    let phase = Phase::at(&edition.closing, released.map(|released| released.state), caller.now);
    let title = edition.rulebook.title.get(locale).to_owned();
    view! { <li><a href=href>{title}</a>" "<span class="j-quiet">{phase_word(locale, phase)}</span></li> }
        .into_any()
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
