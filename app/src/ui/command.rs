//! What is typed into a terminal.

use leptos::prelude::*;

/// A command: a line breaks between its words only, never inside `--receipt`, where a browser would break it.
pub(crate) fn command(text: &str) -> impl IntoView + use<> {
    let words = text.split(' ').enumerate().map(|(n, word)| {
        let space = (n > 0).then_some(" ");
        view! { {space} <span class="j-code__word">{word.to_owned()}</span> }
    });
    view! { <code>{words.collect_view()}</code> }
}
