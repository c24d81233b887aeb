//! `/{edisi}/hasil`: the published result, read from its file alone.

mod category;
mod csv;
mod preview;
mod proof;
mod winners;

pub(crate) use preview::preview;

use crate::{
    caller::{caller, param, query, store},
    csv::Csv,
    error::AppError,
    pages::awaited,
    ui::{button::ButtonLink, page::Page, pages::pages},
    zone,
};
use juara::{
    Caller, Instant, Locale, Refusal,
    rulebook::Awaited,
    verdict::{Computed, Edition, Outcome, file::VersionState},
};
use juara_store::{
    board::{Board, PublishedResult, board_of},
    edition::EditionView,
};
use juara_words::{format, t};
use leptos::prelude::*;
use std::{collections::BTreeMap, ops::Range};

/// The query's name for an earlier version.
pub const VERSION: &str = "versi";

/// The query's name for a page of the ranks.
const NUMBER: &str = "hal";

/// How many entries stand on a page.
const PAGE: u64 = 200;

/// What a result is drawn with: one that is published, or one that would be.
#[derive(Clone, Copy)]
pub(crate) struct Source<'r> {
    /// The edition.
    pub(crate) edition: &'r EditionView,
    /// What the result is computed from.
    pub(crate) input: &'r Edition,
    /// The names of those who consented, by number.
    pub(crate) names: &'r BTreeMap<String, String>,
}

impl<'r> Source<'r> {
    fn of(edition: &'r EditionView, published: &'r PublishedResult) -> Self {
        Self { edition, input: &published.file.input, names: &published.names }
    }
}

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
            return Ok(waiting(edition, announced, &caller()));
        };
        let Outcome::Computed(computed) = published.file.result.clone() else {
            return Err(AppError::broken("a refused result was published"));
        };
        Ok(shown(edition, &published, &computed, locale))
    })
}

/// Before the first release: when to come back.
fn waiting(edition: EditionView, announced: Instant, caller: &Caller) -> AnyView {
    let locale = caller.locale;
    let title = t!(locale, board.title, edition = edition.rulebook.title.get(locale));
    let here = locale.path(&format!("/{}/hasil", edition.slug));
    let zone = &edition.rulebook.place.zone;
    let at = format::moment(locale, announced, zone);
    let (due, until) = match edition.rulebook.timeline.awaited(zone, caller.now) {
        Awaited::Screening | Awaited::Result => {
            (t!(locale, board.expected, at = at), t!(locale, board.expected_text))
        }
        Awaited::Nothing => (t!(locale, public.result_late, at = at), t!(locale, board.late_text)),
    };
    view! {
        <Page title=title.clone() edition=edition class="j-page--text">
            <h1>{title}</h1>
            <p class="j-lead">{due}</p>
            <p>{until}</p>
            <p class="j-actions"><ButtonLink href=here label=t!(locale, board.reload)/></p>
        </Page>
    }
    .into_any()
}

fn shown(edition: EditionView, published: &PublishedResult, computed: &Computed, locale: Locale) -> AnyView {
    let title = t!(locale, board.title, edition = edition.rulebook.title.get(locale));
    let page = Pages::of(computed, query(NUMBER).and_then(|number| number.parse().ok()).unwrap_or(1));
    let hero = winners::hero(&edition, published, computed, page.page == 1, &title, locale);
    let from = Source::of(&edition, published);
    let facts = category::told(from, computed, locale);
    let mut before = 0;
    let mut categories: Vec<AnyView> = Vec::new();
    for result in &computed.categories {
        if let Some(rows) = page.within(before, result.entries.len()) {
            categories.push(category::category(from, result, rows, (&facts, Drawn::Board), locale));
        }
        before += result.entries.len();
    }
    let version = published.file.version.number;
    let slug = edition.slug.clone();
    let pages = pages(locale, page.page, page.last, |number| {
        locale.path(&format!("/{slug}/hasil?{VERSION}={version}&{NUMBER}={number}"))
    });
    let proof = proof::proof(&edition, published, locale);
    view! {
        <Page title=title edition=edition hero=hero>
            <div class="j-split">
                <div>
                    <h2>{t!(locale, board.ranks)}</h2>
                    <p class="j-quiet">{t!(locale, board.rounded)}</p>
                    {categories}
                    {pages}
                </div>
                <aside>{proof}</aside>
            </div>
        </Page>
    }
    .into_any()
}

/// The ranks as a file for a spreadsheet. Errors: `NotFound` before the first release.
pub fn board_csv(board: &Board, locale: Locale) -> Result<Csv, AppError> {
    let published = board.published.as_ref().ok_or(Refusal::NotFound)?;
    match &published.file.result {
        Outcome::Computed(computed) => Ok(csv::csv(Source::of(&board.edition, published), computed, locale)),
        Outcome::Refused(_) => Err(AppError::broken("a refused result was published")),
    }
}

/// Which page of the ranks is shown, from 1, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The page.
    pub page: u64,
    /// The last page.
    pub last: u64,
}

impl Pages {
    /// A page that does not exist becomes the last.
    fn of(computed: &Computed, wanted: u64) -> Self {
        let entries: u64 = computed.categories.iter().map(|result| result.entries.len() as u64).sum();
        let last = Ord::max(entries.div_ceil(PAGE), 1);
        Self { page: Ord::clamp(wanted, 1, last), last }
    }

    /// The rows of a category that stand on this page, if any do; so many entries stand before it. One
    /// without entries stands where its first would.
    #[must_use]
    pub fn within(self, before: usize, entries: usize) -> Option<Range<usize>> {
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let first = usize::try_from(self.page - 1).unwrap_or(usize::MAX).saturating_mul(page);
        let (from, to) = (Ord::max(before, first), Ord::min(before + entries, first.saturating_add(page)));
        let is_here = from < to || (entries == 0 && (first..first.saturating_add(page)).contains(&before));
        is_here.then(|| from - before..Ord::max(from, to) - before)
    }
}

/// Where the result is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    /// On the board, under its one head.
    Board,
    /// On the page of those who sign it, under the head of the preview.
    Preview,
}

impl Drawn {
    /// A heading, by its level on the board; what is drawn below another heading goes down by one.
    fn heading(self, level: u8, text: String) -> AnyView {
        match (level, self) {
            (2, Self::Board) => view! { <h2 dir="auto">{text}</h2> }.into_any(),
            (2, Self::Preview) | (_, Self::Board) => view! { <h3 dir="auto">{text}</h3> }.into_any(),
            (_, Self::Preview) => view! { <h4 dir="auto">{text}</h4> }.into_any(),
        }
    }
}

/// Whether this version can still change.
fn is_final(published: &PublishedResult) -> bool {
    published.file.version.state == VersionState::Final
}

/// How an entry is called: its owner's name by consent, else its number.
fn called(from: Source<'_>, number: &str, locale: Locale) -> String {
    match from.names.get(number) {
        Some(name) => name.clone(),
        None => t!(locale, board.entry, number = number),
    }
}
