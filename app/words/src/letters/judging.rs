//! What judges are told.

use super::one_line;
use crate::t;
use juara::{Locale, letter::Contact};

/// Who invites, by name: whoever reads it has to know whether to trust it.
pub(super) fn who_invites(locale: Locale, by: Option<&str>) -> String {
    by.map_or_else(|| t!(locale, letters_staff.somebody), one_line)
}

pub(super) fn invitation(
    locale: Locale,
    name: &str,
    edition: &str,
    until: &str,
    link: &str,
    (by, ask): (Option<&str>, Option<&Contact>),
) -> (String, Vec<String>) {
    let (edition, by) = (one_line(edition), who_invites(locale, by));
    let mut paragraphs = vec![
        t!(locale, letters_staff.judge_hello, name = one_line(name)),
        t!(locale, letters_staff.judge_body, by = by, edition = edition.as_str(), until = until),
        link.to_owned(),
        t!(locale, letters_staff.invite_not_you),
    ];
    paragraphs.extend(ask.map(|ask| {
        t!(locale, letters_staff.invite_ask, phone = ask.phone.as_str(), hours = ask.hours.as_str())
    }));
    (t!(locale, letters_staff.judge_subject, edition = edition.as_str()), paragraphs)
}

pub(super) fn opened(
    locale: Locale,
    edition: &str,
    round: &str,
    entries: u32,
    due: &str,
    link: &str,
) -> (String, Vec<String>) {
    let (edition, round) = (one_line(edition), one_line(round));
    let (edition, round) = (edition.as_str(), round.as_str());
    (
        t!(locale, letters_staff.opened_subject, round = round, edition = edition),
        vec![
            t!(
                locale,
                letters_staff.opened_body,
                round = round,
                edition = edition,
                entries = entries,
                due = due
            ),
            t!(locale, letters_staff.queue),
            link.to_owned(),
        ],
    )
}

pub(super) fn reminder(
    locale: Locale,
    edition: &str,
    round: &str,
    missing: u32,
    due: &str,
    link: &str,
) -> (String, Vec<String>) {
    let (edition, round) = (one_line(edition), one_line(round));
    let (edition, round) = (edition.as_str(), round.as_str());
    (
        t!(locale, letters_staff.remind_subject, edition = edition),
        vec![
            t!(
                locale,
                letters_staff.remind_body,
                round = round,
                edition = edition,
                missing = missing,
                due = due
            ),
            t!(locale, letters_staff.queue),
            link.to_owned(),
        ],
    )
}

pub(super) fn taken_off(
    locale: Locale,
    name: &str,
    edition: &str,
    reason: &str,
    ask: Option<&Contact>,
) -> (String, Vec<String>) {
    let edition = one_line(edition);
    let edition = edition.as_str();
    let mut paragraphs = vec![
        t!(locale, letters_staff.judge_hello, name = one_line(name)),
        t!(locale, letters_staff.off_body, edition = edition),
        t!(locale, letters_staff.off_reason, reason = one_line(reason)),
    ];
    paragraphs.extend(ask.map(|ask| {
        t!(locale, letters_staff.off_ask, phone = ask.phone.as_str(), hours = ask.hours.as_str())
    }));
    (t!(locale, letters_staff.off_subject, edition = edition), paragraphs)
}
