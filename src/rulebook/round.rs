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
    /// Whether judges read without knowing whose plan it is. No such round comes after one that is not blind.
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

    /// Whether entrants appear before the judges: not in a round that is only read.
    #[must_use]
    pub fn is_attended(&self) -> bool {
        !self.blind
    }
}

/// On a longer scale a judge writes the mark; keys for each of them fill a phone.
const MOST_KEYS: i64 = 20;

/// So many whole points above the lowest are all described; on a longer scale nobody tells each from the next.
const MOST_DESCRIBED: i64 = 10;

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

    /// Whether a judge writes a mark as a number, 85 on a scale from 0 to 100; on a short scale each mark is a key.
    #[must_use]
    pub fn is_written(self) -> bool {
        self.max.saturating_sub(self.min) > MOST_KEYS
    }

    /// How many decimals a step takes when it is written as a number: 1 for half points. None if two are too few.
    #[must_use]
    pub fn decimals(self) -> Option<u32> {
        (0..=2).find(|decimals| 10_i64.pow(*decimals).checked_rem(self.per_point) == Some(0))
    }

    /// Whether the scale has so many whole points that only some of them are described.
    #[must_use]
    pub fn is_described_in_part(self) -> bool {
        self.points().is_some_and(|(least, most)| most.saturating_sub(least) > MOST_DESCRIBED)
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
    /// What each whole point means (deskripsi nilai), from the lowest to the highest; on a long scale both ends and
    /// some points between.
    pub anchors: Vec<Anchor>,
}

impl Criterion {
    /// What a mark means: the anchor of its point, or those on both sides of a mark between two described points.
    #[must_use]
    pub fn anchors_at(&self, steps: i64, scale: ScaleRule) -> Vec<&Anchor> {
        let at = |anchor: &&Anchor| anchor.point.checked_mul(scale.per_point);
        let below = self.anchors.iter().rev().find(|anchor| at(anchor).is_some_and(|at| at <= steps));
        let above = self.anchors.iter().find(|anchor| at(anchor).is_some_and(|at| at >= steps));
        match (below, above) {
            (Some(below), Some(above)) if below == above => vec![below],
            (Some(below), Some(above)) => vec![below, above],
            // Off the scale, whose ends are described.
            _ => Vec::new(),
        }
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
    fn entrants_appear_where_judges_know_whose_plan_it_is() {
        let book = denpasar();
        let attended = book.rounds.iter().map(|round| (round.id.clone(), round.is_attended()));
        let want = [("S1", false), ("S2", true)].map(|(round, want)| (round.to_owned(), want));
        assert_eq!(attended.collect::<Vec<_>>(), want);
    }

    #[test]
    fn a_long_scale_is_written() {
        for ((min, max, per_point), written, decimals, in_part) in [
            ((2, 10, 2), false, Some(1), false),
            ((0, 10, 1), false, Some(0), false),
            ((0, 11, 1), false, Some(0), true),
            ((0, 20, 1), false, Some(0), true),
            ((0, 20, 2), false, Some(1), false),
            ((0, 21, 1), true, Some(0), true),
            ((0, 100, 1), true, Some(0), true),
            ((0, 200, 2), true, Some(1), true),
            ((4, 40, 4), true, Some(2), false),
            ((0, 40, 8), true, None, false),
            ((3, 15, 3), false, None, false),
            ((0, 10, 0), false, None, false),
        ] {
            let scale = ScaleRule { min, max, per_point };
            let found = (scale.is_written(), scale.decimals(), scale.is_described_in_part());
            assert_eq!(found, (written, decimals, in_part), "{scale:?}");
        }
    }

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
            (4, ScaleRule { min: 1, max: 5, per_point: i64::MAX }, vec![]),
        ] {
            let points: Vec<i64> = criterion.anchors_at(steps, scale).iter().map(|a| a.point).collect();
            assert_eq!(points, want, "{steps} {scale:?}");
        }
        let mut sparse = criterion.clone();
        for (anchor, point) in sparse.anchors.iter_mut().zip([0, 50, 60, 80, 100]) {
            anchor.point = point;
        }
        let hundred = ScaleRule { min: 0, max: 100, per_point: 1 };
        for (steps, want) in [
            (0, vec![0]),
            (1, vec![0, 50]),
            (49, vec![0, 50]),
            (50, vec![50]),
            (75, vec![60, 80]),
            (100, vec![100]),
            (101, vec![]),
            (-1, vec![]),
        ] {
            let points: Vec<i64> = sparse.anchors_at(steps, hundred).iter().map(|a| a.point).collect();
            assert_eq!(points, want, "{steps}");
        }
    }
}
