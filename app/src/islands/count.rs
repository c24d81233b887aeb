//! Counts the words of a long answer while it is written.

#![expect(missing_docs, reason = "the island macro writes a struct without")]

use leptos::prelude::*;

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
    let seen = RwSignal::new(count);
    let spoken = RwSignal::new(String::new());
    let shown = sentence.clone();
    #[cfg(feature = "hydrate")]
    browser::watch(field, seen, move |count| spoken.set(sentence(count)));
    #[cfg(not(feature = "hydrate"))]
    drop((field, sentence));

    view! {
        <p class="j-field__count" class:j-field__count--over=move || { seen.get() > limit }>
            <span>{move || shown(seen.get())}</span>
            <span class="j-unseen" role="status">{move || spoken.get()}</span>
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::Cell;
    use std::time::Duration;

    use juara::words_in;
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
    use leptos::wasm_bindgen::JsCast as _;
    use leptos::web_sys::{Element, HtmlTextAreaElement};

    use super::*;

    /// How long a writer pauses before the count is spoken: not at each key.
    const PAUSE: Duration = Duration::from_millis(1200);

    /// Counts what was typed before the island woke, then at each change; `speak` after a pause.
    pub(super) fn watch(field: String, seen: RwSignal<usize>, speak: impl Fn(usize) + Clone + 'static) {
        // Not before the island has taken over the server's words; and what stands there then, not what stood there
        // when the frame was asked for.
        let own = field.clone();
        request_animation_frame(move || {
            if let Some(text) = text_of(&own) {
                seen.set(words_in(&text));
            }
        });
        let pause = Cell::new(None::<TimeoutHandle>);
        // The island lives as long as its page, so nobody takes the listener away.
        window_event_listener(leptos::ev::input, move |event| {
            if event_target::<Element>(&event).id() != field {
                return;
            }
            let count = words_in(&event_target_value(&event));
            seen.set(count);
            if let Some(earlier) = pause.take() {
                earlier.clear();
            }
            let speak = speak.clone();
            pause.set(set_timeout_with_handle(move || speak(count), PAUSE).ok());
        });
    }

    fn text_of(field: &str) -> Option<String> {
        let found = document().get_element_by_id(field)?;
        found.dyn_into::<HtmlTextAreaElement>().ok().map(|area| area.value())
    }
}
