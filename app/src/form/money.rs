//! An amount in whole rupiah.

use crate::{caller::caller, form::field::Frame};
use juara::{Locale, Rupiah};
use juara_words::format;
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
                    value=grouped(caller().locale, &frame.value(&value))
                    aria-describedby=frame.described_by()
                    aria-invalid=frame.invalid()
                />
            </div>
        </div>
    }
}

/// What stands in the field: bare digits in groups of three, as the language writes them; anything else as it was typed.
#[must_use]
pub fn grouped(locale: Locale, typed: &str) -> String {
    let bare = typed.bytes().all(|digit| digit.is_ascii_digit());
    match typed.parse::<Rupiah>() {
        Ok(amount) if bare => format::number(locale, amount.0),
        _ => typed.to_owned(),
    }
}
