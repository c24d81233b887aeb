//! One of several, and a statement that is ticked.

use crate::form::field::{Frame, id};
use juara::entry::TICKED;
use leptos::prelude::*;

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What people read.
    pub label: String,
    /// What helps to choose.
    pub help: Option<String>,
}

impl Choice {
    /// An option without help.
    #[must_use]
    pub fn new(value: &str, label: String) -> Self {
        Self { value: value.to_owned(), label, help: None }
    }
}

/// One of several options; none is chosen beforehand.
#[component]
pub fn ChoiceField(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What helps to choose.
    #[prop(optional, into)]
    help: Option<String>,
    /// The options, in order.
    choices: Vec<Choice>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
    /// Whether it may stay unchosen.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, optional);
    let chosen = frame.value(&value);
    let choices = choices.into_iter().enumerate().map(|(i, choice)| {
        // The first carries the field's id, so that a link from the summary finds it.
        let id = if i == 0 { id(&name) } else { format!("{}-{i}", id(&name)) };
        view! {
            <label class="j-choice">
                <input
                    type="radio"
                    id=id
                    name=name.clone()
                    checked=choice.value == chosen
                    value=choice.value
                    aria-invalid=frame.invalid()
                />
                <span>
                    {choice.label}
                    {choice.help.map(|help| view! { <span class="j-choice__help">{help}</span> })}
                </span>
            </label>
        }
    });
    let choices = choices.collect_view();
    view! {
        <fieldset class=frame.class() aria-describedby=frame.described_by()>
            <legend class="j-field__label">{frame.label_view()}</legend>
            {frame.notes_view()}
            {choices}
        </fieldset>
    }
}

/// A statement that is made by ticking it; the label is the statement.
#[component]
pub fn Consent(
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// The statement.
    #[prop(into)]
    label: String,
    /// What helps to understand it.
    #[prop(optional, into)]
    help: Option<String>,
    /// What is stored.
    #[prop(optional, into)]
    value: String,
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, false);
    let ticked = frame.value(&value) == TICKED;
    view! {
        <div class=frame.class()>
            {frame.error_view()}
            <label class="j-choice">
                <input
                    type="checkbox"
                    id=frame.id()
                    name=name
                    value=TICKED
                    checked=ticked
                    aria-describedby=frame.described_by()
                    aria-invalid=frame.invalid()
                />
                <span>{label}</span>
            </label>
            {frame.help_view()}
        </div>
    }
}
