//! What is never shown again: passphrases and codes.

use crate::form::field::Frame;
use leptos::prelude::*;

/// A passphrase. Pasting and password managers work.
#[component]
pub fn PassphraseField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether it is a new one, which a password manager may make up.
    #[prop(optional)]
    new: bool,
) -> impl IntoView {
    let frame = Frame::new("passphrase", &label, help, false);
    let id = frame.id();
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <input
                class="j-input"
                id=id
                name="passphrase"
                type="password"
                autocomplete=if new { "new-password" } else { "current-password" }
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
            />
        </div>
    }
}

/// The code of an authenticator.
#[component]
pub fn CodeField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: Option<String>,
    /// Whether a recovery code, which has letters, is taken too.
    #[prop(optional)]
    recovery: bool,
) -> impl IntoView {
    let frame = Frame::new("code", &label, help, false);
    let id = frame.id();
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <input
                class="j-input j-input--short"
                id=id
                name="code"
                type="text"
                inputmode=if recovery { "text" } else { "numeric" }
                autocomplete="one-time-code"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
            />
        </div>
    }
}
