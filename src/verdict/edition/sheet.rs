//! Score sheets, and the sums that stand in for sheets that stay closed.

use super::is_default;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One judge's sheet (lembar nilai) for one entry in one stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// The stage.
    pub stage: String,
    /// The judge, by the code of this stage.
    pub judge: String,
    /// The entry, by its code.
    pub entry: String,
    /// Whether it counts.
    pub state: SheetState,
    /// The marks, in steps of the scale; `None` is "cannot assess". A
    /// submitted sheet has a cell for every criterion, a recused one has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cells: Option<BTreeMap<String, Option<i64>>>,
    /// Why it is void or recused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// As the how-manieth the judge opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
}

/// The state of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetState {
    /// Handed in: it counts if no cell is empty.
    Submitted,
    /// Not handed in: it does not count.
    Draft,
    /// Taken out (a conflict found later, a judge who left): it does not
    /// count, and is kept with its reason.
    Void,
    /// The judge declared a conflict, and is not on the panel for this entry.
    Recused,
}

/// What is published of an entry's sheets in a stage where single sheets would
/// show whose they are. Only where the stage score is a mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// The stage.
    pub stage: String,
    /// The entry.
    pub entry: String,
    /// How many complete sheets were added up, at least 1.
    pub sheets: u64,
    /// How many judges recused themselves for this entry.
    #[serde(skip_serializing_if = "is_default")]
    pub recused: u64,
    /// For each criterion the sum of its marks, in steps.
    pub cells: BTreeMap<String, i64>,
}
