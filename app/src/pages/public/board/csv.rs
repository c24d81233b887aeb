//! `/{edisi}/hasil.csv`: the ranks of a published result for a spreadsheet.

use super::{
    Source,
    category::{is_absent, round_title},
};
use crate::csv::Csv;
use juara::{
    Locale,
    verdict::{Board, CategoryResult, Computed, EntryResult, Place},
};
use juara_words::{format, t};

/// Every entry, category by category, best first.
pub(super) fn csv(from: Source<'_>, computed: &Computed, locale: Locale) -> Csv {
    let rounds: Vec<&str> = from.input.stages.iter().map(|stage| stage.id.as_str()).collect();
    let before = [
        t!(locale, board.category),
        t!(locale, board.rank),
        t!(locale, board.number),
        t!(locale, board.name),
        t!(locale, board.score),
    ];
    let titles = rounds.iter().map(|round| round_title(from.edition, round, locale));
    let after = [t!(locale, board.prize), t!(locale, board.remark)];
    let heads = before.into_iter().chain(titles).chain(after).collect();
    let rows = computed.categories.iter().flat_map(|result| {
        let (rounds, scores) = (&rounds, result.shown_scores());
        result.entries.iter().map(move |row| {
            let score = scores.get(row.entry.as_str()).map(|score| format::decimal(locale, score));
            line(from, (result, row), score, rounds, locale)
        })
    });
    Csv { heads, rows: rows.collect() }
}

fn line(
    from: Source<'_>,
    (result, row): (&CategoryResult, &EntryResult),
    score: Option<String>,
    rounds: &[&str],
    locale: Locale,
) -> Vec<String> {
    let decimal = |text: String| format::decimal(locale, &text);
    let edition = from.edition;
    let titles = edition.rulebook.titles(locale);
    let title = titles.category(&result.category);
    let prizes = titles.won(result, &row.entry, locale);
    let absent = rounds.iter().filter(|round| row.status == Place::Active && is_absent(from, row, round));
    let absent =
        absent.map(|round| t!(locale, board.csv_absent, round = round_title(edition, round, locale)));
    let remark = match row.status {
        Place::Active => match &row.board {
            Some(Board::Cut(after)) => {
                t!(locale, board.ended_at, round = round_title(edition, after, locale))
            }
            Some(Board::Total | Board::Award(_)) | None => String::new(),
        },
        Place::Withdrawn => t!(locale, board.withdrawn),
        Place::Disqualified => t!(locale, board.disqualified),
        Place::NoShow => t!(locale, board.no_show),
    };
    let mut cells = vec![
        title.to_owned(),
        row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        row.entry.clone(),
        from.names.get(&row.entry).cloned().unwrap_or_default(),
        score.unwrap_or_default(),
    ];
    cells.extend(rounds.iter().map(|round| {
        let stage = row.stages.get(*round).filter(|_| row.status == Place::Active);
        let score = stage.and_then(|stage| stage.score.as_ref());
        score.map(|score| decimal(score.0.shown())).unwrap_or_default()
    }));
    let remarks: Vec<String> = absent.chain([remark]).filter(|remark| !remark.is_empty()).collect();
    cells.extend([prizes.join(", "), remarks.join(". ")]);
    cells
}
