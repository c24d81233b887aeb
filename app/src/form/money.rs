//! An amount in whole rupiah.

use crate::form::field::Frame;
use leptos::prelude::*;

/// An amount, with `Rp` outside of the field.
#[component]
pub fn MoneyField(
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
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, optional);
    let id = frame.id();
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <div class="j-money">
                <span class="j-money__unit" aria-hidden="true">"Rp"</span>
                <input
                    class="j-input"
                    id=id
                    name=name
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value=frame.value(&value)
                    aria-describedby=frame.described_by()
                    aria-invalid=frame.invalid()
                />
            </div>
        </div>
    }
}
