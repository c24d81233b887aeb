//! Several paragraphs.

use crate::{form::field::Frame, ui::raw::text_area::TextArea};
use leptos::prelude::*;

/// Several paragraphs, with the limit said under it.
#[component]
pub fn LongText(
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
    /// What stands under the field: the limit, or the live count.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let frame = Frame::new(&name, &label, help, optional);
    let id = frame.id();
    let text = frame.value(&value);
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <TextArea id=id name=name text=text described_by=frame.described_by() invalid=frame.invalid()/>
            {children.map(|children| children())}
        </div>
    }
}
