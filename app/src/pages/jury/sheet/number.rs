//! One criterion on a sheet whose marks are written as numbers: the field, and what some marks mean.

use super::scale::{Anchors, value};
use crate::{
    caller::caller,
    form::field::{Frame, id},
};
use juara::{
    rulebook::{Criterion, ScaleRule},
    sheet::{CANNOT_ASSESS, Mark},
};
use juara_words::{format, t};
use leptos::prelude::*;

/// The box beside the number that says that there is none; no criterion has a point in its name.
pub(super) fn unassessed(criterion: &str) -> String {
    format!("{criterion}.{CANNOT_ASSESS}")
}

/// A mark as it is typed, with every anchor in sight.
#[component]
pub(super) fn Number(
    /// What is scored.
    criterion: Criterion,
    /// How.
    scale: ScaleRule,
    /// What is stored.
    #[prop(optional_no_strip)]
    stored: Option<Mark>,
) -> impl IntoView {
    let locale = caller().locale;
    let title = criterion.title.get(locale).to_owned();
    let help = t!(locale, judging.write_mark, marks = format::marks(locale, scale));
    let frame = Frame::new(&criterion.id, &title, Some(help), false);
    let written = match stored {
        Some(Mark::Steps(_)) => value(locale, scale, stored.as_ref()),
        Some(Mark::CannotAssess) | None => String::new(),
    };
    let none = unassessed(&criterion.id);
    let is_none = match frame.typed(&none) {
        Some(typed) => typed == CANNOT_ASSESS,
        None => stored == Some(Mark::CannotAssess),
    };
    let control = frame.id();
    let meaning = format!("{control}-arti");
    let described = frame.described_by().map_or_else(|| meaning.clone(), |ids| format!("{ids} {meaning}"));
    let problem = if frame.problem().is_some() { " j-field--error" } else { "" };
    view! {
        <fieldset class=format!("j-scale j-scale--number{problem}")>
            <legend class="j-scale__name">
                <label for=control.clone()>{title}</label>
                <span class="j-scale__weight">{t!(locale, judging.weight, weight = criterion.weight)}</span>
            </legend>
            {frame.notes_view()}
            <input
                class="j-input j-scale__number"
                id=control
                name=criterion.id.clone()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value=frame.value(&written)
                aria-describedby=described
                aria-invalid=frame.invalid()
            />
            <Anchors criterion=criterion.clone() id=meaning/>
            <label class="j-choice j-scale__none">
                <input type="checkbox" id=id(&none) name=none.clone() checked=is_none value=CANNOT_ASSESS/>
                <span>{t!(locale, judging.cannot_assess)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}
