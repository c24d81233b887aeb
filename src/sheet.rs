//! A score sheet (lembar nilai): one judge's marks for one entry in one round.

mod gone;
mod marks;
mod plan;
mod reading;
mod score;
mod typed;

pub use gone::Gone;
pub use marks::{CANNOT_ASSESS, Mark, Marks, parse_mark, point_text};
pub use plan::{BlindPlan, NamedPlan, Whose};
pub use reading::{Reading, Tally};
pub use score::{Score, score, weighted_score};
pub use typed::{Typed, line, reason, text};

use crate::{
    Instant, Refusal,
    id::{EntryId, JudgeId, SheetId},
    problem::{Problems, What},
    round::RoundState,
    rulebook::Round,
    text::is_blank,
};

/// The most letters of a comment or a note.
pub const COMMENT_LETTERS: usize = 4_000;

/// One judge's sheet for one entry in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its id.
    pub id: SheetId,
    /// The round's id.
    pub round: String,
    /// The entry.
    pub entry: EntryId,
    /// The judge.
    pub judge: JudgeId,
    /// As the how-manieth of the judge's sheets in this round it was opened, from 1.
    pub position: u32,
    /// Counts the savings, from 0; what a form showed is compared with it.
    pub version: u32,
    /// How often it was sent; 0 for a draft. A correction is a new sending.
    pub sendings: u32,
    /// What is written on it now.
    pub content: Content,
    /// When it was last saved.
    pub saved_at: Instant,
}

/// What is written on a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The marks by criterion; a criterion that is not in it has none yet.
    pub marks: Marks,
    /// What the applicant will read.
    pub comment: String,
    /// What only the judge reads.
    pub note: String,
}

impl Content {
    /// Whether a sending of this would say something that the last one did not. The
    /// note is nobody else's business, so it makes no difference.
    #[must_use]
    pub fn differs_from(&self, marks: &Marks, comment: &str) -> bool {
        self.marks != *marks || self.comment != comment
    }
}

impl Sheet {
    /// The sheet with other content, not yet sent.
    /// Errors: `Stale` if somebody saved since `seen`.
    pub fn with_content(self, seen: u32, content: Content, now: Instant) -> Result<Self, Refusal> {
        if seen != self.version {
            return Err(Refusal::Stale);
        }
        Ok(Self { content, version: self.version + 1, saved_at: now, ..self })
    }

    /// Whether its next sending is a correction, which needs a reason.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        self.sendings > 0
    }
}

/// Whether the judge has to open the sheet before its plan is shown: in a round that is open nobody reads unseen, since
/// the order of reading is kept with the marks. After the lock there is nothing to open.
#[must_use]
pub fn has_to_be_opened(round: RoundState, sheet: Option<&Sheet>) -> bool {
    match round {
        RoundState::Open { .. } => sheet.is_none(),
        RoundState::Waiting | RoundState::Locked { .. } => false,
    }
}

/// Everything that keeps a sheet from being sent, in the order of the criteria.
/// A criterion that can't be assessed needs the comment to say why.
#[must_use]
pub fn missing(round: &Round, content: &Content, correction: Option<&str>) -> Problems {
    let mut problems = Problems::none();
    for criterion in &round.criteria {
        if !content.marks.contains_key(&criterion.id) {
            problems.add(&criterion.id, What::NotMarked);
        }
    }
    let unassessed = content.marks.values().any(|mark| *mark == Mark::CannotAssess);
    if unassessed && is_blank(&content.comment) {
        problems.add("comment", What::UnassessedUnsaid);
    }
    if correction.is_some_and(is_blank) {
        problems.add("reason", What::Required);
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    fn content(k3: Option<Mark>, comment: &str) -> Content {
        let mut marks: Marks = [("K1", 7), ("K2", 8)].map(|(k, n)| (k.to_owned(), Mark::Steps(n))).into();
        marks.extend(k3.map(|mark| ("K3".to_owned(), mark)));
        Content { marks, comment: comment.to_owned(), note: String::new() }
    }

    #[test]
    fn a_sheet_is_sent_whole_and_corrected_with_a_reason() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        for (content, correction, want) in [
            (content(Some(Mark::Steps(2)), ""), None, vec![]),
            (content(None, ""), None, vec!["K3"]),
            (Content::default(), None, vec!["K1", "K2", "K3"]),
            (content(Some(Mark::CannotAssess), " "), None, vec!["comment"]),
            (content(Some(Mark::CannotAssess), "Tidak ada angka."), None, vec![]),
            (content(Some(Mark::Steps(2)), ""), Some(" "), vec!["reason"]),
            (content(Some(Mark::Steps(2)), ""), Some("Salah baca."), vec![]),
        ] {
            let problems = missing(round, &content, correction);
            let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
            assert_eq!(fields, want, "{content:?} {correction:?}");
            let mark = problems.of("K3");
            assert!(mark.is_none_or(|what| *what == What::NotMarked), "{mark:?}");
            let comment = problems.of("comment");
            assert!(comment.is_none_or(|what| *what == What::UnassessedUnsaid), "{comment:?}");
        }
    }

    fn saved() -> Sheet {
        Sheet {
            id: SheetId::draw(Instant(1), [1; 10]),
            round: "S1".to_owned(),
            entry: EntryId::draw(Instant(1), [2; 10]),
            judge: JudgeId::draw(Instant(1), [3; 10]),
            position: 1,
            version: 4,
            sendings: 0,
            content: Content::default(),
            saved_at: Instant(1),
        }
    }

    #[test]
    fn a_plan_in_an_open_round_is_shown_beside_an_opened_sheet_alone() {
        let (open, locked) =
            (RoundState::Open { since: Instant(1) }, RoundState::Locked { since: Instant(1) });
        let sheet = saved();
        for (round, sheet, want) in [
            (open, None, true),
            (open, Some(&sheet), false),
            (locked, None, false),
            (locked, Some(&sheet), false),
            (RoundState::Waiting, None, false),
        ] {
            assert_eq!(has_to_be_opened(round, sheet), want, "{round:?} {sheet:?}");
        }
    }

    #[test]
    fn a_sheet_that_was_saved_elsewhere_is_stale() {
        let sheet = saved();
        assert_eq!(sheet.clone().with_content(3, Content::default(), Instant(2)), Err(Refusal::Stale));
        let saved = sheet.with_content(4, content(None, "Baru"), Instant(2)).unwrap();
        assert_eq!((saved.version, saved.saved_at), (5, Instant(2)));
        assert!(saved.content.differs_from(&Marks::new(), ""));
        assert!(saved.content.differs_from(&saved.content.marks, "Lama"), "words alone are a change");
        assert!(saved.content.differs_from(&Marks::new(), "Baru"), "marks alone are a change");
        assert!(!saved.content.differs_from(&saved.content.marks, "Baru"));
        let again = |sendings| Sheet { sendings, ..saved.clone() }.is_correction();
        assert_eq!([0, 1, 2].map(again), [false, true, true]);
    }
}
