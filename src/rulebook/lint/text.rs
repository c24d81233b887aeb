//! What holds for every text of a rulebook, wherever it stands.

use super::{FaultKind, Faults};
use crate::{
    entry::MONTHS,
    rulebook::Rulebook,
    text::{breaks_a_line, is_blank, is_unseen},
};
use serde_json::Value;
use unicode_normalization::is_nfc;

const WEEKDAYS: [&str; 15] = [
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "jum'at",
    "sabtu",
    "minggu",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The rulebook is walked as JSON, so that no member can be forgotten here.
pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    walk(&serde_json::to_value(rulebook).unwrap_or_default(), "", faults);
}

fn walk(value: &Value, at: &str, faults: &mut Faults) {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
        Value::String(text) => {
            if text.chars().any(|sign| breaks_a_line(sign) && sign != '\n') {
                faults.add(at, FaultKind::ControlSign);
            }
            if is_of_one_line(at) && !is_blank(text) {
                check_line(text, at, faults);
            }
            if !is_nfc(text) {
                faults.add(at, FaultKind::NotNormal);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                walk(item, &format!("{at}[{i}]"), faults);
            }
        }
        Value::Object(members) => {
            let bilingual = members.len() == 2 && members.contains_key("id") && members.contains_key("en");
            for (name, member) in members {
                let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                if let (true, Value::String(text)) = (bilingual, member) {
                    check_language(text, &at, faults);
                }
                walk(member, &at, faults);
            }
        }
    }
}

/// Letters in a heading or a label, and in any other text.
const MOST_IN_NAME: usize = 200;
const MOST_IN_TEXT: usize = 5_000;

/// Names and labels, which stand in headings, lists and buttons; and what stands within a sentence of the rules.
fn is_of_one_line(at: &str) -> bool {
    let mut parts = at.rsplit('.');
    match parts.next() {
        Some("id" | "en") => parts.next().is_some_and(is_name),
        Some(last) => matches!(last, "city" | "phone" | "email"),
        None => false,
    }
}

fn is_name(member: &str) -> bool {
    matches!(member, "title" | "label" | "name")
}

fn check_line(text: &str, at: &str, faults: &mut Faults) {
    if text.contains('\n') {
        faults.add(at, FaultKind::LineBroken);
    }
    if text.chars().any(hides) {
        faults.add(at, FaultKind::UnseenSign);
    }
}

/// A sign without a width of its own, by which two names look alike that are not. Joiners are none: they change how the
/// letters beside them look.
fn hides(sign: char) -> bool {
    is_unseen(sign)
        && !sign.is_whitespace()
        && !breaks_a_line(sign)
        && !matches!(sign, '\u{200c}' | '\u{200d}')
}

fn check_language(text: &str, at: &str, faults: &mut Faults) {
    if is_blank(text) {
        faults.add(at, FaultKind::LanguageMissing);
    }
    let is_name = at.rsplit('.').nth(1).is_some_and(is_name);
    let (letters, most) = (text.chars().count(), if is_name { MOST_IN_NAME } else { MOST_IN_TEXT });
    if letters > most {
        faults.add(at, FaultKind::TextTooLong { letters, most });
    }
    if has_weekday_of_a_date(text) {
        faults.add(at, FaultKind::WeekdayTyped);
    }
}

/// A day of the week with a month close behind: "Jumat, 11 Desember". Opening
/// hours from Monday to Friday are no date.
fn has_weekday_of_a_date(text: &str) -> bool {
    let words: Vec<String> =
        text.split_whitespace().map(|w| w.trim_matches([',', '.', '(', ')']).to_lowercase()).collect();
    let is_month = |word: &String| MONTHS.iter().any(|(id, en)| word == id || word == en);
    words.windows(3).chain(words.rchunks(2).take(1)).any(|near| {
        near.first().is_some_and(|word| WEEKDAYS.contains(&word.as_str()))
            && near.iter().skip(1).any(is_month)
    })
}
