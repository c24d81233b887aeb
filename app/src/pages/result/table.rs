//! The table of a category: every entry, every judge's sheet, the cut line.

use super::headcount::others;
use crate::ui::chip::{Chip, Tone};
use juara::{
    Locale,
    recap::{CategoryRecap, RecapLine, RecapSheet},
    verdict::{Board, Flag, Place, Problem, SheetState},
};
use juara_store::recap::RecapPage;
use juara_words::{format, t};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The codes of the judges of a category.
type Panel = BTreeSet<String>;

/// The table; on a phone a list of rows. With many judges it scrolls within itself.
pub(super) fn table(page: &RecapPage, category: &CategoryRecap, title: &str, locale: Locale) -> AnyView {
    let sheets = category.lines.iter().flat_map(|line| &line.sheets);
    let panel: Panel = sheets.map(|sheet| sheet.code.clone()).collect();
    let heads: Vec<AnyView> = panel
        .iter()
        .map(|code| view! { <th scope="col" class="j-table__num">{code.clone()}</th> }.into_any())
        .collect();
    let made_of = score_rounds(page, locale);
    // Where the score is made of several rounds, that of this one has a column of its own.
    let own = made_of.as_ref().map(|_| page.round.title.get(locale).to_owned());
    let columns = panel.len() + 6 + usize::from(own.is_some());
    let last = category.lines.iter().rposition(|line| line.passes == Some(true));
    let mut rows: Vec<AnyView> = Vec::new();
    for (place, line) in category.lines.iter().enumerate() {
        rows.push(row(category, line, &panel, own.as_deref(), locale));
        if let (Some(cut), true) = (&category.cut, last == Some(place)) {
            let said = t!(locale, recap.cut_line, take = cut.take, passed = cut.passed.len());
            rows.push(
                view! {
                    <tr role="row" class="j-table__line"><td role="cell" colspan=columns.to_string()>{said}</td></tr>
                }
                .into_any(),
            );
        }
    }
    let headcount = category.headcount();
    let count = headcount.here;
    let mut caption = if category.lines.iter().any(|line| line.rank.is_some()) {
        t!(locale, recap.caption, category = title, count = count)
    } else {
        t!(locale, recap.caption_by_number, category = title, count = count)
    };
    if let Some(others) = others(headcount, locale) {
        caption = format!("{caption}. {others}");
    }
    let label = caption.clone();
    view! {
        <div class="j-scroll" tabindex="0" role="region" aria-label=label>
            <table class="j-table j-table--list j-recap" role="table">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="j-table__num">{t!(locale, recap.rank)}</th>
                        <th scope="col">{t!(locale, recap.number)}</th>
                        <th scope="col">{t!(locale, recap.flags)}</th>
                        {own.map(|own| view! { <th scope="col" class="j-table__num">{own}</th> })}
                        <th scope="col" class="j-table__num">
                            {if made_of.is_some() { t!(locale, recap.total) } else { t!(locale, recap.score) }}
                            {made_of.map(|rounds| view! { " "<span class="j-recap__of">{rounds}</span> })}
                        </th>
                        {heads}
                        <th scope="col" class="j-table__num">{t!(locale, recap.sheets)}</th>
                        <th scope="col" class="j-table__num">{t!(locale, recap.spread)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One entry; `own` is the name of this round where its score stands beside the total.
fn row(
    category: &CategoryRecap,
    line: &RecapLine,
    panel: &Panel,
    own: Option<&str>,
    locale: Locale,
) -> AnyView {
    let decimal = |text: String| format::decimal(locale, &text);
    let cells: Vec<AnyView> = panel
        .iter()
        .map(|code| {
            let sheet = line.sheets.iter().find(|sheet| sheet.code == *code);
            view! { <td role="cell" class="j-table__num" data-label=code.clone()>{cell(sheet, locale)}</td> }
                .into_any()
        })
        .collect();
    let rank = line.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let score = line.score.clone().map_or_else(|| "–".to_owned(), decimal);
    let stage = line.stage.as_ref();
    // How many are needed stands above; here only where some are missing.
    let sheets = stage.map_or_else(String::new, |stage| {
        if lacking(category, line).is_some() {
            format!("{}/{}", stage.sheets, stage.need)
        } else {
            stage.sheets.to_string()
        }
    });
    let own = own.map(|round| {
        let (round, score) = (round.to_owned(), own_score(line, locale).unwrap_or_else(|| "–".to_owned()));
        view! { <td role="cell" class="j-table__num" data-label=round>{score}</td> }
    });
    // One sheet alone lies apart from none.
    let several = stage.filter(|stage| stage.sheets > 1);
    let spread = several.and_then(|stage| stage.spread.as_ref()).map(|spread| decimal(spread.0.shown()));
    view! {
        <tr role="row">
            <td role="cell" class="j-table__num j-table__rank">{rank}</td>
            <th scope="row" role="rowheader" class="j-table__key">{line.entry.clone()}</th>
            <td role="cell">{chips(category, line, locale)}</td>
            {own}
            <td role="cell" class="j-table__num j-table__mark">{score}</td>
            {cells}
            <td role="cell" class="j-table__num" data-label=t!(locale, recap.sheets)>{sheets}</td>
            <td role="cell" class="j-table__num" data-label=t!(locale, recap.spread)>
                {spread.unwrap_or_else(|| "–".to_owned())}
            </td>
        </tr>
    }
    .into_any()
}

/// The score of an entry in this round alone.
pub(super) fn own_score(line: &RecapLine, locale: Locale) -> Option<String> {
    let score = line.stage.as_ref()?.score.as_ref()?;
    Some(format::decimal(locale, &score.0.shown()))
}

/// What the score of an entry is, on one line: that of this round, or what the rules make of several.
pub(super) fn score_head(page: &RecapPage, locale: Locale) -> String {
    match score_rounds(page, locale) {
        Some(rounds) => t!(locale, recap.score_of, rounds = rounds),
        None => t!(locale, recap.score),
    }
}

/// The rounds of which the score is made, if they are others than this one.
pub(super) fn score_rounds(page: &RecapPage, locale: Locale) -> Option<String> {
    let ranking = &page.edition.rulebook.ranking;
    let cut = ranking.cuts.iter().find(|cut| cut.after == page.round.id);
    let weights = match cut {
        Some(cut) => &cut.basis,
        None if page.recap.last => &ranking.total,
        None => return None,
    };
    if weights.keys().eq([&page.round.id]) {
        return None;
    }
    let rounds = page.edition.rulebook.rounds.iter();
    let titles: Vec<&str> =
        rounds.filter(|round| weights.contains_key(&round.id)).map(|round| round.title.get(locale)).collect();
    Some(format::list(locale, &titles))
}

/// What one judge's sheet says: its score, or why there is none.
pub(super) fn cell(sheet: Option<&RecapSheet>, locale: Locale) -> String {
    let Some(sheet) = sheet else { return "–".to_owned() };
    match (sheet.state, &sheet.score) {
        (None, _) => t!(locale, recap.sheet_none),
        (Some(SheetState::Draft), _) => t!(locale, recap.sheet_draft),
        (Some(SheetState::Recused), _) => t!(locale, recap.sheet_recused),
        (Some(SheetState::Void), _) => t!(locale, recap.sheet_void),
        (Some(SheetState::Submitted), Some(score)) => format::decimal(locale, score),
        (Some(SheetState::Submitted), None) => t!(locale, recap.sheet_partial),
    }
}

/// How many complete sheets an entry lacks; where criteria are averaged one by one, sheets need not be complete.
fn lacking(category: &CategoryRecap, line: &RecapLine) -> Option<u64> {
    category.result.problems.iter().find_map(|problem| match problem {
        Problem::Quorum { entry, have, need, .. } if *entry == line.entry => Some(need.saturating_sub(*have)),
        _ => None,
    })
}

fn chips(category: &CategoryRecap, line: &RecapLine, locale: Locale) -> Vec<AnyView> {
    let flags = flags(category, line, locale).into_iter();
    flags.map(|(tone, label)| view! { <Chip tone=tone label=label/>" " }.into_any()).collect()
}

/// What is to be known of an entry at a glance.
pub(super) fn flags(category: &CategoryRecap, line: &RecapLine, locale: Locale) -> Vec<(Tone, String)> {
    let mut flags = Vec::new();
    match line.status {
        Place::Active => {}
        Place::Withdrawn => flags.push((Tone::Out, t!(locale, recap.withdrawn))),
        Place::Disqualified => flags.push((Tone::Out, t!(locale, recap.disqualified))),
        Place::NoShow => flags.push((Tone::Plain, t!(locale, recap.no_show))),
    }
    if let Some(stage) = &line.stage {
        let absent = stage.flags.contains(&Flag::NoShow);
        if absent && line.status != Place::NoShow {
            flags.push((Tone::Plain, t!(locale, recap.no_show)));
        }
        if stage.flags.contains(&Flag::Spread) {
            flags.push((Tone::Look, t!(locale, recap.far_apart)));
        }
    }
    if let Some(missing) = lacking(category, line) {
        flags.push((Tone::Error, t!(locale, recap.missing_sheets, count = missing)));
    }
    // Of this board, and as it stands in the end: what was parted before is level no longer.
    let is_here = |at: &Board| match (at, &category.cut) {
        (Board::Cut(after), Some(cut)) => *after == cut.after,
        (Board::Total, None) => true,
        (Board::Cut(_) | Board::Total | Board::Award(_), _) => false,
    };
    let ties = category.result.ties.iter().filter(|tie| is_here(&tie.at));
    let level = |groups: &[Vec<String>]| groups.iter().any(|g| g.len() > 1 && g.contains(&line.entry));
    if ties.into_iter().any(|tie| level(&tie.order)) {
        flags.push((Tone::Level, t!(locale, recap.tied)));
    }
    flags
}
