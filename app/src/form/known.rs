//! What is known already and can't be changed here.

use crate::form::field::id;
use leptos::prelude::*;

/// The address whose passphrase is set: password managers keep both together, and people see whose it is.
#[component]
pub fn KnownAddress(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The address.
    #[prop(into)]
    address: String,
) -> impl IntoView {
    let id = id("address");
    view! {
        <div class="j-field">
            <label class="j-field__label" for=id.clone()>{label}</label>
            <input class="j-input" id=id type="email" value=address autocomplete="username" readonly/>
        </div>
    }
}
