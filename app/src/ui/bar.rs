//! Weights as bars.

use juara::{Locale, rulebook::Round};
use leptos::prelude::*;

/// The criteria of a round and their weights; the heaviest fills its bar.
#[component]
pub fn Weights(
    /// The round.
    round: Round,
    /// The language.
    locale: Locale,
) -> impl IntoView {
    let most = round.criteria.iter().map(|criterion| criterion.weight).max().unwrap_or(1).max(1);
    let lines = round.criteria.into_iter().map(|criterion| {
        let width = criterion.weight * 100 / most;
        view! {
            <li>
                <span>{criterion.title.get(locale).to_owned()}</span>
                <b>{criterion.weight}</b>
                <svg class="j-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="10"></rect>
                </svg>
            </li>
        }
    });
    view! { <ul class="j-weights">{lines.collect_view()}</ul> }
}
