//! What is wrong, at the field and at the head of the page.

use super::Returned;
use crate::{
    caller::caller,
    error::AppError,
    ui::icon::{Icon, IconName},
};
use juara::problem::What;
use juara_words::{problems, t};
use leptos::prelude::*;

/// The sentence at a field, if something is wrong with it.
#[component]
pub fn Trouble(
    /// The control's id.
    #[prop(into)]
    field: String,
    /// The field's label.
    label: String,
    /// What is wrong.
    what: Option<What>,
) -> impl IntoView {
    let locale = caller().locale;
    what.map(|what| {
        view! {
            <p class="j-field__error" id=format!("{field}-error")>
                <Icon name=IconName::TriangleAlert/>
                {problems::problem(locale, &label, &what)}
            </p>
        }
    })
}

/// Everything that is wrong with the form, each leading to its field; nothing if it did not come back.
#[component]
pub fn ErrorSummary(
    /// What came back, if the form did.
    returned: Option<Returned>,
    /// Name and label of every field.
    labels: Vec<(String, String)>,
) -> impl IntoView {
    let locale = caller().locale;
    if returned.as_ref().is_some_and(Returned::is_kept) {
        return view! {
            <div class="j-notice" role="status"><p>{t!(locale, trouble.kept)}</p></div>
        }
        .into_any();
    }
    let Some(AppError::Problems(found)) = returned.map(|r| r.error) else { return ().into_any() };
    let label = |field: &str| {
        labels.iter().find(|(name, _)| name == field).map_or(field, |(_, label)| label.as_str()).to_owned()
    };
    let count = found.iter().count();
    let lines = found.iter().map(|problem| {
        let sentence = problems::problem(locale, &label(&problem.field), &problem.what);
        view! { <li><a href=format!("#{}", super::id_of(&problem.field))>{sentence}</a></li> }
    });
    view! {
        <div class="j-errors" role="alert" tabindex="-1" id="galat" autofocus>
            <h2>{problems::title(locale, count)}</h2>
            <ul>{lines.collect_view()}</ul>
        </div>
    }
    .into_any()
}
