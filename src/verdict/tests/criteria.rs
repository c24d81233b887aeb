//! What each criterion gave an entry.

use super::super::{CriterionScore, Edition, criteria_of};
use super::scene::{edition, result};
use serde_json::json;

#[test]
fn every_stage_that_an_entry_reached_tells_the_mean_of_its_marks() {
    let mut input = edition(&[
        &[("A", &[7, 5]), ("B", &[6, 6]), ("D", &[3, 3]), ("E", &[9, 9])],
        &[("A", &[8]), ("B", &[9]), ("E", &[9])],
    ]);
    input["total"] = json!({"S2": 1});
    input["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": 3}]);
    // E did not appear in the second stage, which counts as the bottom of the scale, but nobody gave it a mark.
    input["entries"][3]["no_show"] = json!(["S2"]);
    input["stages"][1]["no_show"] = json!("zero");
    let told = result(&input);
    let input = Edition::read(input.to_string().as_bytes()).unwrap();
    let shown = |score: &CriterionScore| {
        format!("{} {} {} {}", score.stage, score.criterion, score.weight, score.score.shown())
    };
    for (entry, want) in [
        ("A", &["S1 C 100 50.00", "S2 C 100 75.00"][..]),
        ("B", &["S1 C 100 50.00", "S2 C 100 87.50"]),
        ("D", &["S1 C 100 12.50"]),
        ("E", &["S1 C 100 87.50"]),
    ] {
        let row = told.entries.iter().find(|row| row.entry == entry).unwrap();
        let scores = criteria_of(&input, row).unwrap();
        assert_eq!(scores.iter().map(shown).collect::<Vec<_>>(), want, "{entry}");
    }
    let mut stranger = told.entries[0].clone();
    stranger.entry = "X".to_owned();
    assert_eq!(criteria_of(&input, &stranger), Ok(Vec::new()));
}
