//! How long personal data are kept.

use crate::Text;
use serde::{Deserialize, Serialize};

/// How long the personal data of an entry are kept, counted from the final result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Of drafts that were never sent, and of withdrawn entries.
    pub unsent: Keep,
    /// Of entries that were sent and did not reach the last round.
    pub eliminated: Keep,
    /// Of entries that reached the last round.
    pub finalists: Keep,
}

/// For how long, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// Whole days.
    pub days: u32,
    /// Why so long, in a sentence for the people whose data they are.
    pub reason: Text,
}
