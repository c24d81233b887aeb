//! Where every entry stands: in a stage, on a cut, in the end.

use super::super::{Board, Shown};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One entry of the final list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryResult {
    /// Its code.
    pub entry: String,
    /// Why it holds no rank, if it holds none.
    pub status: Place,
    /// 1 + the number of entries before it; `None` if it is not ranked.
    pub rank: Option<u64>,
    /// The board on which its way ended.
    pub board: Option<Board>,
    /// Its score on that board.
    pub score: Option<Shown>,
    /// The other entries of the same rank, by code.
    pub shared_with: Vec<String>,
    /// How it stood in each stage that it reached.
    pub stages: BTreeMap<String, StageResult>,
}

/// Whether an entry takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// It does.
    Active,
    /// It was withdrawn.
    Withdrawn,
    /// It was disqualified.
    Disqualified,
    /// It did not appear in a stage where that means out.
    NoShow,
}

/// How one entry stood in one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageResult {
    /// Complete sheets.
    pub sheets: u64,
    /// The quorum: how many it needs.
    pub need: u64,
    /// Judges who recused themselves.
    pub recused: u64,
    /// Sheets taken out.
    pub void: u64,
    /// Submitted sheets with a criterion that could not be assessed.
    pub partial: u64,
    /// What a reader should notice.
    pub flags: Vec<Flag>,
    /// Highest minus lowest complete sheet, in shown points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Shown>,
    /// The stage score, in shown points, if there is enough for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Shown>,
}

/// What a reader should notice about an entry in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Its score comes from published sums, not from single sheets.
    Sums,
    /// It did not appear.
    NoShow,
    /// Its sheets lie further apart than the rules like.
    Spread,
}

/// A cut line as it was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutResult {
    /// The stage after which it was drawn.
    pub after: String,
    /// How many places there were.
    pub take: u64,
    /// Who passed, by code.
    pub passed: Vec<String>,
    /// Who did not, by code.
    pub failed: Vec<String>,
    /// The level entries that did not all fit, by code.
    pub on_line: Vec<String>,
    /// Whether the line stands.
    pub status: CutStatus,
    /// Everybody who was there, best first.
    pub board: Vec<Line>,
}

/// Whether a cut line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CutStatus {
    /// It does.
    Done,
    /// The plenary has to decide about those on the line.
    NeedsDecision,
}

/// One line of the board of a cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The entry.
    pub entry: String,
    /// 1 + the number of entries before it.
    pub rank: u64,
    /// Its score on the board.
    pub score: Shown,
}
