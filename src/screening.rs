//! Screening (seleksi administrasi): does an entry meet the rules at all?

use crate::{
    Instant,
    id::{AccountId, EntryId},
};
use serde::{Deserialize, Serialize};

/// The decision about one entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "kebab-case")]
pub enum Finding {
    /// It meets the rules (lolos).
    Passed,
    /// It does not (gugur), for a reason that the rulebook names.
    Failed {
        /// The code of the reason.
        reason: String,
    },
}

/// A decision that stands: who took it, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screening {
    /// The entry.
    pub entry: EntryId,
    /// What was decided.
    pub finding: Finding,
    /// By whom.
    pub by: AccountId,
    /// When.
    pub at: Instant,
}
