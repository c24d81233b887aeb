//! Where doubles go wrong, and how exact numbers are shown.

use super::super::{Decimal, Fraction};
use super::scene::{edition, ranks, result, with};
use serde_json::json;
use std::num::NonZeroU64;

fn ratio(numerator: i64, denominator: u64) -> Fraction {
    Fraction::ratio(numerator, NonZeroU64::new(denominator).unwrap())
}

#[test]
fn shown_values_round_half_away_from_zero() {
    for (value, want) in [
        (ratio(62_125, 1000), "62.13"),
        (ratio(-62_125, 1000), "-62.13"),
        (ratio(-1, 1000), "0.00"),
        (ratio(-5, 1000), "-0.01"),
        (ratio(5, 1000), "0.01"),
        (ratio(4_999, 1_000_000), "0.00"),
        (ratio(325, 6), "54.17"),
        (ratio(2, 200), "0.01"),
        (ratio(99_995, 1000), "100.00"),
        (ratio(7, 1), "7.00"),
    ] {
        assert_eq!(value.shown(), want, "{value}");
    }
    assert_eq!(ratio(1, 3).shown_with(0), "0");
    assert_eq!(ratio(3, 2).shown_with(0), "2");
    assert_eq!(ratio(2, 3).shown_with(6), "0.666667");
}

#[test]
fn a_fraction_has_one_text() {
    for (value, text) in
        [(ratio(650, 12), "325/6"), (ratio(70, 1), "70/1"), (ratio(-6, 8), "-3/4"), (ratio(0, 5), "0/1")]
    {
        assert_eq!(value.to_string(), text);
        assert_eq!(text.parse(), Ok(value));
    }
    for text in ["650/12", "70", "3/-4", "1/0", "", "/", "01/2", "+1/2", "1/ 2"] {
        assert!(text.parse::<Fraction>().is_err(), "{text}");
    }
}

#[test]
fn unequal_values_look_unequal() {
    let apart = |values: &[&Fraction]| Fraction::shown_apart(values);
    assert_eq!(apart(&[&ratio(125, 2), &ratio(50, 1)]), ["62.50", "50.00"]);
    assert_eq!(apart(&[&ratio(125, 2), &ratio(14_999, 240)]), ["62.500", "62.496"]);
    assert_eq!(apart(&[&ratio(1, 3), &ratio(333_333_333, 1_000_000_000)]), ["1/3", "333333333/1000000000"]);
    assert_eq!(apart(&[&ratio(1, 2), &ratio(1, 2)]), ["0.50", "0.50"]);
}

#[test]
fn only_neighbours_that_would_look_equal_have_more_decimals() {
    let values = [ratio(75, 1), ratio(125, 2), ratio(14_999, 240), ratio(50, 1), ratio(50, 1)];
    let shown = Fraction::shown_in_line(&values.iter().collect::<Vec<_>>());
    assert_eq!(shown, ["75.00", "62.500", "62.496", "50.00", "50.00"]);
}

#[test]
fn what_is_unequal_side_by_side_on_a_board_looks_unequal() {
    // 1/240 apart, which two decimals do not show.
    let input = edition(&[&[("A", &[7, 7, 7]), ("B", &[7, 7, 7])], &[("A", &[7, 7, 7]), ("B", &[7, 7, 6])]]);
    let input = with(input, "/total", json!({"S1": 999, "S2": 1}));
    let result = result(&input);
    assert_eq!(ranks(&result), "A:1 B:2");
    let shown = result.shown_scores();
    assert_eq!((shown["A"].as_str(), shown["B"].as_str()), ("62.500", "62.496"));
}

#[test]
fn decimals_are_read_as_the_format_writes_them_and_keep_their_spelling() {
    for (text, want) in [("0", "0/1"), ("-0", "0/1"), ("12.50", "25/2"), ("-0.125", "-1/8"), ("100", "100/1")]
    {
        let decimal: Decimal = text.parse().unwrap();
        assert_eq!((decimal.value().to_string().as_str(), decimal.to_string().as_str()), (want, text));
    }
    let long = "1".repeat(Decimal::LONGEST + 1);
    for text in ["", "-", ".5", "5.", "01", "1e3", "+1", " 1", "1,5", "1.2.3", "--1", "٣", long.as_str()] {
        assert!(text.parse::<Decimal>().is_err(), "{text}");
    }
}

/// With doubles, 0.40 * a + 0.35 * b + 0.25 * c puts the one before the other.
#[test]
fn equal_totals_are_a_tie_although_doubles_differ() {
    let mut input = edition(&[
        &[("A", &[6, 6, 7]), ("B", &[6, 6, 6])],
        &[("A", &[6, 6, 7]), ("B", &[6, 6, 6])],
        &[("A", &[6, 6, 7]), ("B", &[6, 7, 9])],
    ]);
    input["total"] = serde_json::json!({"S1": 40, "S2": 35, "S3": 25});
    assert_eq!(ranks(&result(&input)), "A:1 B:1");
}
