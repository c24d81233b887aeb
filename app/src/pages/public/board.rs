//! `/{edisi}/hasil`: the published result, read from its file alone.

mod category;
mod proof;
mod winners;

use crate::{
    caller::{caller, param, query, store},
    error::AppError,
    pages::awaited,
    ui::{button::ButtonLink, page::Page},
    zone,
};
use juara::{
    Locale, Refusal,
    verdict::{Computed, Outcome, file::VersionState},
};
use juara_store::{
    board::{Board, PublishedResult, board_of},
    edition::EditionView,
};
use juara_words::{format, t};
use leptos::prelude::*;

/// The query's name for an earlier version.
pub const VERSION: &str = "versi";

/// The board, or when the result is expected.
#[component]
pub fn BoardPage() -> impl IntoView {
    awaited(async {
        let version = match query(VERSION) {
            Some(version) => Some(version.parse().map_err(|_| AppError::Refused(Refusal::NotFound))?),
            None => None,
        };
        let board = board_of(&store()?, &param("edisi"), version).await?;
        zone::set(&board.edition.rulebook.place.zone);
        let locale = caller().locale;
        let Board { edition, announced, published } = board;
        let Some(published) = published else {
            let at = format::moment(locale, announced, &edition.rulebook.place.zone);
            return Ok(waiting(edition, at, locale));
        };
        let Outcome::Computed(computed) = published.file.result.clone() else {
            return Err(AppError::broken("a refused result was published"));
        };
        Ok(shown(edition, &published, &computed, locale))
    })
}

/// Before the first release: when to come back.
fn waiting(edition: EditionView, at: String, locale: Locale) -> AnyView {
    let title = t!(locale, board.title, edition = edition.rulebook.title.get(locale));
    let here = locale.path(&format!("/{}/hasil", edition.slug));
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <h1>{title}</h1>
            <p class="j-lead">{t!(locale, board.expected, at = at)}</p>
            <p>{t!(locale, board.expected_text)}</p>
            <p class="j-actions"><ButtonLink href=here label=t!(locale, board.reload)/></p>
        </Page>
    }
    .into_any()
}

fn shown(edition: EditionView, published: &PublishedResult, computed: &Computed, locale: Locale) -> AnyView {
    let title = t!(locale, board.title, edition = edition.rulebook.title.get(locale));
    let hero = winners::hero(&edition, published, computed, &title, locale);
    let facts = category::told(&edition, published, computed, locale);
    let categories: Vec<AnyView> = computed
        .categories
        .iter()
        .map(|result| category::category(&edition, published, result, &facts, locale))
        .collect();
    let proof = proof::proof(&edition, published, locale);
    view! {
        <Page title=title edition=edition hero=hero>
            <div class="j-split">
                <div>
                    <h2>{t!(locale, board.ranks)}</h2>
                    {categories}
                </div>
                <aside>{proof}</aside>
            </div>
        </Page>
    }
    .into_any()
}

/// Whether this version can still change.
fn is_final(published: &PublishedResult) -> bool {
    published.file.version.state == VersionState::Final
}

/// How an entry is called: its owner's name by consent, else its number.
fn called(published: &PublishedResult, number: &str, locale: Locale) -> String {
    match published.names.get(number) {
        Some(name) => name.clone(),
        None => t!(locale, board.entry, number = number),
    }
}
