//! One line of text.

use crate::form::field::Frame;
use leptos::prelude::*;

/// One line: a name, an e-mail address, a reason.
#[component]
pub fn TextField(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// `text` or `email`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What a browser may fill in, `email`; `off` for nothing.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, optional);
    let id = frame.id();
    // An address is no sentence: phones must not correct it.
    let plain = (kind == "email").then_some("none");
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <input
                class="j-input"
                id=id
                name=name
                type=kind
                value=frame.value(&value)
                autocomplete=autocomplete
                autocapitalize=plain
                spellcheck=plain.map(|_| "false")
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
            />
        </div>
    }
}
