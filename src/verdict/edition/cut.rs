//! Who goes on: cuts, tie rules, and what the plenary decided.

use super::{super::Decimal, is_default};
use crate::canonical::nothing_else;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// A cut line after a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// The stage after which it is drawn.
    pub after: String,
    /// The weight of each stage, up to this one, on the board of the cut.
    pub basis: BTreeMap<String, u64>,
    /// How many go on.
    pub take: Take,
    /// A score below this does not pass, whatever the places; equal passes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// What happens if entries that are level stand on the line.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on_tie: OnTie,
    /// The tie chain of this cut, if it is not the edition's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ties: Option<Vec<TieRule>>,
}

/// How many entries pass a cut; each number is at least 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Take {
    /// The same number in every category.
    Each(u64),
    /// A number for every category.
    ByCategory(BTreeMap<String, u64>),
}

/// What happens if a class of level entries does not fit above the line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnTie {
    /// All of them pass: more than planned.
    #[default]
    AllPass,
    /// None of them passes: fewer than planned.
    NonePass,
    /// The category waits for the plenary.
    Decide,
}

/// One question that is asked of entries which are level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum TieRule {
    /// The higher score in a stage.
    Stage {
        /// Which stage.
        stage: String,
    },
    /// The higher score in a criterion.
    Criterion {
        /// The stage of the criterion.
        stage: String,
        /// Which criterion.
        criterion: String,
    },
    /// Whom more judges put above the other, sheet by sheet.
    HeadToHead {
        /// The stages whose sheets are ballots; all, if not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stages: Option<Vec<String>>,
    },
    /// What the plenary decided about exactly this set.
    #[serde(deserialize_with = "nothing_else")]
    Plenary,
    /// The better final rank; only for special awards.
    #[serde(deserialize_with = "nothing_else")]
    Rank,
}

/// A decision of the plenary (rapat pleno) about entries that were level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Its code.
    pub id: String,
    /// The category of the entries.
    pub category: String,
    /// The board on which they were level.
    pub at: Board,
    /// The entries that were level, at least two.
    pub set: Vec<String>,
    /// The same entries in their new order; those of one group stay level.
    pub order: Vec<Vec<String>>,
    /// The number of the minutes (berita acara).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
}

/// Where entries are compared: `total`, `cut:S1`, `award:A1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Board {
    /// The total of the edition.
    Total,
    /// The cut after this stage.
    Cut(String),
    /// A special award.
    Award(String),
}

/// The text names no board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a board")]
pub struct NotBoard;

impl fmt::Display for Board {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => f.write_str("total"),
            Self::Cut(stage) => write!(f, "cut:{stage}"),
            Self::Award(award) => write!(f, "award:{award}"),
        }
    }
}

impl FromStr for Board {
    type Err = NotBoard;

    fn from_str(text: &str) -> Result<Self, NotBoard> {
        match text.split_once(':') {
            None if text == "total" => Ok(Self::Total),
            Some(("cut", stage)) => Ok(Self::Cut(stage.to_owned())),
            Some(("award", award)) => Ok(Self::Award(award.to_owned())),
            None | Some(_) => Err(NotBoard),
        }
    }
}

impl Serialize for Board {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Board {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
