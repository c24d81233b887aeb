//! What is recorded, as plain rows.

use crate::{
    Instant, Rulebook,
    id::{EntryId, JudgeId},
    sheet::Marks,
    verdict::{Decision, Hash},
};

/// Everything recorded that a verdict depends on. The order of the rows plays no part.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// The rulebook in force.
    pub rulebook: Rulebook,
    /// The rounds that were opened.
    pub rounds: Vec<OpenedRound>,
    /// The entries that passed the screening.
    pub entries: Vec<RecordedEntry>,
    /// Who was given which round of which category.
    pub seats: Vec<PanelSeat>,
    /// Who keeps a distance to what.
    pub distances: Vec<RecordedDistance>,
    /// The sheets that were opened.
    pub sheets: Vec<RecordedSheet>,
    /// Entries that did not appear in a round, by the round's id.
    pub absences: Vec<(EntryId, String)>,
    /// What the plenary decided, the oldest first.
    pub decisions: Vec<RecordedDecision>,
}

/// What the plenary decided.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedDecision {
    /// When it was recorded.
    pub at: Instant,
    /// The decision.
    pub decision: Decision,
}

/// A round that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedRound {
    /// Its id.
    pub id: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was locked, if it was.
    pub locked_at: Option<Instant>,
}

/// An entry that passed the screening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedEntry {
    /// Its id.
    pub id: EntryId,
    /// Its public number; its name in the verdict.
    pub number: String,
    /// The category in which it was last sent.
    pub category: String,
    /// When it was withdrawn, if it was.
    pub withdrawn_at: Option<Instant>,
    /// Since when it is excluded, if it is: a round's id or [`RESULT`](super::RESULT).
    pub excluded_since: Option<String>,
    /// When the second person signed that, if anybody did.
    pub excluded_at: Option<Instant>,
}

/// A round of a category, given to a judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelSeat {
    /// The round's id.
    pub round: String,
    /// The category's id.
    pub category: String,
    /// The judge.
    pub judge: JudgeId,
    /// The judge's code in this round; none if the judge has not accepted yet.
    pub code: Option<String>,
    /// When the judge was taken off the panel, if that happened.
    pub off_at: Option<Instant>,
}

/// A judge keeps a distance to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedDistance {
    /// The judge.
    pub judge: JudgeId,
    /// The entry.
    pub entry: EntryId,
    /// The round from which on it holds; in all rounds, if not given.
    pub from: Option<String>,
    /// When it was declared: a round that was locked before knows nothing of it.
    pub at: Instant,
}

/// A sheet that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedSheet {
    /// The round's id.
    pub round: String,
    /// The entry.
    pub entry: EntryId,
    /// The judge.
    pub judge: JudgeId,
    /// As the how-manieth of the judge's it was opened, from 1.
    pub position: u32,
    /// When it was opened.
    pub opened_at: Instant,
    /// The last sending, if it was sent.
    pub sent: Option<SentMarks>,
}

/// A sheet as it was last sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMarks {
    /// The how-manieth sending it was, from 1.
    pub sending: u32,
    /// The marks.
    pub marks: Marks,
    /// What the applicant will read.
    pub comment: String,
    /// 32 random bytes.
    pub salt: Hash,
}

impl Recorded {
    /// The place of a round in the rulebook.
    pub(super) fn place(&self, round: &str) -> Option<usize> {
        self.rulebook.rounds.iter().position(|known| known.id == round)
    }

    /// The recorded opening of a round.
    pub(super) fn opened(&self, round: &str) -> Option<&OpenedRound> {
        self.rounds.iter().find(|opened| opened.id == round)
    }

    /// The opened round that comes last in the rulebook.
    #[must_use]
    pub fn last_opened(&self) -> Option<&str> {
        let opened = self.rounds.iter().filter(|round| self.place(&round.id).is_some());
        opened.max_by_key(|round| self.place(&round.id)).map(|round| round.id.as_str())
    }

    /// Whether every round of the rulebook is locked.
    #[must_use]
    pub fn all_locked(&self) -> bool {
        let locked = |id: &str| self.opened(id).is_some_and(|round| round.locked_at.is_some());
        !self.rulebook.rounds.is_empty() && self.rulebook.rounds.iter().all(|round| locked(&round.id))
    }

    /// Whether a judge had left the panel before the lock of a round, or has
    /// left and the round is not locked: the sheets are void there.
    pub(super) fn is_off(&self, seat: &PanelSeat) -> bool {
        let locked_at = self.opened(&seat.round).and_then(|round| round.locked_at);
        match (seat.off_at, locked_at) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(off), Some(locked)) => off <= locked,
        }
    }

    /// Whether a distance holds in a round.
    pub(super) fn keeps_distance(&self, judge: JudgeId, entry: EntryId, round: &str) -> bool {
        let locked_at = self.opened(round).and_then(|round| round.locked_at);
        self.distances.iter().any(|distance| {
            let from = distance.from.as_deref().map(|from| self.place(from));
            distance.judge == judge
                && distance.entry == entry
                && locked_at.is_none_or(|locked| distance.at <= locked)
                && from.is_none_or(|from| from.is_some() && from <= self.place(round))
        })
    }
}
