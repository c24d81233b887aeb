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

/// A mark as a form sends it: the number of steps of a key, points where the scale is written, or [`CANNOT_ASSESS`].
/// Nothing chosen is no mark. Errors: not on the scale.
pub fn parse_mark(typed: &str, scale: ScaleRule) -> Result<Option<Mark>, What> {
    match typed.trim() {
        "" => Ok(None),
        CANNOT_ASSESS => Ok(Some(Mark::CannotAssess)),
        points if scale.is_written() => match written(points, scale) {
            Some(steps) if (scale.min..=scale.max).contains(&steps) => Ok(Some(Mark::Steps(steps))),
            _ => Err(What::OffScale { scale }),
        },
        steps => match steps.parse() {
            Ok(steps) if (scale.min..=scale.max).contains(&steps) => Ok(Some(Mark::Steps(steps))),
            _ => Err(What::UnknownOption),
        },
    }
}

/// Points in steps: with a comma or a point and at most two decimals, as people write them in either language, so
/// that `1.000` is no 1. None for anything else, and between two steps.
fn written(points: &str, scale: ScaleRule) -> Option<i64> {
    let (whole, decimals) = points.split_once([',', '.']).unwrap_or((points, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let hundredths: i64 = format!("{decimals:0<2}").parse().ok()?;
    let hundredths = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    let steps = hundredths.checked_mul(scale.per_point)?;
    (steps % 100 == 0).then_some(steps / 100)
}

/// A number of steps in points, as people write it: `3`, `3½`; where a step is
/// no half, a fraction: `3 1/4`; where marks are written, a decimal number with a point: `82.5`.
#[must_use]
pub fn point_text(steps: i64, scale: ScaleRule) -> String {
    let (whole, rest) = (steps.div_euclid(scale.per_point), steps.rem_euclid(scale.per_point));
    if let (true, Some(_), 1..) = (scale.is_written(), scale.decimals(), rest) {
        let hundredths = format!("{:02}", rest * 100 / scale.per_point);
        return format!("{whole}.{}", hundredths.trim_end_matches('0'));
    }
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
    fn a_mark_of_a_long_scale_is_a_number_of_points() {
        let hundred = ScaleRule { min: 0, max: 100, per_point: 1 };
        let halves = ScaleRule { min: 20, max: 200, per_point: 2 };
        for (typed, scale, want) in [
            ("85", hundred, Some(85)),
            (" 0 ", hundred, Some(0)),
            ("100", hundred, Some(100)),
            ("85,0", hundred, Some(85)),
            ("085", hundred, Some(85)),
            ("101", hundred, None),
            ("85,5", hundred, None),
            ("1.000", hundred, None),
            ("-1", hundred, None),
            ("+1", hundred, None),
            ("85,", hundred, None),
            (",5", hundred, None),
            ("8 5", hundred, None),
            ("1e1", hundred, None),
            ("٨٥", hundred, None),
            ("99999999999999999999", hundred, None),
            ("9223372036854775807", hundred, None),
            ("82,5", halves, Some(165)),
            ("82.50", halves, Some(165)),
            ("82,25", halves, None),
            ("9,5", halves, None),
            ("10", halves, Some(20)),
            ("100", halves, Some(200)),
            ("100,5", halves, None),
        ] {
            let want = want.map(|steps| Some(Mark::Steps(steps))).ok_or(What::OffScale { scale });
            assert_eq!(parse_mark(typed, scale), want, "{typed:?}");
        }
        assert_eq!(parse_mark("", hundred), Ok(None));
        assert_eq!(parse_mark(CANNOT_ASSESS, hundred), Ok(Some(Mark::CannotAssess)));
    }

    #[test]
    fn what_is_shown_of_a_long_scale_reads_back() {
        for per_point in [1, 2, 4, 5, 10, 20, 25, 50, 100] {
            let scale = ScaleRule { min: 0, max: 10 * per_point.max(3), per_point };
            for steps in scale.min..=scale.max {
                let shown = point_text(steps, scale);
                assert_eq!(parse_mark(&shown, scale), Ok(Some(Mark::Steps(steps))), "{shown} {scale:?}");
            }
        }
    }

    #[test]
    fn steps_are_written_in_points() {
        let quarters = ScaleRule { min: 0, max: 20, per_point: 4 };
        let written = ScaleRule { min: 0, max: 40, per_point: 4 };
        for (steps, scale, want) in [
            (7, HALVES, "3½"),
            (8, HALVES, "4"),
            (13, quarters, "3 1/4"),
            (13, written, "3.25"),
            (14, written, "3.5"),
            (40, written, "10"),
        ] {
            assert_eq!(point_text(steps, scale), want);
        }
    }
}
