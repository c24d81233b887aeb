//! How many entries of a category are in a round, and why others of its table are not.

use super::CategoryRecap;
use crate::verdict::Place;

/// The entries that a recap shows of a category, by how they stand in its round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// In the round. Who was disqualified from later on is one of them.
    pub here: usize,
    /// How many of these are disqualified from later on.
    pub disqualified_later: usize,
    /// Disqualified from this round or one before it.
    pub disqualified: usize,
    /// Withdrawn.
    pub withdrawn: usize,
    /// Did not appear where that means out.
    pub absent: usize,
}

impl CategoryRecap {
    /// How many entries are in the round: whoever is out stands in the table too, and is no part of it.
    #[must_use]
    pub fn headcount(&self) -> Headcount {
        let mut heads = Headcount::default();
        for line in &self.lines {
            match (&line.stage, line.status) {
                (Some(_), status) => {
                    heads.here += 1;
                    heads.disqualified_later += usize::from(status == Place::Disqualified);
                }
                (None, Place::Disqualified) => heads.disqualified += 1,
                (None, Place::Withdrawn) => heads.withdrawn += 1,
                (None, Place::NoShow) => heads.absent += 1,
                // Nobody who is in is without a standing.
                (None, Place::Active) => {}
            }
        }
        heads
    }
}
