//! What still keeps an entry from being sent: a list that leads to each field.

use super::field;
use juara::{Locale, Problems, Rulebook};
use juara_words::{problems, t};
use leptos::prelude::*;

/// The list; nothing if nothing is missing.
#[component]
pub(super) fn Missing(
    /// The language.
    locale: Locale,
    /// Whose questions.
    book: Rulebook,
    /// What is missing, by question.
    found: Problems,
    /// The page that has the fields; empty for this one.
    #[prop(into)]
    page: String,
    /// Whether somebody has just tried to send: then it is an error.
    #[prop(optional)]
    refused: bool,
) -> impl IntoView {
    if found.is_empty() {
        return ().into_any();
    }
    let count = found.iter().count();
    let lines: Vec<_> = found
        .iter()
        .map(|problem| {
            let question = book.form.iter().find(|q| q.id == problem.field);
            let label = question.map_or(problem.field.as_str(), |q| q.label.get(locale));
            let href = format!("{page}#{}", field(&problem.field));
            view! { <li><a href=href>{problems::problem(locale, label, &problem.what)}</a></li> }
        })
        .collect();
    if refused {
        return view! {
            <div class="j-errors" role="alert" tabindex="-1" id="galat" autofocus="">
                <h2>{problems::title(locale, count)}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_any();
    }
    let title =
        if count == 1 { t!(locale, entry.missing_one) } else { t!(locale, entry.missing, count = count) };
    view! {
        <section class="j-missing" aria-labelledby="kurang">
            <h2 id="kurang">{title}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}
