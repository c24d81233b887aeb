//! Marks (nilai) in steps of the scale, and how people write them.

use crate::{problem::What, rulebook::ScaleRule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The marks of a sheet by criterion.
pub type Marks = BTreeMap<String, Mark>;

/// What a judge says about one criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A mark in steps of the scale: 3½ on a scale with half points is 7.
    Steps(i64),
    /// The judge cannot assess this criterion (tidak dapat dinilai). Never a zero.
    CannotAssess,
}

/// The value with which a form says that a criterion can't be assessed.
pub const CANNOT_ASSESS: &str = "cannot-assess";

/// A mark as a form sends it: a number of steps, or [`CANNOT_ASSESS`].
/// Nothing chosen is no mark. Errors: not on the scale.
pub fn parse_mark(typed: &str, scale: ScaleRule) -> Result<Option<Mark>, What> {
    match typed.trim() {
        "" => Ok(None),
        CANNOT_ASSESS => Ok(Some(Mark::CannotAssess)),
        steps => match steps.parse() {
            Ok(steps) if (scale.min..=scale.max).contains(&steps) => Ok(Some(Mark::Steps(steps))),
            _ => Err(What::UnknownOption),
        },
    }
}

/// A number of steps in points, as people write it: `3`, `3½`; where a step is
/// no half, a fraction: `3 1/4`.
#[must_use]
pub fn point_text(steps: i64, scale: ScaleRule) -> String {
    let (whole, rest) = (steps.div_euclid(scale.per_point), steps.rem_euclid(scale.per_point));
    match (rest, scale.per_point) {
        (0, _) => whole.to_string(),
        (1, 2) => format!("{whole}½"),
        (rest, per_point) => format!("{whole} {rest}/{per_point}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALVES: ScaleRule = ScaleRule { min: 2, max: 10, per_point: 2 };

    #[test]
    fn a_mark_is_a_step_of_the_scale_or_none() {
        for (typed, want) in [
            ("7", Ok(Some(Mark::Steps(7)))),
            (" 2 ", Ok(Some(Mark::Steps(2)))),
            ("10", Ok(Some(Mark::Steps(10)))),
            ("", Ok(None)),
            ("cannot-assess", Ok(Some(Mark::CannotAssess))),
            ("1", Err(What::UnknownOption)),
            ("11", Err(What::UnknownOption)),
            ("3.5", Err(What::UnknownOption)),
            ("99999999999999999999", Err(What::UnknownOption)),
        ] {
            assert_eq!(parse_mark(typed, HALVES), want, "{typed:?}");
        }
    }

    #[test]
    fn steps_are_written_in_points() {
        let quarters = ScaleRule { min: 0, max: 40, per_point: 4 };
        for (steps, scale, want) in [(7, HALVES, "3½"), (8, HALVES, "4"), (13, quarters, "3 1/4")] {
            assert_eq!(point_text(steps, scale), want);
        }
    }
}
