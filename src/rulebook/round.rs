//! The rounds (tahap) and what is scored in them.

use crate::{
    Deadline, Text,
    rulebook::Start,
    verdict::{Aggregate, CannotAssess, NoShow, Quorum, Spread},
};
use serde::{Deserialize, Serialize};

/// One round of judging (tahap).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Its name in files, `S1`.
    pub id: String,
    /// Its name in addresses, `proposal`.
    pub slug: String,
    /// What people call it.
    pub title: Text,
    /// What happens in it, in a sentence.
    pub summary: Text,
    /// Whether judges read without knowing whose plan it is.
    pub blind: bool,
    /// When judges may begin.
    pub begins: Start,
    /// Until when sheets are due; the lock decides, not this date.
    pub ends: Deadline,
    /// How marks are given in this round, if not as in the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleRule>,
    /// What is scored; the weights sum to 100.
    pub criteria: Vec<Criterion>,
    /// How the sheets of an entry become one score.
    #[serde(default)]
    pub aggregate: Aggregate,
    /// What a criterion that a judge cannot assess does.
    #[serde(default)]
    pub cannot_assess: CannotAssess,
    /// How many complete sheets an entry needs (kuorum).
    pub quorum: Quorum,
    /// How far apart the sheets of an entry may lie; any distance, if not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
    /// What becomes of an entry that does not appear.
    pub no_show: NoShow,
}

impl Round {
    /// One criterion by its id.
    #[must_use]
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|c| c.id == id)
    }
}

/// How marks are given. Marks are whole numbers of steps: a scale from 1 to 5
/// with half points runs from `min` 2 to `max` 10 with `per_point` 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleRule {
    /// The lowest mark, in steps.
    pub min: i64,
    /// The highest mark, in steps.
    pub max: i64,
    /// How many steps make one point.
    pub per_point: i64,
}

impl ScaleRule {
    /// The whole points of the scale, lowest and highest: 1 and 5. None if the
    /// ends do not lie on whole points.
    #[must_use]
    pub fn points(self) -> Option<(i64, i64)> {
        let point = |steps: i64| match (steps.checked_rem(self.per_point), steps.checked_div(self.per_point))
        {
            (Some(0), Some(point)) if self.per_point > 0 => Some(point),
            _ => None,
        };
        Some((point(self.min)?, point(self.max)?))
    }
}

/// One criterion (kriteria) of a round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name in files, `K1`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Its weight (bobot); the weights of a round sum to 100.
    pub weight: u32,
    /// What each whole point means (deskripsi nilai), from the lowest to the highest.
    pub anchors: Vec<Anchor>,
}

impl Criterion {
    /// What a mark means: the anchor of its point, or those on both sides of a mark between two points.
    #[must_use]
    pub fn anchors_at(&self, steps: i64, scale: ScaleRule) -> Vec<&Anchor> {
        let (Some(below), Some(rest)) =
            (steps.checked_div_euclid(scale.per_point), steps.checked_rem_euclid(scale.per_point))
        else {
            return Vec::new();
        };
        let above = below.saturating_add(i64::from(rest > 0));
        self.anchors.iter().filter(|anchor| (below..=above).contains(&anchor.point)).collect()
    }
}

/// What one whole point of a criterion means (deskripsi nilai).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The point, as judges see it: 1 to 5.
    pub point: i64,
    /// What an entry at this point is like.
    pub text: Text,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn a_mark_between_two_points_means_something_of_both() {
        let rulebook = denpasar();
        let criterion = &rulebook.rounds[0].criteria[0];
        let halves = ScaleRule { min: 2, max: 10, per_point: 2 };
        for (steps, scale, want) in [
            (2, halves, vec![1]),
            (7, halves, vec![3, 4]),
            (10, halves, vec![5]),
            (99, halves, vec![]),
            (4, ScaleRule { min: 1, max: 5, per_point: 1 }, vec![4]),
            (4, ScaleRule { min: 1, max: 5, per_point: 0 }, vec![]),
        ] {
            let points: Vec<i64> = criterion.anchors_at(steps, scale).iter().map(|a| a.point).collect();
            assert_eq!(points, want, "{steps} {scale:?}");
        }
    }
}
