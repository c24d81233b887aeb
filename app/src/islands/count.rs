//! Counts the words of a long answer while it is written.

use std::time::Duration;

use juara::words_in;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;

/// How long a writer pauses before the count is spoken: not at each key.
const PAUSE: Duration = Duration::from_millis(1200);

/// The line under a `<textarea>`, the server's count first, then the count of what stands in the field.
///
/// The words come translated; `{count}`, `{limit}` and `{over}` in them are filled in here.
#[island]
pub fn WordCount(
    /// Id of the textarea. The island stands after it and leaves it as it is.
    field: String,
    /// Words in the saved text, as the server counted.
    count: usize,
    /// The most words that can be sent.
    limit: usize,
    /// "{count} dari {limit} kata"
    within: String,
    /// "{count} dari {limit} kata. Kurangi {over} kata."
    beyond: String,
) -> impl IntoView {
    let sentence = move |count: usize| {
        let template = if count > limit { &beyond } else { &within };
        template
            .replace("{count}", &count.to_string())
            .replace("{limit}", &limit.to_string())
            .replace("{over}", &count.saturating_sub(limit).to_string())
    };
    let (seen, set_seen) = signal(count);
    let (spoken, set_spoken) = signal(String::new());
    let shown = sentence.clone();

    Effect::new(move |_| {
        // What was typed before the island woke counts too.
        if let Some(text) = text_of(&field) {
            set_seen.set(words_in(&text));
        }
        let (field, sentence) = (field.clone(), sentence.clone());
        let pause = StoredValue::new(None::<TimeoutHandle>);
        let typing = window_event_listener(leptos::ev::input, move |event| {
            if event_target::<leptos::web_sys::Element>(&event).id() != field {
                return;
            }
            let count = words_in(&event_target_value(&event));
            set_seen.set(count);
            if let Some(earlier) = pause.get_value() {
                earlier.clear();
            }
            let text = sentence(count);
            pause.set_value(set_timeout_with_handle(move || set_spoken.set(text), PAUSE).ok());
        });
        on_cleanup(move || typing.remove());
    });

    view! {
        <p class="j-field__count" class:j-field__count--over=move || { seen.get() > limit }>
            <span>{move || shown(seen.get())}</span>
            <span class="j-unseen" role="status">{move || spoken.get()}</span>
        </p>
    }
}

fn text_of(field: &str) -> Option<String> {
    use leptos::wasm_bindgen::JsCast as _;
    let found = document().get_element_by_id(field)?;
    found.dyn_into::<leptos::web_sys::HtmlTextAreaElement>().ok().map(|area| area.value())
}
