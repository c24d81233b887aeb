//! One of several options, none chosen beforehand.

use super::{Returned, trouble::Trouble};
use leptos::prelude::*;

/// Radio buttons under a question.
#[component]
pub fn ChoiceField(
    /// The name that is sent; problems are noted under it.
    #[prop(into)]
    name: String,
    /// What is asked.
    label: String,
    /// Value and label of each option.
    options: Vec<(String, String)>,
    /// What came back, if the form did.
    returned: Option<Returned>,
) -> impl IntoView {
    let chosen = returned.as_ref().and_then(|r| r.typed(&name)).map(str::to_owned);
    let wrong = returned.as_ref().and_then(|r| r.problem(&name)).cloned();
    let class = if wrong.is_some() { "j-field j-field--error" } else { "j-field" };
    let id = super::id_of(&name);
    let described = wrong.is_some().then(|| format!("{id}-error"));
    let choices = options.into_iter().enumerate().map(|(i, (value, text))| {
        view! {
            <label class="j-choice">
                <input
                    type="radio"
                    id=(i == 0).then(|| id.clone())
                    name=name.clone()
                    checked=chosen.as_deref() == Some(value.as_str())
                    value=value
                    aria-describedby=described.clone()
                />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset class=class>
            <legend class="j-field__label">{label.clone()}</legend>
            <Trouble field=id.clone() label=label what=wrong/>
            {choices.collect_view()}
        </fieldset>
    }
}
