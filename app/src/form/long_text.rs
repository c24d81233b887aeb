//! Several paragraphs.

use crate::form::field::Frame;
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
    let text = as_content(&frame.value(&value));
    view! {
        <div class=frame.class()>
            <label class="j-field__label" for=id.clone()>{frame.label_view()}</label>
            {frame.notes_view()}
            <textarea
                class="j-input"
                id=id
                name=name
                rows="8"
                aria-describedby=frame.described_by()
                aria-invalid=frame.invalid()
                inner_html=text
            ></textarea>
            {children.map(|children| children())}
        </div>
    }
}

/// Text as the content of a textarea: nothing in it can end the element, and
/// its first line break survives, which a browser would drop.
fn as_content(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_textarea() {
        assert_eq!(as_content("\n</textarea><script>&lt;"), "\n\n&lt;/textarea>&lt;script>&amp;lt;");
    }
}
