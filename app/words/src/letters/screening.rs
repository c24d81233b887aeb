//! What the screening tells an applicant.

use super::one_line;
use crate::t;
use juara::{Locale, letter::Contact};

pub(super) fn passed(locale: Locale, edition: &str, number: &str, link: &str) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    (
        t!(locale, letters_entrant.passed_subject, number = number, edition = edition),
        vec![t!(locale, letters_entrant.passed_body, number = number, edition = edition), link.to_owned()],
    )
}

pub(super) fn failed(
    locale: Locale,
    edition: &str,
    number: &str,
    (reason, article, ask): (&str, Option<&str>, Option<&Contact>),
    link: &str,
) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    let mut paragraphs = vec![
        t!(locale, letters_entrant.failed_body, number = number, edition = edition),
        t!(locale, letters_entrant.failed_reason, reason = one_line(reason)),
    ];
    paragraphs.extend(article.map(|article| t!(locale, letters_entrant.failed_article, article = article)));
    paragraphs.extend([t!(locale, letters_entrant.failed_page), link.to_owned()]);
    paragraphs.extend(ask.map(|ask| asking(locale, ask)));
    (t!(locale, letters_entrant.failed_subject, number = number, edition = edition), paragraphs)
}

pub(super) fn taken_back(
    locale: Locale,
    edition: &str,
    number: &str,
    reason: &str,
    link: &str,
) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    (
        t!(locale, letters_entrant.taken_back_subject, number = number, edition = edition),
        vec![
            t!(locale, letters_entrant.taken_back_body, number = number, edition = edition),
            t!(locale, letters_entrant.failed_reason, reason = one_line(reason)),
            link.to_owned(),
        ],
    )
}

/// Whom an entrant calls who thinks that a decision is wrong.
pub(super) fn asking(locale: Locale, ask: &Contact) -> String {
    t!(locale, entry.ask, phone = ask.phone.as_str(), hours = ask.hours.as_str())
}
