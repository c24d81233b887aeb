//! `/panitia/{edisi}/seleksi.csv`: everything that was sent, and what was decided.

use super::{category, screening::word};
use crate::csv::Csv;
use juara::{
    Locale,
    screening::{Finding, ScreeningState},
};
use juara_store::screening::ScreeningList;
use juara_words::{format, t};

/// Every entry, by number.
#[must_use]
pub fn screening_csv(list: &ScreeningList, locale: Locale) -> Csv {
    let book = &list.edition.rulebook;
    let heads = vec![
        t!(locale, screening.number),
        t!(locale, screening.applicant),
        t!(locale, screening.category),
        format!("{} ({})", t!(locale, screening.sent), format::zone(locale, book)),
        t!(locale, screening.grace),
        t!(locale, screening.state),
        t!(locale, screening.reason),
    ];
    let rows = list.lines.iter().map(|line| {
        let reason = match &line.finding {
            Some(Finding::Failed { reason }) => {
                book.reason(reason).map_or_else(|| reason.clone(), |known| known.text.get(locale).to_owned())
            }
            Some(Finding::Passed) | None => String::new(),
        };
        let grace = if line.in_grace { t!(locale, screening.yes) } else { t!(locale, screening.no) };
        vec![
            line.number.to_string(),
            line.applicant.clone(),
            category(&list.edition, &line.category, locale),
            format::sortable(line.sent_at, &book.place.zone),
            grace,
            word(locale, ScreeningState::of(line.finding.as_ref())),
            reason,
        ]
    });
    Csv { heads, rows: rows.collect() }
}
