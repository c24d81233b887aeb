//! Names and what they stand for.

use leptos::prelude::*;

/// A list of facts.
#[component]
pub fn Facts(
    /// Name and fact, in order.
    facts: Vec<(String, String)>,
) -> impl IntoView {
    let facts = facts.into_iter().map(|(name, fact)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{fact}</dd>
            </div>
        }
    });
    view! { <dl class="j-facts">{facts.collect_view()}</dl> }
}
