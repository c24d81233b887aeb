//! A sheet to be read: what is stored while something else was typed, and the reverse.

use super::{scale, typed};
use crate::{caller::caller, form::Returned};
use juara::{
    Locale,
    rulebook::{Round, ScaleRule},
    sheet::{Content, Mark, Marks, score},
};
use juara_words::{format, t};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Marks, comment and note, one below the other.
#[component]
pub(super) fn Kept(
    /// The round.
    round: Round,
    /// Its scale.
    scale: ScaleRule,
    /// The marks.
    marks: Marks,
    /// What was written for a criterion and is no mark, by its id.
    #[prop(optional)]
    unread: BTreeMap<String, Unread>,
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
        let word = match unread.get(&criterion.id) {
            Some(Unread { written, off_scale }) => {
                let off = off_scale.then(|| {
                    view! { <dd class="j-quiet">{t!(locale, judging.off_scale)}</dd> }
                });
                view! {
                    <dd class="j-wrap" dir="auto">{written.clone()}</dd>
                    {off}
                }
                .into_any()
            }
            None => view! { <dd>{scale::word(locale, scale, mark)}</dd> }.into_any(),
        };
        view! {
            <div>
                <dt>{criterion.title.get(locale).to_owned()}</dt>
                {word}
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

/// What was written for a criterion and is no mark.
pub struct Unread {
    written: String,
    /// Whether it is none of the scale; else it was ticked too that it can't be assessed.
    off_scale: bool,
}

/// What was typed into a form that came back too late.
pub struct Typed {
    content: Content,
    /// What is no mark, by the criterion's id.
    unread: BTreeMap<String, Unread>,
    /// Why it was to be corrected, if that was asked.
    reason: Option<String>,
}

impl Typed {
    /// Whether nothing was typed at all.
    pub(super) fn is_empty(&self) -> bool {
        let Self { content: Content { marks, comment, note }, unread, reason } = self;
        let texts = [Some(comment), Some(note), reason.as_ref()];
        marks.is_empty()
            && unread.is_empty()
            && texts.into_iter().flatten().all(|text| text.trim().is_empty())
    }
}

/// What was typed into a form that came back too late, with the reason of a correction.
#[component]
pub(super) fn TypedLate(
    /// The round.
    round: Round,
    /// Its scale.
    scale: ScaleRule,
    /// What was typed.
    typed: Typed,
) -> impl IntoView {
    let Typed { content: Content { marks, comment, note }, unread, reason } = typed;
    view! {
        <Kept
            round=round
            scale=scale
            marks=marks
            unread=unread
            comment=comment
            note=Some(note)
            reason=reason
        />
    }
}

fn text(locale: Locale, label: String, said: String, class: &'static str) -> AnyView {
    let said = if said.trim().is_empty() {
        view! { <dd class="j-quiet">{t!(locale, judging.nothing_written)}</dd> }.into_any()
    } else {
        view! { <dd class="j-plan__answer" dir="auto">{said}</dd> }.into_any()
    };
    view! { <div class=(!class.is_empty()).then_some(class)><dt>{label}</dt>{said}</div> }.into_any()
}

/// What was typed into a form that came back; what is no mark of the scale stays as it was written.
pub(super) fn typed_late(round: &Round, scale: ScaleRule, returned: &Returned) -> Option<Typed> {
    let typed = typed::returned(returned)?;
    let (mut marks, mut unread) = (Marks::new(), BTreeMap::new());
    for id in round.criteria.iter().map(|criterion| &criterion.id) {
        match typed.mark(id, scale) {
            Ok(mark) => marks.extend(mark.map(|mark| (id.clone(), mark))),
            Err(_) => {
                let written = typed.marks.get(id).cloned().unwrap_or_default();
                let is_ticked = typed.unassessed.contains(id);
                let written = with_tick(written, is_ticked);
                unread.insert(id.clone(), Unread { written, off_scale: !is_ticked });
            }
        }
    }
    let lines = |text: &str| text.replace("\r\n", "\n");
    let content = Content { marks, comment: lines(&typed.comment), note: lines(&typed.note) };
    Some(Typed { content, unread, reason: returned.typed(typed::REASON).map(str::to_owned) })
}

/// What was written for a criterion, and the tick beside it, if it was set.
fn with_tick(written: String, is_ticked: bool) -> String {
    if !is_ticked {
        return written;
    }
    format!("{written} · {}", t!(caller().locale, judging.cannot_assess))
}
