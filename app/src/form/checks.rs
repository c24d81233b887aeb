//! Several of several.

use crate::form::{
    Fields,
    choice::Choice,
    field::{Frame, id},
};
use juara::entry::TICKED;
use leptos::prelude::*;

/// Several options, each with a box of its own: fields `{name}_{value}`.
#[component]
pub fn ChecksField(
    /// Its name in the form, at which problems are said.
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
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, false);
    let boxes = choices.into_iter().enumerate().map(|(i, choice)| {
        let field = field(&name, &choice.value);
        // The first carries the field's id, so that a link from the summary finds it.
        let id = if i == 0 { id(&name) } else { format!("{}-{i}", id(&name)) };
        let ticked = frame.typed(&field).is_some_and(|typed| typed == TICKED);
        view! {
            <label class="j-choice">
                <input
                    type="checkbox"
                    id=id
                    name=field
                    value=TICKED
                    checked=ticked
                    aria-invalid=frame.invalid()
                />
                <span>
                    {choice.label}
                    {choice.help.map(|help| view! { <span class="j-choice__help">{help}</span> })}
                </span>
            </label>
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class=frame.class() aria-describedby=frame.described_by()>
            <legend class="j-field__label">{frame.label_view()}</legend>
            {frame.notes_view()}
            {boxes}
        </fieldset>
    }
}

/// Which of these options are ticked, in their order.
#[must_use]
pub fn ticked<'a>(fields: &Fields, name: &str, options: impl Iterator<Item = &'a str>) -> Vec<String> {
    options.filter(|option| fields.get(&field(name, option)) == TICKED).map(str::to_owned).collect()
}

fn field(name: &str, value: &str) -> String {
    format!("{name}_{value}")
}
