//! One criterion on a sheet: the marks to choose from and what they mean.

use crate::{
    caller::caller,
    form::field::{Frame, id},
};
use juara::{
    Locale,
    rulebook::{Criterion, ScaleRule},
    sheet::{CANNOT_ASSESS, Mark, point_text},
};
use juara_words::{format, t};
use leptos::prelude::*;

/// A mark as the form sends it: the steps of a key, or the number that is written.
pub(super) fn value(locale: Locale, scale: ScaleRule, mark: Option<&Mark>) -> String {
    match mark {
        Some(Mark::Steps(_)) if scale.is_written() => word(locale, scale, mark),
        Some(Mark::Steps(steps)) => steps.to_string(),
        Some(Mark::CannotAssess) => CANNOT_ASSESS.to_owned(),
        None => String::new(),
    }
}

/// A mark as people read it.
pub(super) fn word(locale: Locale, scale: ScaleRule, mark: Option<&Mark>) -> String {
    match mark {
        Some(Mark::Steps(steps)) => format::decimal(locale, &point_text(*steps, scale)),
        Some(Mark::CannotAssess) => t!(locale, judging.cannot_assess),
        None => t!(locale, judging.no_mark),
    }
}

/// Which shape the keys stand in; any other scale wraps.
fn shape(scale: ScaleRule) -> &'static str {
    match (scale.max - scale.min, scale.per_point) {
        (8, 2) => "",
        (4, 1) => " j-scale--whole",
        (10, 1) => " j-scale--ten",
        _ => " j-scale--free",
    }
}

/// What the marks of a criterion mean.
#[component]
pub(super) fn Anchors(
    /// The criterion.
    criterion: Criterion,
    /// The id, by which its control is described.
    id: String,
) -> impl IntoView {
    let locale = caller().locale;
    let lines = criterion.anchors.iter().map(|anchor| {
        view! { <li><b>{anchor.point}</b>" "<span>{anchor.text.get(locale).to_owned()}</span></li> }
    });
    view! { <ol class="j-anchor" id=id>{lines.collect_view()}</ol> }
}

/// The choice of a mark, with every anchor in sight while none is chosen.
#[component]
pub(super) fn Scale(
    /// What is scored.
    criterion: Criterion,
    /// How.
    scale: ScaleRule,
    /// What is stored, as the form sends it.
    stored: String,
) -> impl IntoView {
    let locale = caller().locale;
    let title = criterion.title.get(locale).to_owned();
    let frame = Frame::new(&criterion.id, &title, None, false);
    let chosen = frame.value(&stored);
    let name = criterion.id.clone();
    let control = id(&name);
    let meaning = format!("{control}-arti");
    let described = frame.described_by().map_or_else(|| meaning.clone(), |ids| format!("{ids} {meaning}"));
    let keys = (scale.min..=scale.max).map(|steps| {
        // The first carries the field's id, so that links find it.
        let id = if steps == scale.min { control.clone() } else { format!("{control}-{steps}") };
        let value = steps.to_string();
        view! {
            <label class="j-scale__key">
                <input
                    type="radio"
                    id=id
                    name=name.clone()
                    checked=value == chosen
                    value=value
                    aria-invalid=frame.invalid()
                />
                <span class="j-scale__face">{point_text(steps, scale)}</span>
            </label>
        }
    });
    let keys = keys.collect_view();
    let problem = if frame.problem().is_some() { " j-field--error" } else { "" };
    view! {
        <fieldset class=format!("j-scale{}{problem}", shape(scale)) aria-describedby=described>
            <legend class="j-scale__name">
                <span>{title}</span>
                <span class="j-scale__weight">{t!(locale, judging.weight, weight = criterion.weight)}</span>
            </legend>
            {frame.notes_view()}
            <div class="j-scale__keys">{keys}</div>
            <Anchors criterion=criterion.clone() id=meaning/>
            <label class="j-scale__all j-noprint">
                <input type="checkbox"/>
                <span>{t!(locale, judging.all_anchors)}</span>
            </label>
            <label class="j-choice j-scale__none">
                <input
                    type="radio"
                    id=format!("{control}-tidak")
                    name=name
                    checked=chosen == CANNOT_ASSESS
                    value=CANNOT_ASSESS
                />
                <span>{t!(locale, judging.cannot_assess)}</span>
            </label>
        </fieldset>
    }
    .into_any()
}
