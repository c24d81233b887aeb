//! The input of a verdict, `juara-edition/1`: rules, codes, every mark.
//!
//! The types can be built by hand (the product makes them from its rulebook
//! and score sheets) or read from a file with [`Edition::read`]. A member that
//! has its default value is not written.

mod award;
mod cut;
mod entry;
mod sheet;
mod stage;

pub use award::{Among, Award, AwardBasis, AwardCriterion};
pub use cut::{Board, Cut, Decision, NotBoard, OnTie, Take, TieRule};
pub use entry::{Category, Entry, EntryStatus, Prize};
pub use sheet::{Sheet, SheetState, Sums};
pub use stage::{Aggregate, CannotAssess, Criterion, NoShow, OnSpread, Quorum, Scale, Spread, Stage};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A whole edition: its rules, its entries by code, and every sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Always `juara-edition/1`.
    pub format: EditionFormat,
    /// The name of the edition, for people.
    pub edition: String,
    /// A remark, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The scale of every stage that has none of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// The stages (tahap), in the order in which they are held; at most 100.
    pub stages: Vec<Stage>,
    /// The categories (kategori), in the order of the result; at most 1000.
    pub categories: Vec<Category>,
    /// The cuts, at most one after each stage.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<Cut>,
    /// The weight of each stage in the total; the sum must be positive.
    pub total: BTreeMap<String, u64>,
    /// What is asked of entries with equal totals, first to last; at most 20.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<TieRule>,
    /// The entries (pendaftaran), under their codes.
    pub entries: Vec<Entry>,
    /// The score sheets (lembar nilai).
    pub sheets: Vec<Sheet>,
    /// Sums that stand in for sheets that are not published.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<Sums>,
    /// What the plenary (rapat pleno) decided about ties.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
    /// Special awards (penghargaan khusus), at most 1000.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<Award>,
}

/// The name of the input's format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditionFormat {
    /// The only one there is.
    #[default]
    #[serde(rename = "juara-edition/1")]
    V1,
}

/// For members that are left out when they hold their default.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
