//! The verdict: from rules and score sheets to ranks, exactly, with reasons.
//!
//! [`compute`] reads an input (`juara-edition/1`) and gives a result
//! (`juara-result/1`); [`rank`] does the same for a value in memory. Both are
//! pure: no clock, no chance, no rounding. Every number derived from marks is
//! an exact [`Fraction`], and the same input gives the same bytes in every
//! program that follows these rules:
//!
//! 1. A mark is an integer in steps of its scale. A sheet's score is the
//!    weighted mean of its marks, shown from 0 to 100; a stage score is the
//!    mean of the complete sheets (or what the stage's method says).
//! 2. Too few sheets, sheets too far apart, or an uneven panel block a
//!    category: no ranks are better than wrong ones.
//! 3. A cut takes the best of a stage further. Who passed more cuts stands
//!    before who passed fewer. A rank is 1 + the number of entries before.
//! 4. Level entries are asked one question after the other, and each answer is
//!    kept as a [`Step`].
//!
//! [`file`] holds what is published, [`mod@verify`] what anybody can check,
//! [`explanation`] and [`sentences`] say why each entry stands where it stands.

pub mod book;
pub mod explanation;
pub mod file;
pub mod merkle;
pub mod seal;
pub mod sentences;
pub mod verify;

mod aggregate;
mod award;
mod course;
mod criteria;
mod cut;
mod decimal;
mod edition;
mod finish;
mod fraction;
mod hash;
mod head_to_head;
mod panel;
mod prize;
mod ranking;
mod reading;
mod refusal;
mod register;
mod result;
mod standing;
mod tie;

#[cfg(test)]
mod tests;

pub use criteria::{CriterionScore, criteria_of};
pub use decimal::{Decimal, NotDecimal};
pub use edition::{
    Aggregate, Among, Award, AwardBasis, AwardCriterion, Board, CannotAssess, Category, Criterion, Cut,
    Decision, Edition, EditionFormat, Entry, EntryStatus, NoShow, NotBoard, OnSpread, OnTie, Prize, Quorum,
    Scale, Sheet, SheetState, Spread, Stage, Sums, Take, TieRule,
};
pub use fraction::{Fraction, NotFraction, Shown};
pub use hash::{Hash, NotHash};
pub use refusal::{Fault, Refusal};
pub use result::{
    AwardResult, CategoryResult, CategoryStatus, Computed, CutResult, CutStatus, EntryResult, Flag, Line,
    NotStep, Outcome, Pair, Place, PrizeResult, Problem, Refused, ResultFormat, StageResult, Step, StepRule,
    Tie, Warning,
};
pub use seal::LeafSecret;

use crate::canonical;
use register::Register;
use serde_json::Value;

/// The result of an input in the format `juara-edition/1`.
///
/// Never fails: what makes no sense gives [`Outcome::Refused`].
#[must_use]
pub fn compute(bytes: &[u8]) -> Outcome {
    match reading::strict(bytes).and_then(|value| compute_value(&value)) {
        Ok(computed) => Outcome::Computed(computed),
        Err(error) => Outcome::Refused(Refused { format: ResultFormat::V1, error }),
    }
}

/// The result of an edition in memory.
///
/// # Errors
/// [`Refusal`], if the edition makes no sense as it stands.
pub fn rank(edition: &Edition) -> Result<Computed, Refusal> {
    // What is hashed must also be readable: no number beyond 2^53.
    let written = canonical::bytes(edition);
    reading::strict(&written)?;
    rank_with_hash(edition, canonical::sha256_hex(&written))
}

impl Edition {
    /// Reads an input without computing it.
    ///
    /// # Errors
    /// [`Refusal`] for a fault of shape; whether the parts fit together shows
    /// only when it is computed.
    pub fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        reading::strict(bytes).and_then(|value| reading::edition(&value))
    }
}

/// The result of strict JSON, hashed as it was written.
fn compute_value(value: &Value) -> Result<Computed, Refusal> {
    rank_with_hash(&reading::edition(value)?, canonical::sha256_hex(&canonical::bytes(value)))
}

fn rank_with_hash(edition: &Edition, input_sha256: String) -> Result<Computed, Refusal> {
    let register = Register::open(edition)?;
    let categories = edition.categories.iter().enumerate();
    let categories = categories.map(|(number, category)| course::run(&register, number, category)).collect();
    Ok(Computed { format: ResultFormat::V1, edition: edition.edition.clone(), input_sha256, categories })
}
