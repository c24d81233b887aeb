//! A score sheet (lembar nilai): one judge's marks for one entry in one round.

mod marks;

pub use marks::{CANNOT_ASSESS, Mark, Marks, parse_mark, point_text};

use crate::{
    Instant, Refusal,
    id::{EntryId, JudgeId, SheetId},
    problem::{Problems, What},
    rulebook::Round,
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
    /// The place in the judge's own order at which it was first opened, from 1.
    pub position: u32,
    /// Counts the savings; what a form showed is compared with it.
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

/// Everything that keeps a sheet from being sent, in the order of the criteria.
/// A criterion that can't be assessed needs the comment to say why.
#[must_use]
pub fn missing(round: &Round, content: &Content, correction: Option<&str>) -> Problems {
    let mut problems = Problems::none();
    for criterion in &round.criteria {
        if !content.marks.contains_key(&criterion.id) {
            problems.add(&criterion.id, What::ChooseOne);
        }
    }
    let unassessed = content.marks.values().any(|mark| *mark == Mark::CannotAssess);
    if unassessed && content.comment.trim().is_empty() {
        problems.add("comment", What::Required);
    }
    if correction.is_some_and(|reason| reason.trim().is_empty()) {
        problems.add("reason", What::Required);
    }
    problems
}
