//! How scores become ranks.

use crate::verdict::{Cut, TieRule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Cuts, weights of the rounds, and the tie chain; the shapes are those of
/// `juara-edition/1`, so that what is decided here is what is computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    /// Who goes on after a round; at most one cut after each.
    #[serde(default)]
    pub cuts: Vec<Cut>,
    /// The weight of each round in the total.
    pub total: BTreeMap<String, u64>,
    /// What is asked of entries with equal totals, first to last.
    pub ties: Vec<TieRule>,
    /// Says that entries which the whole chain leaves level share their rank.
    /// Required where no plenary (rapat pleno) ends the chain.
    #[serde(default)]
    pub shared: bool,
}
