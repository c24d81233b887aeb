//! The output of a verdict, `juara-result/1`.

mod board;
mod category;
mod tie;

pub use board::{CutResult, CutStatus, EntryResult, Flag, Line, Place, StageResult};
pub use category::{AwardResult, CategoryResult, CategoryStatus, PrizeResult, Problem, Warning};
pub use tie::{NotStep, Pair, Step, StepRule, Tie};

use super::Refusal;
use crate::canonical;
use serde::{Deserialize, Serialize};

/// What became of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// It was computed; single categories may still be blocked.
    Computed(Computed),
    /// It makes no sense as it stands.
    Refused(Refused),
}

impl Outcome {
    /// The canonical bytes of the result, without a final newline.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        canonical::bytes(self)
    }
}

/// The result of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Computed {
    /// Always `juara-result/1`.
    pub format: ResultFormat,
    /// The name of the edition.
    pub edition: String,
    /// SHA-256 of the canonical bytes of the input, hex.
    pub input_sha256: String,
    /// The categories, in the order of the input.
    pub categories: Vec<CategoryResult>,
}

/// An input that was not computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Always `juara-result/1`.
    pub format: ResultFormat,
    /// What is wrong, and where.
    pub error: Refusal,
}

/// The name of the output's format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResultFormat {
    /// The only one there is.
    #[default]
    #[serde(rename = "juara-result/1")]
    V1,
}
