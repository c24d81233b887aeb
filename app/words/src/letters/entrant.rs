//! What an entrant is told on the way: dates that move, and rounds.

use super::{one_line, screening::asking};
use crate::t;
use juara::{Locale, letter::Contact};

/// What was sent, line by line; what an earlier version did not tell has no line.
pub(super) fn facts(
    locale: Locale,
    (number, title, category): (&str, &str, &str),
    sending: u32,
    at: &str,
    sha256: &str,
) -> String {
    let title =
        (!title.is_empty()).then(|| t!(locale, letters_entrant.receipt_business, title = one_line(title)));
    let category = (!category.is_empty())
        .then(|| t!(locale, letters_entrant.receipt_category, category = one_line(category)));
    let proof = t!(
        locale,
        letters_entrant.receipt_facts,
        number = number,
        sending = sending,
        at = at,
        sha256 = sha256
    );
    let lines: Vec<String> = title.into_iter().chain(category).chain([proof]).collect();
    lines.join("\n")
}

pub(super) fn closing_moved(
    locale: Locale,
    edition: &str,
    (before, after): (&str, &str),
    reason: &str,
    closed: bool,
    link: &str,
) -> (String, Vec<String>) {
    let edition = one_line(edition);
    let edition = edition.as_str();
    let mut paragraphs = vec![
        t!(locale, letters_entrant.closing_body, edition = edition, before = before, after = after),
        t!(locale, letters_entrant.failed_reason, reason = one_line(reason)),
    ];
    paragraphs.extend(closed.then(|| t!(locale, letters_entrant.closing_closed)));
    paragraphs.extend([t!(locale, letters_entrant.closing_page), link.to_owned()]);
    (t!(locale, letters_entrant.closing_subject, edition = edition), paragraphs)
}

pub(super) fn goes_on(
    locale: Locale,
    edition: &str,
    number: &str,
    (round, begins, read): (&str, &str, bool),
    link: &str,
) -> (String, Vec<String>) {
    let (edition, number, round) = (one_line(edition), one_line(number), one_line(round));
    let (edition, number, round) = (edition.as_str(), number.as_str(), round.as_str());
    (
        t!(locale, letters_entrant.goes_on_subject, number = number, round = round, edition = edition),
        vec![
            t!(
                locale,
                letters_entrant.goes_on_body,
                number = number,
                edition = edition,
                round = round,
                begins = begins
            ),
            if read {
                t!(locale, letters_entrant.goes_on_read)
            } else {
                t!(locale, letters_entrant.goes_on_page)
            },
            link.to_owned(),
        ],
    )
}

pub(super) fn ends_here(
    locale: Locale,
    edition: &str,
    number: &str,
    (round, announced, ask): (&str, &str, Option<&Contact>),
    link: &str,
) -> (String, Vec<String>) {
    let (edition, number, round) = (one_line(edition), one_line(number), one_line(round));
    let (edition, number, round) = (edition.as_str(), number.as_str(), round.as_str());
    let mut paragraphs = vec![
        t!(locale, letters_entrant.ends_body, number = number, edition = edition, round = round),
        t!(locale, letters_entrant.ends_result, announced = announced),
        link.to_owned(),
    ];
    paragraphs.extend(ask.map(|ask| asking(locale, ask)));
    (t!(locale, letters_entrant.ends_subject, number = number, round = round, edition = edition), paragraphs)
}

pub(super) fn withdrawn(
    locale: Locale,
    edition: &str,
    number: &str,
    at: &str,
    page: &str,
    ask: Option<&Contact>,
) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    let mut paragraphs = vec![
        t!(locale, letters_entrant.withdrawn_body, number = number, edition = edition, at = at),
        t!(locale, letters_entrant.withdrawn_page),
        page.to_owned(),
        t!(locale, letters_entrant.withdrawn_not_you),
    ];
    paragraphs.extend(ask.map(|ask| asking(locale, ask)));
    (t!(locale, letters_entrant.withdrawn_subject, number = number, edition = edition), paragraphs)
}
