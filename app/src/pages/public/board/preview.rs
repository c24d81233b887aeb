//! The board as it would be, for those who sign it.

use super::{
    Drawn, Source, category,
    winners::{self, state},
};
use crate::ui::chip::Chip;
use juara::{Locale, recap::ReleaseContent, verdict::Computed};
use juara_words::t;
use leptos::prelude::*;

/// Head, winners and ranks as everybody would read them, all on one page: who signs reads all of it. `words` are those
/// under which the version was signed first, if it was.
pub(crate) fn preview(
    from: Source<'_>,
    computed: &Computed,
    version: u32,
    words: Option<&ReleaseContent>,
    locale: Locale,
) -> AnyView {
    let winners = winners::winners(from, computed, Drawn::Preview, locale);
    let told = category::told(from, computed, locale);
    let ranks = computed.categories.iter().map(|result| {
        let rows = 0..result.entries.len();
        category::category(from, result, rows, (&told, Drawn::Preview), locale)
    });
    let ranks: Vec<AnyView> = ranks.collect();
    view! {
        <div class="j-winners">
            <div class="j-winners__in">
                {head(from, version, words, locale)}
                {winners}
            </div>
        </div>
        {Drawn::Preview.heading(2, t!(locale, board.ranks))}
        <p class="j-quiet">{t!(locale, board.rounded)}</p>
        {ranks}
    }
    .into_any()
}

/// What stands above the winners, but for the moment, which is not known yet.
fn head(from: Source<'_>, version: u32, words: Option<&ReleaseContent>, locale: Locale) -> AnyView {
    let is_final = version > 1;
    let (tone, label) = state(is_final, version.into(), locale);
    let title = t!(locale, board.title, edition = from.edition.rulebook.title.get(locale));
    let lead = if is_final { t!(locale, board.unchanging) } else { t!(locale, board.may_change) };
    let decision = words.and_then(|words| words.decision.as_deref()).map(|number| {
        view! { <p dir="auto">{t!(locale, board.decision, number = number)}</p> }
    });
    let reason = words.and_then(|words| words.reason.clone());
    let reason = reason.map(|reason| view! { <p dir="auto">{reason}</p> });
    view! {
        <p><Chip tone=tone label=label/></p>
        {Drawn::Preview.heading(2, title)}
        <p class="j-lead">{lead}</p>
        {decision}
        {reason}
    }
    .into_any()
}
