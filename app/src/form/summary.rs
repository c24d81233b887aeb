//! What came of a form, first thing on the page that shows it again.

use crate::{
    caller::{around, caller},
    error::AppError,
    form::{Returned, field::id},
    ui::notice::{About, Notice},
    zone,
};
use juara::{Locale, Problems};
use juara_words::{problems, refusals, t};
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// The labels of the fields of one page, by name: each field notes its own
/// while it is made, before or inside its [`crate::ui::page::Page`], so that the
/// summary can name it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels(Arc<Mutex<Vec<(String, String)>>>);

impl Labels {
    /// Gathers the labels of the document that is being made.
    pub(crate) fn gather() {
        provide_context(Self::default());
    }

    /// What was gathered.
    pub(crate) fn here() -> Self {
        around().unwrap_or_default()
    }

    /// Notes a field's label, if a page gathers them.
    pub(super) fn note(name: &str, label: &str) {
        if let Some(Self(labels)) = around::<Self>() {
            let mut labels = labels.lock().unwrap_or_else(PoisonError::into_inner);
            labels.push((name.to_owned(), label.to_owned()));
        }
    }

    fn of(&self, name: &str) -> String {
        let labels = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let label = labels.iter().find(|(known, _)| known == name).map(|(_, label)| label.as_str());
        label.unwrap_or(name).to_owned()
    }
}

/// Why the form came back, whatever the reason; nothing if none did. Stands on
/// every page by itself.
pub(crate) fn summary(labels: &Labels) -> Option<AnyView> {
    let (locale, returned) = (caller().locale, Returned::here()?);
    if returned.is_kept() {
        return Some(
            view! { <Notice about=About::Info><p>{t!(locale, trouble.kept)}</p></Notice> }.into_any(),
        );
    }
    Some(match &returned.error {
        AppError::Problems(found) => list(locale, found, labels).into_any(),
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
            let sentence = problems::problem(locale, &labels.of(&problem.field), &problem.what);
            view! { <li><a href=format!("#{}", id(&problem.field))>{sentence}</a></li> }
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
