//! The document's title, safely.

use leptos::prelude::*;

/// Sets the title. leptos_meta writes it into the page as it is, so what could
/// end the element is written as an entity here.
#[component]
pub fn SafeTitle(
    /// The title as people read it.
    text: String,
) -> impl IntoView {
    view! { <leptos_meta::Title text=text.replace('&', "&amp;").replace('<', "&lt;")/> }
}
