//! Buttons: `<button>` does, `<a>` goes.

use leptos::prelude::*;

/// What a button looks like. A page has one filled one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Filled: the next step.
    #[default]
    Filled,
    /// An outline: something else.
    Quiet,
    /// Gold, on cloth.
    Gold,
    /// A crimson outline: takes something away.
    Danger,
    /// Filled crimson: takes it away, on the page that asks whether to.
    Sure,
}

impl Look {
    fn class(self) -> &'static str {
        match self {
            Self::Filled => "j-button",
            Self::Quiet => "j-button j-button--quiet",
            Self::Gold => "j-button j-button--gold",
            Self::Danger => "j-button j-button--danger",
            Self::Sure => "j-button j-button--danger j-button--sure",
        }
    }
}

/// Sends the form it stands in.
#[component]
pub fn Button(
    /// A verb that says what happens.
    #[prop(into)]
    label: String,
    /// What it looks like.
    #[prop(optional)]
    look: Look,
) -> impl IntoView {
    view! { <button class=look.class()>{label}</button> }
}

/// The same for one of several alike: what it is about stands beside it, and is said along with it to who only hears.
#[component]
pub fn ButtonAbout(
    /// A verb that says what happens.
    #[prop(into)]
    label: String,
    /// To whom or to what.
    #[prop(into)]
    about: String,
    /// What it looks like.
    #[prop(optional)]
    look: Look,
) -> impl IntoView {
    view! { <button class=look.class()>{label}<span class="j-unseen">" "{about}</span></button> }
}

/// Goes somewhere and looks like a button.
#[component]
pub fn ButtonLink(
    /// Where.
    #[prop(into)]
    href: String,
    /// A verb that says where to.
    #[prop(into)]
    label: String,
    /// What it looks like.
    #[prop(optional)]
    look: Look,
) -> impl IntoView {
    view! { <a class=look.class() href=href>{label}</a> }
}
