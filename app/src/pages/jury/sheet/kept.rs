//! A sheet to be read: what is stored while something else was typed, and the reverse.

use super::{scale, typed};
use crate::{caller::caller, form::Returned};
use juara::{
    Locale,
    rulebook::{Round, ScaleRule},
    sheet::{Content, Mark, Marks, Typed, parse_mark},
};
use juara_words::t;
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
) -> impl IntoView {
    let locale = caller().locale;
    let lines = round.criteria.iter().map(|criterion| {
        let mark = scale::word(locale, scale, marks.get(&criterion.id));
        view! {
            <div>
                <dt>{criterion.title.get(locale).to_owned()}</dt>
                <dd>{mark}</dd>
            </div>
        }
    });
    let lines = lines.collect_view();
    let note = note.map(|note| text(locale, t!(locale, judging.note), note));
    view! {
        <dl class="j-kept">
            {lines}
            {text(locale, t!(locale, judging.comment), comment)}
            {note}
        </dl>
    }
    .into_any()
}

fn text(locale: Locale, label: String, said: String) -> AnyView {
    let said = if said.trim().is_empty() {
        view! { <dd class="j-quiet">{t!(locale, judging.nothing_written)}</dd> }.into_any()
    } else {
        view! { <dd class="j-plan__answer" dir="auto">{said}</dd> }.into_any()
    };
    view! { <div><dt>{label}</dt>{said}</div> }.into_any()
}

/// What was typed into a form that came back, as a sheet.
pub(super) fn typed_content(round: &Round, scale: ScaleRule, returned: &Returned) -> Option<Content> {
    let Typed { marks, comment, note } = typed::returned(returned)?;
    let mark = |id: &String, typed: &String| -> Option<(String, Mark)> {
        Some((id.clone(), parse_mark(typed, scale).ok()??))
    };
    let asked = marks.iter().filter(|(id, _)| round.criterion(id).is_some());
    let marks = asked.filter_map(|(id, typed)| mark(id, typed)).collect();
    let lines = |text: String| text.replace("\r\n", "\n");
    Some(Content { marks, comment: lines(comment), note: lines(note) })
}
