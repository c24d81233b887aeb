//! A sheet to be read: what is stored while something else was typed, and the reverse.

use super::{scale, typed};
use crate::{caller::caller, form::Returned};
use juara::{
    Locale,
    rulebook::{Criterion, Round, ScaleRule},
    sheet::{Content, Mark, Marks, score},
};
use juara_words::{format, t};
use leptos::prelude::*;

/// Marks, comment and note, one below the other.
#[component]
pub(super) fn Kept(
    /// The round.
    round: Round,
    /// Its scale.
    scale: ScaleRule,
    /// The marks.
    marks: Marks,
    /// What the applicant reads.
    comment: String,
    /// What only the judge reads, if that is shown.
    #[prop(optional_no_strip)]
    note: Option<String>,
    /// Why it was to be corrected, if that was typed.
    #[prop(optional_no_strip)]
    reason: Option<String>,
) -> impl IntoView {
    let locale = caller().locale;
    let lines = round.criteria.iter().map(|criterion| {
        let mark = marks.get(&criterion.id);
        // What the mark means, as beside the keys: of a mark between two points both.
        let steps = match mark {
            Some(Mark::Steps(steps)) => Some(*steps),
            Some(Mark::CannotAssess) | None => None,
        };
        let anchors = steps.map(|steps| criterion.anchors_at(steps, scale)).unwrap_or_default();
        let anchors = anchors.into_iter().map(|anchor| {
            view! { <dd class="j-quiet">{anchor.point}" "{anchor.text.get(locale).to_owned()}</dd> }
        });
        let anchors = anchors.collect_view();
        view! {
            <div>
                <dt>{criterion.title.get(locale).to_owned()}</dt>
                <dd>{scale::word(locale, scale, mark)}</dd>
                {anchors}
            </div>
        }
    });
    let lines = lines.collect_view();
    let total = score(&round, scale, &marks)
        .map_or_else(|| t!(locale, judging.no_total), |score| format::decimal(locale, &score.shown()));
    // Nobody else reads the note, so it stays off the paper that others are shown.
    let note = note.map(|note| text(locale, t!(locale, judging.note), note, "j-noprint"));
    let reason = reason.map(|reason| text(locale, t!(locale, judging.reason), reason, ""));
    view! {
        <dl class="j-kept">
            <div>
                <dt>{t!(locale, judging.total)}</dt>
                <dd>{total}</dd>
            </div>
            {lines}
            {text(locale, t!(locale, judging.comment), comment, "")}
            {note}
            {reason}
        </dl>
    }
    .into_any()
}

fn text(locale: Locale, label: String, said: String, class: &'static str) -> AnyView {
    let said = if said.trim().is_empty() {
        view! { <dd class="j-quiet">{t!(locale, judging.nothing_written)}</dd> }.into_any()
    } else {
        view! { <dd class="j-plan__answer" dir="auto">{said}</dd> }.into_any()
    };
    view! { <div class=(!class.is_empty()).then_some(class)><dt>{label}</dt>{said}</div> }.into_any()
}

/// What was typed into a form that came back, as a sheet.
pub(super) fn typed_content(round: &Round, scale: ScaleRule, returned: &Returned) -> Option<Content> {
    let typed = typed::returned(returned)?;
    let mark = |criterion: &Criterion| -> Option<(String, Mark)> {
        Some((criterion.id.clone(), typed.mark(&criterion.id, scale).ok()??))
    };
    let marks = round.criteria.iter().filter_map(mark).collect();
    let lines = |text: &str| text.replace("\r\n", "\n");
    Some(Content { marks, comment: lines(&typed.comment), note: lines(&typed.note) })
}
