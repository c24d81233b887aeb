//! What is wrong with a form, first thing on the page.

use crate::{
    caller::caller,
    error::AppError,
    form::{Returned, field::id},
    zone,
};
use juara::{Locale, Problems};
use juara_words::{problems, refusals, t};
use leptos::prelude::*;

/// The labels of a form's fields, so that the summary can name them.
pub type Labels = Vec<(String, String)>;

/// Why the form came back; nothing, if it did not. `labels` are those of the
/// fields, by name.
#[component]
pub fn ErrorSummary(
    /// Names and labels of the fields.
    #[prop(optional)]
    labels: Labels,
) -> impl IntoView {
    let locale = caller().locale;
    Returned::here().map(|returned| match &returned.error {
        _ if returned.is_kept() => view! {
            <div class="j-notice" role="status">
                <p>{t!(locale, trouble.kept)}</p>
            </div>
        }
        .into_any(),
        AppError::Problems(found) => list(locale, found, &labels).into_any(),
        AppError::Refused(refusal) => {
            let text = refusals::sentence(locale, refusal, caller().now, &zone::here());
            frame(text, ().into_any()).into_any()
        }
        AppError::Unreadable => frame(t!(locale, trouble.unreadable), ().into_any()).into_any(),
        AppError::Internal { .. } => frame(t!(locale, trouble.broken), ().into_any()).into_any(),
    })
}

fn list(locale: Locale, found: &Problems, labels: &Labels) -> impl IntoView + use<> {
    let count = found.iter().count();
    let lines: Vec<_> = found
        .iter()
        .map(|problem| {
            let label = labels.iter().find(|(name, _)| *name == problem.field);
            let label = label.map_or(problem.field.as_str(), |(_, label)| label.as_str());
            let target = id(&problem.field);
            let sentence = problems::problem(locale, label, &problem.what);
            view! { <li><a href=format!("#{target}")>{sentence}</a></li> }
        })
        .collect();
    frame(problems::title(locale, count), view! { <ul>{lines}</ul> }.into_any())
}

fn frame(title: String, more: AnyView) -> impl IntoView {
    view! {
        <div class="j-errors" role="alert" tabindex="-1" id="galat" autofocus="">
            <h2>{title}</h2>
            {more}
        </div>
    }
}
