//! `/panitia/{edisi}/rekap/{tahap}/rekap.csv`: the tables of a recap in one file.

use super::{category_title, table};
use crate::csv::Csv;
use juara::{Locale, id::JudgeId, recap::RecapLine};
use juara_store::recap::RecapPage;
use juara_words::{format, t};
use std::collections::BTreeMap;

/// Every entry of the round, category by category, with the score of every sheet.
#[must_use]
pub fn recap_csv(page: &RecapPage, locale: Locale) -> Csv {
    let lines = page.recap.categories.iter().flat_map(|category| &category.lines);
    let sheets = lines.flat_map(|line| &line.sheets);
    let panel: BTreeMap<&str, JudgeId> = sheets.map(|sheet| (sheet.code.as_str(), sheet.judge)).collect();
    let judges = panel.iter().map(|(code, judge)| {
        let name = page.judges.get(judge).map_or("", String::as_str);
        t!(locale, recap.judge_and_code, name = name, code = *code)
    });
    let before = [
        t!(locale, recap.category),
        t!(locale, recap.rank),
        t!(locale, recap.number),
        table::score_head(page, locale),
    ];
    let after = [
        t!(locale, recap.sheets),
        t!(locale, recap.needed),
        t!(locale, recap.spread),
        t!(locale, recap.passes),
        t!(locale, recap.flags),
    ];
    let own = table::score_rounds(page, locale).map(|_| page.round.title.get(locale).to_owned());
    let with_own = own.is_some();
    let heads = before.into_iter().chain(own).chain(judges).chain(after).collect();
    let rows = page.recap.categories.iter().flat_map(|category| {
        let title = category_title(&page.edition, &category.category, locale);
        let panel = &panel;
        category.lines.iter().map(move |line| {
            let flags = table::flags(category, line, locale).into_iter().map(|(_, label)| label);
            row(&title, line, panel, with_own, flags.collect::<Vec<_>>().join(", "), locale)
        })
    });
    Csv { heads, rows: rows.collect() }
}

fn row(
    category: &str,
    line: &RecapLine,
    panel: &BTreeMap<&str, JudgeId>,
    with_own: bool,
    flags: String,
    locale: Locale,
) -> Vec<String> {
    let decimal = |text: String| format::decimal(locale, &text);
    let stage = line.stage.as_ref();
    let mut row = vec![
        category.to_owned(),
        line.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        line.entry.clone(),
        line.score.clone().map(decimal).unwrap_or_default(),
    ];
    row.extend(with_own.then(|| table::own_score(line, locale).unwrap_or_default()));
    row.extend(panel.keys().map(|code| {
        let sheet = line.sheets.iter().find(|sheet| sheet.code == *code);
        sheet.map(|sheet| table::cell(Some(sheet), locale)).unwrap_or_default()
    }));
    let passes = match line.passes {
        Some(true) => t!(locale, recap.yes),
        Some(false) => t!(locale, recap.no),
        None => String::new(),
    };
    row.extend([
        stage.map(|stage| stage.sheets.to_string()).unwrap_or_default(),
        stage.map(|stage| stage.need.to_string()).unwrap_or_default(),
        stage.and_then(|stage| stage.spread.as_ref()).map(|s| decimal(s.0.shown())).unwrap_or_default(),
        passes,
        flags,
    ]);
    row
}
