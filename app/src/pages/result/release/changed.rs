//! What the next version of a result changes, in sentences.

use super::super::category_title;
use juara::{
    Locale,
    recap::{Change, Changed, changes},
    verdict::{Computed, Place, sentences::Titles},
};
use juara_store::{edition::EditionView, release::Preview};
use juara_words::{format, t};
use leptos::prelude::*;

/// What differs from the version that is out, and that the board shows that one until then; nothing before it.
pub(super) fn changed(edition: &EditionView, preview: &Preview, locale: Locale) -> Option<AnyView> {
    let before = preview.before.as_ref()?;
    let changes = changes(before, &preview.computed);
    let titles = edition.rulebook.titles(locale);
    let told = if changes.is_empty() {
        view! { <p>{t!(locale, recap.changed_nothing)}</p> }.into_any()
    } else {
        let of_category = changes.chunk_by(|one, next| one.category == next.category);
        let of_category = of_category.map(|changes| {
            let category = changes.first().map(|change| change.category.as_str()).unwrap_or_default();
            let lines = changes.iter().map(|change| {
                let said = sentence(change, before, &preview.computed, &titles, locale);
                view! { <li>{said}</li> }.into_any()
            });
            let lines: Vec<AnyView> = lines.collect();
            view! {
                <h4>{category_title(edition, category, locale)}</h4>
                <ul>{lines}</ul>
            }
            .into_any()
        });
        let lists: Vec<AnyView> = of_category.collect();
        view! { {lists} }.into_any()
    };
    Some(
        view! {
            <h3>{t!(locale, recap.changed_title)}</h3>
            {told}
            <p>{t!(locale, recap.changed_until)}</p>
        }
        .into_any(),
    )
}

fn sentence(change: &Change, before: &Computed, after: &Computed, titles: &Titles, locale: Locale) -> String {
    match &change.what {
        Changed::Out { entry, place, before } => {
            let (number, rank) = (entry.as_str(), rank(*before, locale));
            match place {
                Place::Withdrawn => t!(locale, recap.changed_withdrawn, number = number, rank = rank),
                Place::NoShow => t!(locale, recap.changed_no_show, number = number, rank = rank),
                Place::Disqualified | Place::Active => {
                    t!(locale, recap.changed_disqualified, number = number, rank = rank)
                }
            }
        }
        Changed::Won { entry } => {
            let prizes = |of: &Computed| {
                let result = of.categories.iter().find(|result| result.category == change.category);
                let won = result.map(|result| titles.won_in_full(result, entry, locale)).unwrap_or_default();
                if won.is_empty() { t!(locale, recap.changed_none) } else { format::list(locale, &won) }
            };
            let (before, after) = (prizes(before), prizes(after));
            t!(locale, recap.changed_prizes, number = entry.as_str(), before = before, after = after)
        }
        Changed::Rank { entry, before, after } => {
            let (before, after) = (rank(*before, locale), rank(*after, locale));
            t!(locale, recap.changed_rank, number = entry.as_str(), before = before, after = after)
        }
        Changed::Moved { entries, by, up } => {
            let entries = format::list(locale, entries);
            if *up {
                t!(locale, recap.changed_up, by = *by, entries = entries)
            } else {
                t!(locale, recap.changed_down, by = *by, entries = entries)
            }
        }
    }
}

fn rank(rank: Option<u64>, locale: Locale) -> String {
    rank.map_or_else(|| t!(locale, recap.changed_none), |rank| rank.to_string())
}
