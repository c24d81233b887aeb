//! The cloth of an entry as a picture in the page: no request, colours from the style sheet.

use juara::cloth::{Cut, Dyes, Pattern};
use leptos::prelude::*;

/// Cuts a piece for its frame: the drawing fills the frame and what is over is cut off. Nobody hears of it unless it is
/// the only picture of an entry and has a `label`.
#[component]
pub fn Cloth(
    /// `"{edition}-{pola}"`.
    #[prop(into)]
    text: String,
    /// How much of it.
    cut: Cut,
    /// The dyes of the category.
    #[prop(optional)]
    dyes: Dyes,
    /// Weaves itself in once; for the one large cloth of a page.
    #[prop(optional)]
    weave: bool,
    /// What it is, where no name stands beside it: "Pola tenun peserta 0147".
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let cloth = Pattern::of(&text).weave(cut);
    let (width, height) = cloth.size;
    let threads = cloth.paths.into_iter().enumerate().filter(|(_, path)| !path.is_empty());
    let threads = threads.map(|(dye, path)| view! { <path class=format!("t{dye}") d=path /> }).collect_view();
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    let mut class = String::from("j-cloth");
    if dyes == Dyes::Daun {
        class.push_str(" j-cloth--pelajar");
    }
    if weave {
        class.push_str(" j-cloth--weave");
    }
    view! {
        <svg
            class=class
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio="xMidYMid slice"
            aria-hidden=hidden
            role=role
            aria-label=label
        >
            {threads}
        </svg>
    }
}
