//! The board as it would be, for those who sign it.

use super::{Source, category, winners};
use juara::{Locale, verdict::Computed};
use juara_words::t;
use leptos::prelude::*;

/// Winners and ranks as everybody would read them, all on one page: who signs reads all of it.
pub(crate) fn preview(from: Source<'_>, computed: &Computed, locale: Locale) -> AnyView {
    let winners = winners::winners(from, computed, false, locale);
    let winners = (!winners.is_empty()).then(|| {
        view! {
            <div class="j-winners">
                <div class="j-winners__in">{winners}</div>
            </div>
        }
    });
    let told = category::told(from, computed, locale);
    let ranks = computed.categories.iter().map(|result| {
        let rows = 0..result.entries.len();
        category::category(from, result, rows, &told, locale)
    });
    let ranks: Vec<AnyView> = ranks.collect();
    view! {
        {winners}
        <h2>{t!(locale, board.ranks)}</h2>
        {ranks}
    }
    .into_any()
}
