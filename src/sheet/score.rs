//! The score of one's own sheet while it is filled in, on the page and in the
//! browser. Small whole numbers and no library: the verdict computes with exact
//! fractions of its own, and the tests hold the two together.

use super::{Mark, Marks};
use crate::rulebook::{Round, ScaleRule};
use std::fmt;

/// The score of a sheet, from 0 to 100, as an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    parts: i128,
    of: i128,
}

impl Score {
    /// With two decimals after a point, half away from zero, as the verdict shows it.
    #[must_use]
    pub fn shown(&self) -> String {
        let hundredths = (self.parts * 200 + self.of) / (self.of * 2);
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

/// The score of a sheet; none as long as a criterion has no mark, or one that
/// can't be assessed: nothing is filled in.
#[must_use]
pub fn score(round: &Round, scale: ScaleRule, marks: &Marks) -> Option<Score> {
    let weighted = round.criteria.iter().map(|criterion| match marks.get(&criterion.id) {
        Some(Mark::Steps(steps)) => Some((i64::from(criterion.weight), *steps)),
        Some(Mark::CannotAssess) | None => None,
    });
    weighted_score(scale, &weighted.collect::<Option<Vec<_>>>()?)
}

/// The score of weights and marks in steps: what an island has at hand. None
/// without weights, for marks off the scale, and beyond what small numbers hold.
#[must_use]
pub fn weighted_score(scale: ScaleRule, marks: &[(i64, i64)]) -> Option<Score> {
    let range = i128::from(scale.max) - i128::from(scale.min);
    let (mut parts, mut weights) = (0_i128, 0_i128);
    for (weight, steps) in marks {
        if *weight < 0 || !(scale.min..=scale.max).contains(steps) {
            return None;
        }
        let above = i128::from(*steps) - i128::from(scale.min);
        parts = parts.checked_add(i128::from(*weight).checked_mul(above)?)?;
        weights = weights.checked_add(i128::from(*weight))?;
    }
    let of = weights.checked_mul(range).filter(|of| *of > 0)?;
    // Showing needs 200 parts of it and twice the whole.
    of.checked_mul(400)?;
    Some(Score { parts: parts.checked_mul(100)?, of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rulebook::tests::denpasar, verdict::Fraction};
    use std::num::NonZeroU64;

    const HALVES: ScaleRule = ScaleRule { min: 2, max: 10, per_point: 2 };

    #[test]
    fn a_score_needs_every_criterion() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        let scale = rulebook.scale_of(round);
        let marks = |k1, k2, k3: Option<Mark>| -> Marks {
            [("K1", k1), ("K2", k2), ("K3", k3)]
                .into_iter()
                .filter_map(|(k, mark)| mark.map(|mark| (k.to_owned(), mark)))
                .collect()
        };
        let at = |steps| Some(Mark::Steps(steps));
        for (marks, want) in [
            (marks(at(2), at(2), at(2)), Some("0.00")),
            (marks(at(10), at(10), at(10)), Some("100.00")),
            // 30 * 6/8 + 40 * 5/8 + 30 * 2/8 = 55
            (marks(at(8), at(7), at(4)), Some("55.00")),
            (marks(at(8), at(7), None), None),
            (marks(at(8), at(7), Some(Mark::CannotAssess)), None),
            (marks(None, None, None), None),
        ] {
            let shown = score(round, scale, &marks).map(|score| score.shown());
            assert_eq!(shown.as_deref(), want, "{marks:?}");
        }
    }

    #[test]
    fn it_is_the_number_of_the_verdict() {
        let weights = [13_i64, 20, 67];
        let scales =
            [HALVES, ScaleRule { min: 0, max: 7, per_point: 1 }, ScaleRule { min: -3, max: 3, per_point: 1 }];
        for scale in scales {
            for a in scale.min..=scale.max {
                for b in scale.min..=scale.max {
                    let c = scale.max - (b - scale.min);
                    let marks: Vec<_> = weights.into_iter().zip([a, b, c]).collect();
                    let above: i64 = marks.iter().map(|(w, s)| w * (s - scale.min)).sum();
                    let of = NonZeroU64::new(u64::try_from(100 * (scale.max - scale.min)).unwrap()).unwrap();
                    let verdict = Fraction::ratio(above * 100, of).shown();
                    assert_eq!(weighted_score(scale, &marks).unwrap().shown(), verdict, "{marks:?}");
                }
            }
        }
    }

    #[test]
    fn odd_numbers_give_none_and_no_panic() {
        let huge = ScaleRule { min: i64::MIN, max: i64::MAX, per_point: 1 };
        for (scale, marks) in [
            (HALVES, vec![]),
            (HALVES, vec![(0, 5)]),
            (HALVES, vec![(-1, 5)]),
            (HALVES, vec![(-1, 5), (2, 5)]),
            (HALVES, vec![(1, 1)]),
            (HALVES, vec![(1, 11)]),
            (ScaleRule { min: 1, max: 1, per_point: 1 }, vec![(1, 1)]),
            (huge, vec![(i64::MAX, i64::MAX); 3]),
            // Fits itself, but not what showing it takes.
            (ScaleRule { min: 0, max: i64::MAX, per_point: 1 }, vec![(i64::MAX, 0)]),
        ] {
            assert_eq!(weighted_score(scale, &marks), None, "{scale:?} {marks:?}");
        }
    }
}
