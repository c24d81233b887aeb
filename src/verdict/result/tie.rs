//! How ties were broken, step by step.

use super::super::{Board, Fraction};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// Entries with equal scores on a board, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The board.
    pub at: Board,
    /// The entries, by code.
    pub set: Vec<String>,
    /// Their score.
    pub value: Fraction,
    /// What was asked, in depth: first the set, then each part of it.
    pub steps: Vec<Step>,
    /// The order in the end; those of one group are level.
    pub order: Vec<Vec<String>>,
}

/// One question that was asked of level entries, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The question.
    pub rule: StepRule,
    /// Those it was asked of, by code.
    pub set: Vec<String>,
    /// The answer: groups, best first, each by code.
    pub parts: Vec<Vec<String>>,
    /// The value of each entry, if the question is about a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<BTreeMap<String, Fraction>>,
    /// The ballots of each pair, if the question is about pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Vec<Pair>>,
    /// The decision that answered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// Whether it could not be asked: a stage that somebody did not reach, a
    /// decision that does not exist.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Step {
    /// Whether the question parted anybody.
    #[must_use]
    pub fn has_effect(&self) -> bool {
        self.parts.len() > 1
    }
}

/// How many ballots, each a judge's two sheets of one stage, prefer whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The one.
    pub a: String,
    /// The other, later by code.
    pub b: String,
    /// Ballots with the sheet of `a` strictly higher.
    pub for_a: u64,
    /// Ballots with the sheet of `b` strictly higher.
    pub for_b: u64,
    /// Ballots with both sheets equal.
    pub equal: u64,
}

/// A question as it is named in a result: `stage:S2`, `criterion:S1:K`,
/// `head_to_head`, `plenary`, `rank`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepRule {
    /// The score in a stage.
    Stage(String),
    /// The score in a criterion of a stage.
    Criterion(String, String),
    /// Pair by pair.
    HeadToHead,
    /// What the plenary decided.
    Plenary,
    /// The final rank.
    Rank,
}

/// The text names no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a tie rule")]
pub struct NotStep;

impl fmt::Display for StepRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(stage) => write!(f, "stage:{stage}"),
            Self::Criterion(stage, criterion) => write!(f, "criterion:{stage}:{criterion}"),
            Self::HeadToHead => f.write_str("head_to_head"),
            Self::Plenary => f.write_str("plenary"),
            Self::Rank => f.write_str("rank"),
        }
    }
}

impl FromStr for StepRule {
    type Err = NotStep;

    fn from_str(text: &str) -> Result<Self, NotStep> {
        match text.split_once(':') {
            Some(("stage", stage)) => Ok(Self::Stage(stage.to_owned())),
            Some(("criterion", rest)) => {
                let (stage, criterion) = rest.split_once(':').ok_or(NotStep)?;
                Ok(Self::Criterion(stage.to_owned(), criterion.to_owned()))
            }
            Some(_) => Err(NotStep),
            None if text == "head_to_head" => Ok(Self::HeadToHead),
            None if text == "plenary" => Ok(Self::Plenary),
            None if text == "rank" => Ok(Self::Rank),
            None => Err(NotStep),
        }
    }
}

impl Serialize for StepRule {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for StepRule {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
