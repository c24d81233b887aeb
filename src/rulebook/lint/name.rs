//! Names: safe where they are used, and each of one thing only.

use super::{FaultKind, Faults};
use crate::{rulebook::QuestionKind, rulebook::Rulebook, verdict::Board};

/// Longer names do not fit into tables and file names.
const LONGEST: usize = 24;

/// Letters of a city, a phone number, an e-mail address.
const LONGEST_LINE: usize = 120;

/// The other fields of the form of a sheet, beside which criteria stand under their own names, and fields that never go
/// back to a browser.
const OF_SHEETS: [&str; 11] = [
    "edition",
    "round",
    "number",
    "version",
    "criteria",
    "comment",
    "note",
    "reason",
    "passphrase",
    "code",
    "token",
];

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    if !is_edition_slug(&rulebook.edition) {
        faults.add("edition", FaultKind::EditionSlug);
    }
    let conditions = rulebook.eligibility.conditions.iter().map(|c| c.id.as_str());
    names(conditions, "eligibility.conditions", "id", is_name, faults);
    names(rulebook.categories.iter().map(|c| c.id.as_str()), "categories", "id", is_name, faults);
    names(rulebook.screening.iter().map(|r| r.code.as_str()), "screening", "code", is_name, faults);
    names(rulebook.awards.iter().map(|a| a.id.as_str()), "awards", "id", is_name, faults);

    names(rulebook.form.iter().map(|q| q.id.as_str()), "form", "id", is_name, faults);
    for (i, question) in rulebook.form.iter().enumerate() {
        if question.id == crate::entry::CATEGORY {
            faults.add(format!("form[{i}].id"), FaultKind::ReservedName(question.id.clone()));
        }
        if let QuestionKind::Choice { options } = &question.answer {
            let options = options.iter().map(|o| o.id.as_str());
            names(options, &format!("form[{i}].answer.options"), "id", is_name, faults);
        }
    }

    names(rulebook.rounds.iter().map(|r| r.id.as_str()), "rounds", "id", is_name, faults);
    names(rulebook.rounds.iter().map(|r| r.slug.as_str()), "rounds", "slug", is_slug, faults);
    for (i, round) in rulebook.rounds.iter().enumerate() {
        // `since` of an entry and boards of the exchange format use these words.
        if ["result", &Board::Total.to_string()].contains(&round.id.as_str()) {
            faults.add(format!("rounds[{i}].id"), FaultKind::ReservedName(round.id.clone()));
        }
        let criteria = round.criteria.iter().map(|c| c.id.as_str());
        names(criteria, &format!("rounds[{i}].criteria"), "id", is_name, faults);
        for (k, criterion) in round.criteria.iter().enumerate() {
            if OF_SHEETS.contains(&criterion.id.as_str()) {
                let at = format!("rounds[{i}].criteria[{k}].id");
                faults.add(at, FaultKind::ReservedName(criterion.id.clone()));
            }
        }
    }

    if rulebook.place.city.trim().is_empty() {
        faults.add("place.city", FaultKind::Empty);
    }
    let organiser = &rulebook.organiser;
    let lines = [
        ("place.city", &rulebook.place.city),
        ("organiser.phone", &organiser.phone),
        ("organiser.email", &organiser.email),
    ];
    for (at, line) in lines {
        let letters = line.chars().count();
        if letters > LONGEST_LINE {
            faults.add(at, FaultKind::TextTooLong { letters, most: LONGEST_LINE });
        }
    }
    if organiser.phone.trim().is_empty() {
        faults.add("organiser.phone", FaultKind::Empty);
    } else if !organiser.phone.chars().any(|sign| sign.is_ascii_digit()) {
        faults.add("organiser.phone", FaultKind::NotAPhone);
    }
    if !is_email(&rulebook.organiser.email) {
        faults.add("organiser.email", FaultKind::NotAnEmail);
    }
}

/// Names of one list. Two that differ only in capitals are the same to a file system.
fn names<'n>(
    names: impl Iterator<Item = &'n str>,
    list: &str,
    member: &str,
    is_safe: fn(&str) -> bool,
    faults: &mut Faults,
) {
    let mut before: Vec<&str> = Vec::new();
    for (i, name) in names.enumerate() {
        let at = format!("{list}[{i}].{member}");
        if !is_safe(name) {
            let kind = if member == "slug" { FaultKind::UnsafeSlug } else { FaultKind::UnsafeName };
            faults.add(at, kind(name.to_owned()));
        } else if before.iter().any(|earlier| earlier.eq_ignore_ascii_case(name)) {
            faults.add(at, FaultKind::DuplicateName(name.to_owned()));
        }
        before.push(name);
    }
}

fn is_edition_slug(slug: &str) -> bool {
    slug.starts_with(|c: char| c.is_ascii_digit()) && is_hyphenated(slug)
}

fn is_slug(slug: &str) -> bool {
    slug.starts_with(|c: char| c.is_ascii_lowercase()) && is_hyphenated(slug)
}

fn is_hyphenated(slug: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    slug.len() <= LONGEST && slug.split('-').all(part)
}

fn is_name(name: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    name.len() <= LONGEST && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(rest)
}

/// Only what a slip of the keyboard would break; letters show the rest.
fn is_email(address: &str) -> bool {
    let parts = address.split_once('@');
    !address.chars().any(char::is_whitespace)
        && parts.is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !host.contains('@'))
}
