//! A form that works without JavaScript.

use crate::{
    caller,
    form::{ONCE_FIELD, PAGE_FIELD, Returned},
};
use leptos::prelude::*;

/// A plain form for a server function. It says on which page it stands, and
/// counts once however often it is sent.
#[component]
pub fn Form(
    /// The server function's address, `SignIn::url()`.
    action: &'static str,
    /// Whether only its button decides: Enter in a field does nothing.
    #[prop(optional)]
    decides: bool,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    // A form that came back was not done: it may be tried again under the same token.
    let once = Returned::here().and_then(|returned| returned.typed(ONCE_FIELD).map(str::to_owned));
    let once = once.filter(|token| !token.is_empty()).unwrap_or_else(token);
    view! {
        <form class="j-form" action=action method="post" novalidate="">
            <input type="hidden" name=PAGE_FIELD value=caller::address()/>
            <input type="hidden" name=ONCE_FIELD value=once/>
            {decides.then(nothing_by_enter)}
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

/// Enter presses the first button of a form; this one it can't.
fn nothing_by_enter() -> impl IntoView {
    view! { <button type="submit" disabled hidden></button> }
}

fn token() -> String {
    format!("{:032x}", rand::random::<u128>())
}
