//! One category of the board: every place, and the sentence that justifies it.

use super::{Drawn, Source, called};
use juara::{
    Locale,
    verdict::{
        Board, CategoryResult, Computed, EntryResult, Place,
        explanation::{Explanation, Fact, explain},
        sentences,
    },
};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;
use std::{mem, ops::Range};

/// What the file explains, with its sentence in the language of the page.
pub(super) type Told<'r> = Vec<(Explanation<'r>, String)>;

/// What the file explains, said with the names that the rulebook gives in the language of the page:
/// the file itself holds one name for each thing, and rounds by their codes.
pub(super) fn told<'r>(from: Source<'_>, computed: &'r Computed, locale: Locale) -> Told<'r> {
    let titles = from.edition.rulebook.titles(locale);
    let said = sentences::told(from.input, computed, &titles, locale);
    explain(computed).into_iter().zip(said).collect()
}

/// The entries of a page, best first, and after the last what holds for all of them.
pub(super) fn category(
    from: Source<'_>,
    result: &CategoryResult,
    shown: Range<usize>,
    (told, drawn): (&Told<'_>, Drawn),
    locale: Locale,
) -> AnyView {
    let edition = from.edition;
    let book = edition.rulebook.category(&result.category);
    let title = book.map_or(result.category.as_str(), |category| category.title.get(locale)).to_owned();
    let id = format!("kategori-{}", result.category);
    if result.entries.is_empty() {
        return view! {
            <section id=id>
                {drawn.heading(3, title)}
                <p>{t!(locale, board.nobody)}</p>
                {unfilled(edition, result, locale)}
                {ungiven(edition, result, locale)}
            </section>
        }
        .into_any();
    }
    let own: Vec<&(Explanation<'_>, String)> =
        told.iter().filter(|(fact, _)| fact.category == result.category).collect();
    let general = own.iter().filter(|(fact, _)| !result.entries.iter().any(|row| justifies(fact, row)));
    let general: Vec<AnyView> =
        general.map(|(_, said)| view! { <li>{said.clone()}</li> }.into_any()).collect();
    let general = (!general.is_empty()).then(|| view! { <ul class="j-quiet">{general}</ul> });
    // What holds for several is said once on a page, at the best of them.
    let mut not_yet = own.clone();
    let scores = result.shown_scores();
    let mut row = |row: &EntryResult| {
        let (here, later): (Vec<_>, Vec<_>) =
            mem::take(&mut not_yet).into_iter().partition(|(fact, _)| justifies(fact, row));
        not_yet = later;
        let score = scores.get(row.entry.as_str()).map(|score| format::decimal(locale, score));
        line(from, row, score, here.into_iter().map(|(_, said)| said.clone()).collect(), locale)
    };
    let lines = result.cut_lines();
    let mut rows: Vec<AnyView> = Vec::new();
    for (i, entry) in result.entries.iter().enumerate().skip(shown.start).take(shown.len()) {
        if let Some(after) = lines.get(&i) {
            let said = t!(locale, board.line, round = round_title(edition, after, locale));
            rows.push(view! { <li class="j-ranks__line">{said}</li> }.into_any());
        }
        rows.push(row(entry));
    }
    let last = (shown.end == result.entries.len()).then(|| {
        view! {
            {unfilled(edition, result, locale)}
            {ungiven(edition, result, locale)}
            {general}
        }
    });
    view! {
        <section id=id>
            {drawn.heading(3, title)}
            <ol class="j-ranks">{rows}</ol>
            {last}
        </section>
    }
    .into_any()
}

/// Whether a fact is about this entry on the very board that gave it its rank.
fn justifies(fact: &Explanation<'_>, row: &EntryResult) -> bool {
    match fact.fact {
        Fact::TieParted { tie, .. } | Fact::TieShared { tie, .. } => {
            row.board.as_ref() == Some(&tie.at) && fact.concerns(&row.entry)
        }
        Fact::PrizeShared(_) => fact.concerns(&row.entry),
        Fact::Blocked(_) | Fact::CutDrawn(_) | Fact::AwardParted { .. } | Fact::AwardGiven(_) => false,
    }
}

fn line(
    from: Source<'_>,
    row: &EntryResult,
    score: Option<String>,
    why: Vec<String>,
    locale: Locale,
) -> AnyView {
    let number = row.entry.as_str();
    let rank = row.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let named = from.names.contains_key(number).then(|| {
        view! { <p>{t!(locale, board.entry, number = number)}</p> }
    });
    let why = why.into_iter().map(|said| view! { <p>{said}</p> }).collect_view();
    view! {
        <li class="j-rank" id=format!("peserta-{number}")>
            <span class="j-rank__no">{rank}</span>
            <div class="j-rank__who">
                <b dir="auto">{called(from, number, locale)}</b>
                {named}
                <p>{basis(from, row, locale)}</p>
                {why}
            </div>
            <b class="j-rank__mark">{score}</b>
        </li>
    }
    .into_any()
}

/// Whether an entrant who holds a rank did not appear in a round.
pub(super) fn is_absent(from: Source<'_>, row: &EntryResult, stage: &str) -> bool {
    let entry = from.input.entries.iter().find(|entry| entry.id == row.entry);
    entry.is_some_and(|entry| entry.no_show.iter().any(|absent| absent == stage))
}

/// What the rank rests on: the scores of the rounds and their weights, or why there is none.
fn basis(from: Source<'_>, row: &EntryResult, locale: Locale) -> String {
    match row.status {
        Place::Withdrawn => return t!(locale, board.withdrawn),
        Place::Disqualified => return t!(locale, board.disqualified),
        Place::NoShow => return t!(locale, board.no_show),
        Place::Active => {}
    }
    let Source { edition, input, .. } = from;
    let weights = match &row.board {
        Some(Board::Cut(after)) => input.cuts.iter().find(|cut| cut.after == *after).map(|cut| &cut.basis),
        Some(Board::Total | Board::Award(_)) | None => Some(&input.total),
    };
    let alone = weights.is_some_and(|weights| weights.len() == 1);
    let scored = input.stages.iter().filter_map(|stage| {
        let score = row.stages.get(&stage.id)?.score.as_ref()?;
        Some((stage.id.as_str(), format::decimal(locale, &score.0.shown())))
    });
    let scored: Vec<(&str, String)> = scored.collect();
    // The round that drew the line is named once.
    if let (Some(Board::Cut(after)), [(stage, score)]) = (&row.board, scored.as_slice())
        && alone
        && *stage == after.as_str()
        && !is_absent(from, row, stage)
    {
        let round = round_title(edition, after, locale);
        return t!(locale, board.basis_cut_one, round = round, score = score.as_str());
    }
    let parts = scored.into_iter().map(|(stage, score)| {
        let weight = weights.and_then(|weights| weights.get(stage)).copied().unwrap_or_default();
        let title = round_title(edition, stage, locale);
        if is_absent(from, row, stage) {
            t!(locale, board.part_absent, round = title, score = score, weight = weight)
        } else if alone {
            t!(locale, board.part_alone, round = title, score = score)
        } else {
            t!(locale, board.part, round = title, score = score, weight = weight)
        }
    });
    let parts = parts.collect::<Vec<String>>().join(" · ");
    match &row.board {
        Some(Board::Cut(after)) => {
            t!(locale, board.basis_cut, round = round_title(edition, after, locale), parts = parts)
        }
        Some(Board::Total | Board::Award(_)) | None => parts,
    }
}

pub(super) fn round_title(edition: &EditionView, id: &str, locale: Locale) -> String {
    edition.rulebook.round(id).map_or(id, |round| round.title.get(locale)).to_owned()
}

/// The special awards that nobody holds, since none of those who may get one has a rank.
fn ungiven(edition: &EditionView, result: &CategoryResult, locale: Locale) -> Option<AnyView> {
    let ungiven = result.awards.iter().filter(|award| award.winners.is_empty());
    let titles: Vec<String> =
        ungiven.map(|award| edition.rulebook.titles(locale).award(&award.award).to_owned()).collect();
    (!titles.is_empty()).then(|| {
        let said = t!(locale, board.ungiven, awards = format::list(locale, &titles));
        view! { <p>{said}</p> }.into_any()
    })
}

/// The prizes that nobody holds, since there are fewer ranks than prizes.
fn unfilled(edition: &EditionView, result: &CategoryResult, locale: Locale) -> Option<AnyView> {
    let ranked = result.entries.iter().filter(|row| row.rank.is_some()).count();
    let book = edition.rulebook.category(&result.category)?;
    let prizes = book.prizes.iter().filter(|prize| usize::try_from(prize.rank).is_ok_and(|r| r > ranked));
    let titles: Vec<&str> = prizes.map(|prize| prize.title.get(locale)).collect();
    (!titles.is_empty()).then(|| {
        let said = match ranked {
            0 => t!(locale, board.unfilled_none, prizes = format::list(locale, &titles)),
            1 => t!(locale, board.unfilled_one, prizes = format::list(locale, &titles)),
            count => t!(locale, board.unfilled, prizes = format::list(locale, &titles), count = count),
        };
        view! { <p>{said}</p> }.into_any()
    })
}
