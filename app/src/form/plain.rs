//! The form element itself.

use super::PAGE_FIELD;
use crate::caller;
use leptos::prelude::*;

/// A plain form that posts to a server function, and says on which page it stands.
#[component]
pub fn Form(
    /// The address of the server function: `CheckEligibility::PATH`.
    action: &'static str,
    /// Its fields and its button.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="j-form" action=action method="post" novalidate>
            <input type="hidden" name=PAGE_FIELD value=caller::address()/>
            {children()}
        </form>
    }
}

/// What goes along with a form unseen.
#[component]
pub fn Hidden(
    /// The name that is sent.
    name: &'static str,
    /// The value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }
}
