//! Special awards beside the ranks.

use super::{TieRule, is_default};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A special award (penghargaan khusus).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Award {
    /// Its code.
    pub id: String,
    /// Its name, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The category in which it is given; in each category, if not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Who can win it.
    #[serde(skip_serializing_if = "is_default")]
    pub among: Among,
    /// By what it is won.
    #[serde(flatten)]
    pub basis: AwardBasis,
    /// The tie chain of the award, at most 20 rules. Counts know only the
    /// plenary, which is asked even if the chain is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ties: Vec<TieRule>,
    /// Entries up to this rank can't win it; 0 lets all.
    #[serde(skip_serializing_if = "is_default")]
    pub exclude_rank_upto: u64,
}

impl Award {
    /// By what its ties are broken: one that is won by counts leaves them to the plenary, if it says nothing else.
    #[must_use]
    pub fn chain(&self) -> &[TieRule] {
        match (&self.basis, self.ties.as_slice()) {
            (AwardBasis::Counts(_), []) => &[TieRule::Plenary],
            (AwardBasis::Counts(_) | AwardBasis::Criteria(_), ties) => ties,
        }
    }
}

/// Who can win a special award.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Among {
    /// Those who hold a rank on the total.
    #[default]
    Finalists,
    /// Everybody who holds a rank.
    All,
}

/// By what a special award is won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum AwardBasis {
    /// The highest weighted mean of criterion scores; who lacks one of them
    /// can't win.
    #[serde(rename = "of")]
    Criteria(Vec<AwardCriterion>),
    /// The highest count, such as a public vote; who has no count can't win.
    #[serde(rename = "counts")]
    Counts(BTreeMap<String, u64>),
}

/// A criterion that counts for an award.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardCriterion {
    /// The stage of the criterion.
    pub stage: String,
    /// The criterion.
    pub criterion: String,
    /// Its weight; the weights of an award have a positive sum.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub weight: u64,
}

#[cfg_attr(
    target_pointer_width = "64",
    expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")
)]
fn is_one(weight: &u64) -> bool {
    *weight == 1
}

fn one() -> u64 {
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_leave_a_tie_to_the_plenary_if_they_say_nothing_else() {
        let criteria = || AwardBasis::Criteria(Vec::new());
        let counts = || AwardBasis::Counts(BTreeMap::new());
        for (basis, ties, want) in [
            (criteria(), vec![], vec![]),
            (criteria(), vec![TieRule::Rank], vec![TieRule::Rank]),
            (counts(), vec![], vec![TieRule::Plenary]),
            (counts(), vec![TieRule::Plenary], vec![TieRule::Plenary]),
        ] {
            let (id, among) = ("FAVORIT".to_owned(), Among::All);
            let award = Award { id, title: None, category: None, among, basis, ties, exclude_rank_upto: 0 };
            assert_eq!(award.chain(), want, "{award:?}");
        }
    }
}
