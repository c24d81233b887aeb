//! What every page stands in.

use crate::{caller::caller, ui::title::SafeTitle};
use juara_words::t;
use leptos::prelude::*;

/// One page: its title and its `<main>`.
#[component]
pub fn Page(
    /// The title, without the product's name.
    title: String,
    /// What the page says.
    children: Children,
) -> impl IntoView {
    let locale = caller().locale;
    view! {
        <SafeTitle text=t!(locale, shell.page_title, title = title)/>
        <main id="isi" class="j-page">{children()}</main>
    }
}
