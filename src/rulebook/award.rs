//! Special awards beside the ranks.

use crate::{
    Rupiah, Text,
    verdict::{Among, AwardCriterion, TieRule},
};
use serde::{Deserialize, Serialize};

/// A special award (penghargaan khusus), won by criteria.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// Its name in files, `INOVASI`.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// For what it is given, in a sentence.
    pub summary: Text,
    /// The category in which it is given; in each category, if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Who can win it.
    #[serde(default)]
    pub among: Among,
    /// The criteria by whose weighted mean it is won.
    pub of: Vec<AwardCriterion>,
    /// What is asked of entries that are level; whoever is still level shares it.
    #[serde(default)]
    pub ties: Vec<TieRule>,
    /// Entries up to this rank can't win it; 0 lets all.
    #[serde(default)]
    pub exclude_rank_upto: u32,
    /// Money, in whole rupiah.
    #[serde(default)]
    pub amount: Rupiah,
}
