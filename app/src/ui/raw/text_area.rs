//! The control for a longer text.

use leptos::prelude::*;

/// A textarea with a text in it.
#[component]
pub fn TextArea(
    /// Its id.
    id: String,
    /// The name that is sent.
    name: String,
    /// What stands in it.
    text: String,
    /// The ids of what describes it.
    described_by: Option<String>,
    /// For `aria-invalid`.
    invalid: Option<&'static str>,
) -> impl IntoView {
    view! {
        <textarea
            class="j-input"
            id=id
            name=name
            rows="8"
            aria-describedby=described_by
            aria-invalid=invalid
            inner_html=as_content(&text)
        ></textarea>
    }
}

/// Text as the content of a textarea: nothing in it can end the element, and
/// its first line break survives, which a browser would drop.
fn as_content(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}
