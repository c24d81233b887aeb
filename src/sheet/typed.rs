//! What a judge typed into a sheet, and what it means.

use super::{CANNOT_ASSESS, COMMENT_LETTERS, Content, Mark, parse_mark};
use crate::{
    entry::letters_in,
    problem::{Problems, What},
    rulebook::{Round, ScaleRule},
    text::{breaks_a_line, is_blank},
};
use std::collections::{BTreeMap, BTreeSet};

/// A sheet's form as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// What was chosen or written, by criterion; fields named like the criteria.
    pub marks: BTreeMap<String, String>,
    /// The criteria that can't be assessed, where that is ticked beside a number.
    pub unassessed: BTreeSet<String>,
    /// Field `comment`.
    pub comment: String,
    /// Field `note`.
    pub note: String,
}

impl Typed {
    /// The content of a draft; what is missing may be. What is chosen for a
    /// criterion that the round does not have is dropped.
    ///
    /// Errors: marks that are not on the scale, texts that are too long.
    pub fn read(&self, round: &Round, scale: ScaleRule) -> Result<Content, Problems> {
        let mut problems = Problems::none();
        let mut content = Content::default();
        for criterion in &round.criteria {
            if let Some(Some(mark)) = problems.note(&criterion.id, self.mark(&criterion.id, scale)) {
                content.marks.insert(criterion.id.clone(), mark);
            }
        }
        for (field, typed, kept) in
            [("comment", &self.comment, &mut content.comment), ("note", &self.note, &mut content.note)]
        {
            *kept = problems.note(field, text(typed, COMMENT_LETTERS)).unwrap_or_default();
        }
        problems.into_result().map(|()| content)
    }

    /// The mark of one criterion. Errors: not on the scale, a number beside the tick that there is none.
    pub fn mark(&self, criterion: &str, scale: ScaleRule) -> Result<Option<Mark>, What> {
        let chosen = self.marks.get(criterion).map_or("", String::as_str);
        match (self.unassessed.contains(criterion), chosen.trim()) {
            (false, _) => parse_mark(chosen, scale),
            (true, "" | CANNOT_ASSESS) => Ok(Some(Mark::CannotAssess)),
            (true, _) => Err(What::MarkedAndNot),
        }
    }
}

/// Words of a person's own, line ends as they saw them.
/// Errors: `TooLong`, `ControlSign`.
pub fn text(typed: &str, limit: usize) -> Result<String, What> {
    if typed.contains('\0') {
        return Err(What::ControlSign);
    }
    match letters_in(typed) {
        letters if letters > limit || typed.len() > limit.saturating_mul(16) => {
            Err(What::TooLong { letters, limit })
        }
        _ => Ok(typed.replace("\r\n", "\n")),
    }
}

/// The same, where something has to be said that others read, in letters and in published files: no sign in it
/// turns a line around. Errors: `Required` too.
pub fn reason(typed: &str, limit: usize) -> Result<String, What> {
    match text(typed.trim(), limit)? {
        said if is_blank(&said) => Err(What::Required),
        said if said.chars().any(|sign| breaks_a_line(sign) && sign != '\n') => Err(What::ControlSign),
        said => Ok(said),
    }
}

/// The same on one line, such as the number of a decision.
pub fn line(typed: &str, limit: usize) -> Result<String, What> {
    let said = reason(typed, limit)?;
    if said.contains('\n') { Err(What::ControlSign) } else { Ok(said) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn a_draft_keeps_what_is_there_and_drops_what_nobody_asked() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        let typed = Typed {
            marks: [("K1", "7"), ("K2", ""), ("K3", "cannot-assess"), ("K9", "99")]
                .map(|(k, v)| (k.to_owned(), v.to_owned()))
                .into(),
            comment: "Dua baris,\r\nsatu gagasan.".to_owned(),
            ..Typed::default()
        };
        let content = typed.read(round, rulebook.scale_of(round)).unwrap();
        let want = [("K1", Mark::Steps(7)), ("K3", Mark::CannotAssess)].map(|(k, mark)| (k.to_owned(), mark));
        assert_eq!(content.marks, want.into());
        assert_eq!(content.comment, "Dua baris,\nsatu gagasan.");
    }

    #[test]
    fn every_field_says_what_is_wrong_with_it() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        let typed = Typed {
            marks: [("K1".to_owned(), "1".to_owned())].into(),
            comment: "a".repeat(COMMENT_LETTERS + 1),
            note: "a\0".to_owned(),
            ..Typed::default()
        };
        let problems = typed.read(round, rulebook.scale_of(round)).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.what.code())).collect();
        assert_eq!(fields, [("K1", "unknown-option"), ("comment", "too-long"), ("note", "control-sign")]);
    }

    #[test]
    fn a_number_beside_the_tick_that_there_is_none_is_asked_about() {
        let hundred = ScaleRule { min: 0, max: 100, per_point: 1 };
        for (written, ticked, want) in [
            ("85", false, Ok(Some(Mark::Steps(85)))),
            ("", false, Ok(None)),
            ("", true, Ok(Some(Mark::CannotAssess))),
            (" ", true, Ok(Some(Mark::CannotAssess))),
            ("85", true, Err(What::MarkedAndNot)),
            ("banyak", true, Err(What::MarkedAndNot)),
            ("banyak", false, Err(What::OffScale { scale: hundred })),
        ] {
            let unassessed = if ticked { BTreeSet::from(["K1".to_owned()]) } else { BTreeSet::new() };
            let marks = [("K1".to_owned(), written.to_owned())].into();
            let typed = Typed { marks, unassessed, ..Typed::default() };
            assert_eq!(typed.mark("K1", hundred), want, "{written:?} {ticked}");
            assert_eq!(typed.mark("K2", hundred), Ok(None));
        }
    }

    #[test]
    fn a_reason_has_words() {
        for (typed, want) in [
            (" sepupu saya ", Ok("sepupu saya".to_owned())),
            (" \r\n ", Err(What::Required)),
            ("a\0", Err(What::ControlSign)),
            ("a\u{202e}b", Err(What::ControlSign)),
            ("\u{200b}\u{2060}", Err(What::Required)),
            ("satu\r\ndua", Ok("satu\ndua".to_owned())),
        ] {
            assert_eq!(reason(typed, 100), want, "{typed:?}");
        }
        for (typed, want) in [
            (" SK-12/2026 ", Ok("SK-12/2026".to_owned())),
            ("SK\r\nBcc: a@b", Err(What::ControlSign)),
            ("", Err(What::Required)),
        ] {
            assert_eq!(line(typed, 100), want, "{typed:?}");
        }
        // One letter, as people see it, of so many bytes.
        let letter = |bytes: usize| format!("a{}", "\u{301}".repeat((bytes - 1) / 2));
        for (typed, want) in [
            ("aaaaa".to_owned(), Ok(())),
            ("aaaaaa".to_owned(), Err(What::TooLong { letters: 6, limit: 5 })),
            (letter(79) + "a", Ok(())),
            (letter(81), Err(What::TooLong { letters: 1, limit: 5 })),
        ] {
            assert_eq!(text(&typed, 5).map(drop), want, "{typed:?}");
        }
    }
}
