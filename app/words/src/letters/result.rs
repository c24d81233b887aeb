//! What is told about locks and results.

use super::one_line;
use crate::t;
use juara::Locale;

pub(super) fn locked(
    locale: Locale,
    edition: &str,
    round: &str,
    at: &str,
    root: &str,
    leaves: u64,
    head: &str,
) -> (String, Vec<String>) {
    let (edition, round) = (one_line(edition), one_line(round));
    let (edition, round) = (edition.as_str(), round.as_str());
    (
        t!(locale, letters_staff.locked_subject, round = round, edition = edition),
        vec![
            t!(locale, letters_staff.locked_body, round = round, edition = edition, at = at),
            t!(locale, letters_staff.locked_seal, leaves = leaves, root = root),
            t!(locale, letters_staff.locked_head, head = head),
            t!(locale, letters_staff.locked_keep),
        ],
    )
}

pub(super) fn published(
    locale: Locale,
    edition: &str,
    number: &str,
    category: &str,
    rank: Option<u64>,
    is_final: bool,
    link: &str,
) -> (String, Vec<String>) {
    let (edition, category) = (one_line(edition), one_line(category));
    let (edition, category) = (edition.as_str(), category.as_str());
    let state = if is_final {
        t!(locale, letters_entrant.result_final)
    } else {
        t!(locale, letters_entrant.result_provisional)
    };
    let state = state.as_str();
    let said = match rank {
        Some(rank) => t!(
            locale,
            letters_entrant.result_rank,
            number = number,
            rank = rank,
            category = category,
            state = state,
            edition = edition
        ),
        None => t!(
            locale,
            letters_entrant.result_no_rank,
            number = number,
            category = category,
            state = state,
            edition = edition
        ),
    };
    (
        t!(locale, letters_entrant.result_subject, state = state, edition = edition),
        vec![said, t!(locale, letters_entrant.result_page), link.to_owned()],
    )
}

pub(super) fn excluded(locale: Locale, edition: &str, number: &str, reason: &str) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    (
        t!(locale, letters_entrant.excluded_subject, number = number, edition = edition),
        vec![
            t!(locale, letters_entrant.excluded_body, number = number, edition = edition),
            t!(locale, letters_entrant.failed_reason, reason = one_line(reason)),
            t!(locale, letters_entrant.excluded_ask),
        ],
    )
}
