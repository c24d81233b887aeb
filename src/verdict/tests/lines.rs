//! Where cut lines part the final list.

use super::super::CategoryResult;
use super::scene::{edition, result};
use serde_json::json;

/// Six entries through three rounds; who leads in the first leads in all of them.
fn six(first: u64, second: u64, withdrawn: &str) -> CategoryResult {
    let marks: [(&str, &[i64]); 6] =
        [("E1", &[9]), ("E2", &[8]), ("E3", &[7]), ("E4", &[6]), ("E5", &[5]), ("E6", &[4])];
    let (to_second, to_third) = (first.min(6) as usize, first.min(second).min(6) as usize);
    let mut input = edition(&[&marks[..], &marks[..to_second], &marks[..to_third]]);
    input["cuts"] = json!([
        {"after": "S1", "basis": {"S1": 1}, "take": first},
        {"after": "S2", "basis": {"S2": 1}, "take": second},
    ]);
    for entry in input["entries"].as_array_mut().unwrap().iter_mut().filter(|e| e["id"] == withdrawn) {
        entry["status"] = json!("withdrawn");
        entry["since"] = json!("result");
    }
    result(&input)
}

fn lines(first: u64, second: u64, withdrawn: &str) -> Vec<(usize, String)> {
    let result = six(first, second, withdrawn);
    result.cut_lines().into_iter().map(|(place, after)| (place, after.to_owned())).collect()
}

#[test]
fn every_cut_that_separates_draws_a_line_of_its_own() {
    for (first, second, withdrawn, drawn) in [
        (4, 2, "", vec![(2, "S2"), (4, "S1")]),
        // Everybody passed one of them, or both.
        (6, 2, "", vec![(2, "S2")]),
        (4, 4, "", vec![(4, "S1")]),
        (6, 6, "", vec![]),
        // Who is out stands below everybody and parts nobody.
        (4, 2, "E1", vec![(1, "S2"), (3, "S1")]),
        (5, 5, "E6", vec![]),
        (1, 1, "E1", vec![]),
    ] {
        let drawn: Vec<(usize, String)> =
            drawn.into_iter().map(|(place, after)| (place, after.to_owned())).collect();
        assert_eq!(lines(first, second, withdrawn), drawn, "{first} {second} {withdrawn}");
    }
}

#[test]
fn prizes_stand_against_the_scores_only_where_a_line_parts_them() {
    let prizes = json!([{"rank": 1, "title": "I"}, {"rank": 2, "title": "II"}, {"rank": 3, "title": "III"}]);
    for (final_marks, prized, want) in [
        // The third stayed below the line and has the second best score.
        ([3, 2], 3, Some("S1")),
        ([9, 8], 3, None),
        ([3, 2], 2, None),
    ] {
        let first: [(&str, &[i64]); 3] = [("E1", &[9]), ("E2", &[8]), ("E3", &[7])];
        let [one, two] = final_marks.map(|mark| [mark]);
        let mut input = edition(&[&first, &[("E1", &one[..]), ("E2", &two[..])]]);
        input["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": 2}]);
        input["categories"][0]["prizes"] = json!(prizes.as_array().unwrap()[..prized]);
        assert_eq!(result(&input).prizes_against_scores(), want, "{final_marks:?} {prized}");
    }
}

#[test]
fn who_left_after_passing_a_cut_is_counted_apart() {
    for (first, second, withdrawn, counts) in [
        (4, 2, "", [(4, 0), (2, 0)]),
        (4, 2, "E1", [(4, 1), (2, 1)]),
        // Passed the first cut only.
        (4, 2, "E3", [(4, 1), (2, 0)]),
        // Passed none.
        (4, 2, "E6", [(4, 0), (2, 0)]),
    ] {
        let result = six(first, second, withdrawn);
        assert_eq!(["S1", "S2"].map(|after| result.went_on(after)), counts, "{withdrawn}");
    }
    assert_eq!(six(4, 2, "").went_on("S3"), (0, 0));
}
