//! The result of one category.

use super::super::{Board, Fraction, Shown};
use super::{CutResult, EntryResult, Place, Step, Tie};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The result of one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryResult {
    /// Its code.
    pub category: String,
    /// Whether there are ranks.
    pub status: CategoryStatus,
    /// What blocks it, in the order in which it was met.
    pub problems: Vec<Problem>,
    /// What was left out of account.
    pub warnings: Vec<Warning>,
    /// Every entry: by rank, then by code, those without a rank last.
    pub entries: Vec<EntryResult>,
    /// The cuts that were drawn.
    pub cuts: Vec<CutResult>,
    /// Every set of entries with equal scores, and what was asked of it.
    pub ties: Vec<Tie>,
    /// The prizes by rank.
    pub prizes: Vec<PrizeResult>,
    /// The special awards.
    pub awards: Vec<AwardResult>,
}

impl CategoryResult {
    /// The score of every ranked entry as it is printed on its board, where no two that are unequal stand side by side
    /// and look equal.
    #[must_use]
    pub fn shown_scores(&self) -> BTreeMap<&str, String> {
        let ranked = self.entries.iter().filter(|row| row.rank.is_some());
        let scored: Vec<_> =
            ranked.filter_map(|row| Some((row.entry.as_str(), &row.board, &row.score.as_ref()?.0))).collect();
        let boards = scored.chunk_by(|(_, one, _), (_, next, _)| one == next);
        let shown = boards.flat_map(|board| {
            let values: Vec<&Fraction> = board.iter().map(|(_, _, score)| *score).collect();
            board.iter().map(|(entry, ..)| *entry).zip(Fraction::shown_in_line(&values))
        });
        shown.collect()
    }

    /// The stage after which a line was drawn that puts the holder of a higher prize below the score of a lower one: two
    /// scores of two boards do not compare. None where the scores of those who hold prizes fall with the prizes.
    #[must_use]
    pub fn prizes_against_scores(&self) -> Option<&str> {
        let row = |number: &String| self.entries.iter().find(|row| row.entry == *number);
        let holders = self.prizes.iter().flat_map(|prize| &prize.entries).filter_map(row);
        let holders: Vec<&EntryResult> = holders.collect();
        let pairs = holders.iter().zip(holders.iter().skip(1));
        let mut lines = pairs.filter_map(|(above, below)| {
            let Some(Board::Cut(after)) = &below.board else { return None };
            let is_against = below.score.as_ref()?.0 > above.score.as_ref()?.0;
            (above.board != below.board && is_against).then_some(after.as_str())
        });
        lines.next()
    }

    /// How many passed the cut after this stage, and how many of these take part no longer: a line stays as it was drawn,
    /// whoever withdraws, is disqualified or does not appear later.
    #[must_use]
    pub fn went_on(&self, after: &str) -> (usize, usize) {
        let Some(cut) = self.cuts.iter().find(|cut| cut.after == after) else { return (0, 0) };
        let is_out = |row: &&EntryResult| row.status != Place::Active && cut.passed.contains(&row.entry);
        (cut.passed.len(), self.entries.iter().filter(is_out).count())
    }

    /// Where a cut parts the final list: the place in [`entries`](Self::entries) of the first entry below the line, and
    /// the stage after which the line was drawn. Whoever passed it stands above, whatever the scores.
    #[must_use]
    pub fn cut_lines(&self) -> BTreeMap<usize, &str> {
        let neighbours = self.entries.iter().zip(self.entries.iter().skip(1)).enumerate();
        let lines = neighbours.filter_map(|(place, (above, below))| {
            let Some(Board::Cut(after)) = &below.board else { return None };
            (above.board != below.board).then(|| (place + 1, after.as_str()))
        });
        lines.collect()
    }
}

/// Whether a category has ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CategoryStatus {
    /// It has.
    Ranked,
    /// A problem stops it: no ranks, no prizes.
    Blocked,
}

/// What stops a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// Too few complete sheets, or none left after trimming.
    Quorum {
        /// The stage.
        stage: String,
        /// The entry.
        entry: String,
        /// Complete sheets.
        have: u64,
        /// The quorum.
        need: u64,
    },
    /// Too few judges could assess a criterion.
    CriterionQuorum {
        /// The stage.
        stage: String,
        /// The entry.
        entry: String,
        /// The criterion.
        criterion: String,
        /// Judges who assessed it.
        have: u64,
        /// The quorum.
        need: u64,
    },
    /// The sheets lie too far apart, and the further reading is missing.
    ExtraSheetNeeded {
        /// The stage.
        stage: String,
        /// The entry.
        entry: String,
        /// Complete sheets.
        have: u64,
        /// With the further reading.
        need: u64,
    },
    /// A judge marked some entries of the category and not others.
    PanelNotUniform {
        /// The stage.
        stage: String,
        /// The judge.
        judge: String,
        /// The entries without a complete sheet, by code.
        missing: Vec<String>,
    },
    /// Level entries stand on a cut line, and the rules leave it to the plenary.
    CutTie {
        /// The stage of the cut.
        after: String,
        /// The entries, by code.
        set: Vec<String>,
    },
}

impl Problem {
    /// The stable name of the problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Quorum { .. } => "quorum",
            Self::CriterionQuorum { .. } => "criterion_quorum",
            Self::ExtraSheetNeeded { .. } => "extra_sheet_needed",
            Self::PanelNotUniform { .. } => "panel_not_uniform",
            Self::CutTie { .. } => "cut_tie",
        }
    }

    /// Whether complete sheets are missing. Where enough are there and trimming leaves none, no sheet is waited for.
    #[must_use]
    pub fn lacks_sheets(&self) -> bool {
        matches!(self, Self::Quorum { have, need, .. } if have < need)
    }
}

/// What was left out of account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// There are sheets for an entry that was not in this stage.
    SheetsIgnored {
        /// The stage.
        stage: String,
        /// The entry.
        entry: String,
    },
    /// A decision fits no tie: what it was about has changed since.
    DecisionNotUsed {
        /// The decision.
        decision: String,
    },
}

/// What the entries of one rank get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrizeResult {
    /// The rank.
    pub rank: u64,
    /// Who holds it, by code.
    pub entries: Vec<String>,
    /// The title of the rank.
    pub title: String,
    /// The prizes of all ranks that they hold together, in rupiah.
    pub pool: u64,
    /// What each of them gets, in rupiah.
    pub each: u64,
    /// What can't be divided and is not paid, in rupiah.
    pub left_over: u64,
}

/// Who won a special award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardResult {
    /// The award.
    pub award: String,
    /// The winners, by code; several, if nothing parted them; none, if nobody
    /// could win it.
    pub winners: Vec<String>,
    /// The highest value.
    pub value: Option<Shown>,
    /// What was asked of entries with that value.
    pub steps: Vec<Step>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_waited_for_where_fewer_are_there_than_needed() {
        let (stage, entry) = (|| "S1".to_owned(), || "A".to_owned());
        let quorum = |have, need| Problem::Quorum { stage: stage(), entry: entry(), have, need };
        let extra = Problem::ExtraSheetNeeded { stage: stage(), entry: entry(), have: 2, need: 3 };
        for (problem, want) in [
            (quorum(0, 3), true),
            (quorum(2, 3), true),
            (quorum(3, 3), false),
            (quorum(4, 3), false),
            (extra, false),
            (Problem::CutTie { after: stage(), set: vec![entry()] }, false),
        ] {
            assert_eq!(problem.lacks_sheets(), want, "{problem:?}");
        }
    }
}
