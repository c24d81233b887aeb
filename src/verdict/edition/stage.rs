//! A stage: what is marked, on which scale, by how many, and how it is summed up.

use super::{super::Decimal, is_default};
use crate::canonical::nothing_else;
use serde::{Deserialize, Serialize};

/// One stage (tahap) of the judging.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// The code of the stage, such as `S1`; `result` is reserved.
    pub id: String,
    /// What is marked, in the order of the rubric; at most 1000.
    pub criteria: Vec<Criterion>,
    /// The scale of this stage, if it is not the edition's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// How the sheets of an entry become one score.
    #[serde(skip_serializing_if = "is_default")]
    pub aggregate: Aggregate,
    /// What a criterion that a judge could not assess does.
    #[serde(skip_serializing_if = "is_default")]
    pub cannot_assess: CannotAssess,
    /// How many complete sheets an entry needs.
    #[serde(skip_serializing_if = "is_default")]
    pub quorum: Quorum,
    /// How far apart the sheets of an entry may lie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
    /// What becomes of an entry that did not appear.
    #[serde(skip_serializing_if = "is_default")]
    pub no_show: NoShow,
}

/// One criterion (kriteria) of a rubric.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// The code, one of its own within the stage.
    pub id: String,
    /// Its weight within the stage; the weights of a stage have a positive sum.
    pub weight: u64,
    /// Its name, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The marks that exist, and the range on which scores are shown.
///
/// A mark is an integer in steps: 1 to 5 in half points is `min` 2, `max` 10,
/// `per_point` 2, so that nobody ever stores 3.5.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scale {
    /// The lowest mark, in steps.
    pub min: i64,
    /// The highest mark, in steps; above `min`.
    pub max: i64,
    /// How many steps make one point; at least 1. Only pages need it.
    pub per_point: i64,
    /// Where the lowest and the highest mark are shown; usually 0 and 100.
    pub show: [Decimal; 2],
}

/// How the complete sheets of an entry become its stage score.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum Aggregate {
    /// The mean.
    #[default]
    #[serde(deserialize_with = "nothing_else")]
    Mean,
    /// The sheet in the middle; with an even number the mean of the middle two.
    #[serde(deserialize_with = "nothing_else")]
    Median,
    /// The mean of what is left without the lowest and highest sheets.
    Trimmed {
        /// How many of the lowest are dropped.
        low: u64,
        /// How many of the highest are dropped.
        high: u64,
    },
    /// Every sheet further than the limit from the mean is moved to that
    /// limit, then the mean is taken again.
    Capped {
        /// In points of the shown range; not negative.
        limit: Decimal,
    },
}

/// What a cell that says "cannot assess" does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CannotAssess {
    /// The whole sheet is left out.
    #[default]
    ExcludeSheet,
    /// Each criterion is averaged over those who assessed it, and the quorum
    /// holds for each criterion. Only with [`Aggregate::Mean`].
    CriterionMean,
}

/// How many complete sheets an entry needs: the larger of a number and a
/// share of the panel without those who recused themselves for this entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// The number, at least 1.
    pub min_sheets: u64,
    /// The share, 0 to 100 per cent, rounded up to whole judges.
    #[serde(default, skip_serializing_if = "is_default")]
    pub panel_percent: u64,
    /// Whether a judge with a complete sheet for one entry of a category must
    /// have one for every entry of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub same_judges: bool,
}

impl Default for Quorum {
    fn default() -> Self {
        Self { min_sheets: 1, panel_percent: 0, same_judges: false }
    }
}

/// How far apart the lowest and the highest complete sheet may lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// In points of the shown range; strictly more is flagged. Not negative.
    pub limit: Decimal,
    /// What happens then.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: OnSpread,
    /// How many further sheets are asked for, beyond `min_sheets`.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub extra_sheets: u64,
}

/// What happens to an entry whose sheets lie too far apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnSpread {
    /// The entry is flagged, nothing else.
    #[default]
    Flag,
    /// The category waits for further sheets; none is thrown away.
    RequireExtra,
}

/// What becomes of an entry that did not appear in a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoShow {
    /// It is not ranked.
    #[default]
    Out,
    /// It has the bottom of the scale in this stage and its criteria.
    Zero,
}

#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")
)]
fn is_one(number: &u64) -> bool {
    *number == 1
}

fn one() -> u64 {
    1
}
