//! What is told about locks and results.

use super::{one_line, screening::asking};
use crate::{format, t};
use juara::{Locale, letter::Contact};

pub(super) fn locked(
    locale: Locale,
    edition: &str,
    round: &str,
    at: &str,
    (root, leaves, head): (&str, u64, &str),
    board: &str,
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
            board.to_owned(),
        ],
    )
}

/// What an entrant is told of a result.
pub(super) struct Told<'l> {
    pub(super) edition: &'l str,
    pub(super) number: &'l str,
    pub(super) category: &'l str,
    pub(super) rank: Option<u64>,
    pub(super) won: &'l [String],
    pub(super) is_final: bool,
}

pub(super) fn published(
    locale: Locale,
    told: &Told<'_>,
    own: Option<String>,
    board: String,
) -> (String, Vec<String>) {
    let (edition, category, number) = (one_line(told.edition), one_line(told.category), told.number);
    let (edition, category) = (edition.as_str(), category.as_str());
    let state = if told.is_final {
        t!(locale, letters_entrant.result_final)
    } else {
        t!(locale, letters_entrant.result_provisional)
    };
    let state = state.as_str();
    let won: Vec<String> = told.won.iter().map(|won| one_line(won)).collect();
    let won = (!won.is_empty())
        .then(|| t!(locale, letters_entrant.result_won, prizes = format::list(locale, &won)));
    let said = match told.rank {
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
    let may_change = (!told.is_final).then(|| t!(locale, letters_entrant.result_may_change));
    let own = own.map(|own| [t!(locale, letters_entrant.result_own), own]);
    let paragraphs = won.into_iter().chain([said]).chain(may_change).chain(own.into_iter().flatten());
    (
        t!(locale, letters_entrant.result_subject, state = state, edition = edition),
        paragraphs.chain([t!(locale, letters_entrant.result_page), board]).collect(),
    )
}

pub(super) fn excluded(
    locale: Locale,
    edition: &str,
    number: &str,
    reason: &str,
    ask: Option<&Contact>,
) -> (String, Vec<String>) {
    let (edition, number) = (one_line(edition), one_line(number));
    let (edition, number) = (edition.as_str(), number.as_str());
    let mut paragraphs = vec![
        t!(locale, letters_entrant.excluded_body, number = number, edition = edition),
        t!(locale, letters_entrant.failed_reason, reason = one_line(reason)),
    ];
    paragraphs.extend(ask.map(|ask| asking(locale, ask)));
    (t!(locale, letters_entrant.excluded_subject, number = number, edition = edition), paragraphs)
}
