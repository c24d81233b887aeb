//! Something to open.

use leptos::prelude::*;

/// A line that opens what it names.
#[component]
pub fn Details(
    /// The line.
    #[prop(into)]
    summary: String,
    /// What it opens.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="j-details">
            <summary>{summary}</summary>
            <div>{children()}</div>
        </details>
    }
}
