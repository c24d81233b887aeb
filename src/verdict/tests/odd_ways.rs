//! Cuts, absences, decisions and awards off the main road.

use super::super::{Board, CategoryStatus, CutStatus, Outcome, Place, Problem, Warning};
use super::scene::{edition, outcome, ranks, result, with};
use serde_json::{Value, json};

/// Four entries, the second and third level in the first stage.
const FOUR: &[(&str, &[i64])] = &[("E1", &[8, 8]), ("E2", &[7, 7]), ("E3", &[6, 8]), ("E4", &[4, 4])];

fn two_stages(cut: Value) -> Value {
    let input = edition(&[FOUR, &[("E1", &[6]), ("E2", &[7]), ("E3", &[5])]]);
    with(input, "/cuts", json!([cut]))
}

fn decided(id: &str, set: &[&str], order: &[&[&str]]) -> Value {
    json!({"id": id, "category": "UMUM", "at": "cut:S1", "set": set, "order": order, "minutes": "BA-07"})
}

fn cut(extra: Value) -> Value {
    let mut cut = json!({"after": "S1", "basis": {"S1": 1}, "take": 2});
    cut.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
    cut
}

#[test]
fn a_score_equal_to_the_threshold_passes_and_a_lower_one_does_not() {
    for (least, take, passed) in [
        ("62.5", 4, vec!["E1", "E2", "E3"]),
        ("62.51", 4, vec!["E1"]),
        ("62.51", 2, vec!["E1"]),
        ("75", 4, vec!["E1"]),
        ("75.01", 4, vec![]),
        ("0", 1, vec!["E1"]),
    ] {
        let input = two_stages(cut(json!({"at_least": least, "take": take})));
        let told = &result(&input).cuts[0];
        assert_eq!(told.passed, passed, "{least} {take}");
        assert_eq!(told.on_line, Vec::<String>::new());
    }
}

#[test]
fn each_category_has_its_own_number_of_places() {
    assert_eq!(result(&two_stages(cut(json!({"take": {"UMUM": 1}})))).cuts[0].passed, ["E1"]);
}

#[test]
fn a_decision_on_the_line_lets_the_category_go_on() {
    let input = two_stages(cut(json!({"on_tie": "decide"})));
    let blocked = result(&input);
    assert_eq!(
        blocked.problems,
        [Problem::CutTie { after: "S1".into(), set: vec!["E2".into(), "E3".into()] }]
    );
    let input = with(input, "/decisions", json!([decided("D1", &["E3", "E2"], &[&["E3"], &["E2"]])]));
    let went_on = result(&input);
    assert_eq!((went_on.status, went_on.cuts[0].status), (CategoryStatus::Ranked, CutStatus::Done));
    assert_eq!(went_on.cuts[0].passed, ["E1", "E3"]);
    assert_eq!(ranks(&went_on), "E1:1 E3:2 E2:3 E4:4");
    assert_eq!(went_on.warnings, [Warning::SheetsIgnored { stage: "S2".into(), entry: "E2".into() }]);
    let step = &went_on.ties[0].steps[0];
    assert_eq!((step.decision.as_deref(), &went_on.ties[0].order), (Some("D1"), &step.parts));
}

#[test]
fn a_decision_parts_its_own_set_of_those_who_were_level() {
    // All are level; judge by judge E3 and E4 stand before E1 and E2, who are on the line.
    let rows: &[(&str, &[i64])] =
        &[("E4", &[9, 9, 3]), ("E3", &[9, 9, 3]), ("E2", &[7, 7, 7]), ("E1", &[7, 7, 7])];
    let input = with(edition(&[rows]), "/cuts", json!([cut(json!({"take": 3, "on_tie": "decide"}))]));
    let input = with(input, "/ties", json!([{"rule": "head_to_head"}]));
    let input = with(input, "/decisions", json!([decided("D1", &["E1", "E2"], &[&["E2"], &["E1"]])]));
    let result = result(&input);
    assert_eq!(result.cuts[0].passed, ["E2", "E3", "E4"], "by their codes");
    let tie = result.ties.iter().find(|tie| tie.at == Board::Cut("S1".to_owned())).unwrap();
    assert_eq!(tie.order, [vec!["E3", "E4"], vec!["E2"], vec!["E1"]]);
}

#[test]
fn a_decision_that_leaves_the_line_level_decides_nothing() {
    let input = two_stages(cut(json!({"on_tie": "decide"})));
    let input = with(input, "/decisions", json!([decided("D1", &["E2", "E3"], &[&["E2", "E3"]])]));
    assert_eq!(result(&input).status, CategoryStatus::Blocked);
}

#[test]
fn a_decision_about_another_set_is_not_used_and_the_last_of_equal_ones_is() {
    let with_plenary = with(two_stages(cut(json!({}))), "/ties", json!([{"rule": "plenary"}]));
    let decisions = json!([
        decided("D1", &["E1", "E2", "E3"], &[&["E3"], &["E2"], &["E1"]]),
        decided("D2", &["E2", "E3"], &[&["E2"], &["E3"]]),
        decided("D3", &["E2", "E3"], &[&["E3"], &["E2"]]),
    ]);
    let result = result(&with(with_plenary, "/decisions", decisions));
    assert_eq!(result.cuts[0].passed, ["E1", "E3"]);
    let unused = |id: &str| Warning::DecisionNotUsed { decision: id.into() };
    assert_eq!(result.warnings[1..], [unused("D1"), unused("D2")]);
}

#[test]
fn a_question_about_a_stage_that_was_not_reached_is_skipped() {
    let chain = json!([{"rule": "stage", "stage": "S2"}, {"rule": "head_to_head"}]);
    let result = result(&with(two_stages(cut(json!({}))), "/ties", chain));
    let steps = &result.ties[0].steps;
    assert!(steps[0].skipped && steps[0].values.is_none() && steps[0].parts == [["E2", "E3"]]);
    // One ballot for each of them, from the first stage alone.
    let pair = &steps[1].pairs.as_ref().unwrap()[0];
    assert_eq!((pair.for_a, pair.for_b, pair.equal), (1, 1, 0));
}

#[test]
fn who_leaves_late_keeps_the_place_used_and_holds_no_rank() {
    for (since, passed, list) in [
        (json!("S1"), ["E2", "E3"], "E2:1 E3:2 E4:3 E1:-"),
        (json!(null), ["E2", "E3"], "E2:1 E3:2 E4:3 E1:-"),
        (json!("S2"), ["E1", "E2"], "E2:1 E3:2 E4:3 E1:-"),
        (json!("result"), ["E1", "E2"], "E2:1 E3:2 E4:3 E1:-"),
    ] {
        let rows: &[(&str, &[i64])] = &[("E1", &[9]), ("E2", &[8]), ("E3", &[7]), ("E4", &[6])];
        let mut input = edition(&[rows, &[("E1", &[6]), ("E2", &[7]), ("E3", &[5])]]);
        input = with(input, "/cuts", json!([cut(json!({}))]));
        input["entries"][0]["status"] = json!("withdrawn");
        input = with(input, "/entries/0/since", since.clone());
        let result = result(&input);
        assert_eq!(
            (result.cuts[0].passed.iter().map(String::as_str).collect::<Vec<_>>(), ranks(&result)),
            (passed.to_vec(), list.to_owned()),
            "{since}"
        );
        let gone = result.entries.last().unwrap();
        assert_eq!((gone.status, &gone.board, &gone.score), (Place::Withdrawn, &None, &None));
    }
}

#[test]
fn somebody_disqualified_after_ending_at_a_cut_holds_no_rank_either() {
    let mut input = two_stages(cut(json!({})));
    input["entries"][3]["status"] = json!("disqualified");
    input["entries"][3]["since"] = json!("S2");
    let result = result(&input);
    assert_eq!(result.cuts[0].board.len(), 4);
    assert_eq!(ranks(&result), "E1:1 E2:1 E3:3 E4:-");
}

#[test]
fn who_passed_more_cuts_stands_before_whoever_passed_fewer_whatever_the_numbers() {
    let input = edition(&[
        &[("E1", &[5]), ("E2", &[6]), ("E3", &[7]), ("E4", &[4])],
        &[("E1", &[3]), ("E2", &[2]), ("E3", &[9])],
        &[("E3", &[2])],
    ]);
    let cuts = json!([
        {"after": "S2", "basis": {"S2": 1}, "take": 1},
        {"after": "S1", "basis": {"S1": 1}, "take": 3},
    ]);
    let mut input = with(input, "/cuts", cuts);
    input["total"] = json!({"S3": 1});
    let result = result(&input);
    let list: Vec<String> = result
        .entries
        .iter()
        .map(|row| format!("{} {} {}", row.entry, row.board.as_ref().unwrap(), row.score.as_ref().unwrap().0))
        .collect();
    assert_eq!(list, ["E3 total 0/1", "E1 cut:S2 25/2", "E2 cut:S2 0/1", "E4 cut:S1 25/1"]);
    assert_eq!(ranks(&result), "E3:1 E1:2 E2:3 E4:4");
}

#[test]
fn sheets_of_somebody_who_did_not_appear_are_ignored() {
    let mut input = edition(&[&[("A", &[9, 9]), ("B", &[4, 4])]]);
    input["entries"][0]["no_show"] = json!(["S1"]);
    input["stages"][0]["no_show"] = json!("zero");
    input["stages"][0]["quorum"] = json!({"min_sheets": 2, "same_judges": true});
    input["ties"] = json!([{"rule": "criterion", "stage": "S1", "criterion": "C"}, {"rule": "head_to_head"}]);
    let zero = result(&input);
    assert_eq!(ranks(&zero), "B:1 A:2");
    assert_eq!(zero.warnings, [Warning::SheetsIgnored { stage: "S1".into(), entry: "A".into() }]);
    input["stages"][0]["no_show"] = json!("out");
    let out = result(&input);
    assert_eq!((ranks(&out).as_str(), out.entries[1].status), ("B:1 A:-", Place::NoShow));
    // At the bottom together: the one who came is not before the one who did not.
    input["stages"][0]["no_show"] = json!("zero");
    input["sheets"] = json!(super::scene::sheets("S1", &[("B", &[2, 2])]));
    let level = result(&input);
    assert_eq!(ranks(&level), "A:1 B:1");
    assert_eq!(level.ties[0].steps[1].pairs.as_ref().unwrap()[0].equal, 0);
}

#[test]
fn prizes_of_covered_ranks_are_added_even_if_a_rank_has_none() {
    let mut input = edition(&[&[("A", &[8]), ("B", &[8]), ("C", &[6])]]);
    input["categories"][0]["prizes"] =
        json!([{"rank": 2, "title": "Juara II", "amount": 5}, {"rank": 9, "title": "Harapan"}]);
    let prizes = result(&input).prizes;
    assert_eq!(prizes.len(), 1);
    let prize = &prizes[0];
    assert_eq!(
        (prize.rank, prize.title.as_str(), prize.pool, prize.each, prize.left_over),
        (1, "Juara II", 5, 2, 1)
    );
}

fn with_award(award: Value) -> super::super::AwardResult {
    let input = edition(&[FOUR, &[("E1", &[6]), ("E2", &[7]), ("E3", &[7])]]);
    let input = with(input, "/cuts", json!([cut(json!({}))]));
    let mut award = award;
    award["id"] = json!("A1");
    result(&with(input, "/awards", json!([award]))).awards.remove(0)
}

#[test]
fn awards_go_to_the_best_of_those_who_can_win() {
    let s1 = json!([{"stage": "S1", "criterion": "C"}]);
    let s2 = json!([{"stage": "S2", "criterion": "C", "weight": 3}]);
    for (award, winners, value) in [
        (json!({"of": s1}), vec!["E1"], Some("75/1")),
        (json!({"of": s1, "exclude_rank_upto": 3}), vec![], None),
        (json!({"of": s1, "exclude_rank_upto": 3, "among": "all"}), vec!["E4"], Some("25/1")),
        // The eliminated has no score of the second stage.
        (json!({"of": s2, "exclude_rank_upto": 3, "among": "all"}), vec![], None),
        (json!({"of": s2}), vec!["E2", "E3"], Some("125/2")),
        (json!({"of": s2, "ties": [{"rule": "rank"}]}), vec!["E2", "E3"], Some("125/2")),
        (json!({"counts": {"E4": 900, "E2": 7, "E1": 3}}), vec!["E2"], Some("7/1")),
        (json!({"counts": {"E4": 900, "E2": 7}, "among": "all"}), vec!["E4"], Some("900/1")),
        (json!({"counts": {}}), vec![], None),
        (json!({"of": s1, "category": "UMUM"}), vec!["E1"], Some("75/1")),
    ] {
        let given = with_award(award.clone());
        assert_eq!(given.winners, winners, "{award}");
        assert_eq!(given.value.map(|value| value.0.to_string()).as_deref(), value, "{award}");
    }
}

#[test]
fn an_award_passes_over_the_ranks_that_it_excludes_and_no_other() {
    let input = edition(&[&[("A", &[8]), ("B", &[7]), ("C", &[6])]]);
    for (upto, winner) in [(0, "A"), (1, "B"), (2, "C")] {
        let award = json!({"id": "A1", "of": [{"stage": "S1", "criterion": "C"}], "exclude_rank_upto": upto});
        assert_eq!(result(&with(input.clone(), "/awards", json!([award]))).awards[0].winners, [winner]);
    }
}

#[test]
fn the_criteria_of_an_award_count_by_their_weights() {
    let input = edition(&[&[("A", &[8]), ("B", &[6])], &[("A", &[6]), ("B", &[7])]]);
    for (first, second, winner, value) in [(1, 3, "B", "475/8"), (3, 1, "A", "275/4")] {
        let of = json!([{"stage": "S1", "criterion": "C", "weight": first},
                        {"stage": "S2", "criterion": "C", "weight": second}]);
        let given = &result(&with(input.clone(), "/awards", json!([{"id": "A1", "of": of}]))).awards[0];
        assert_eq!(given.winners, [winner]);
        assert_eq!(given.value.as_ref().map(|value| value.0.to_string()).as_deref(), Some(value));
    }
}

#[test]
fn an_award_of_one_category_is_given_in_no_other() {
    let input = edition(&[&[("A", &[8]), ("B", &[7])]]);
    let input = with(input, "/categories/-", json!({"id": "LAIN"}));
    let input = with(input, "/entries/1/category", json!("LAIN"));
    let award = json!({"id": "A1", "of": [{"stage": "S1", "criterion": "C"}], "category": "UMUM"});
    let Outcome::Computed(computed) = outcome(&with(input, "/awards", json!([award]))) else { panic!() };
    let given: Vec<_> = computed.categories.iter().map(|category| category.awards.len()).collect();
    assert_eq!(
        (given, computed.categories[0].awards[0].winners.as_slice()),
        (vec![1, 0], &["A".to_owned()][..])
    );
}

#[test]
fn the_better_rank_can_break_the_tie_of_an_award() {
    let mut input = edition(&[&[("A", &[8]), ("B", &[8])], &[("A", &[6]), ("B", &[7])]]);
    input["awards"] =
        json!([{"id": "A1", "of": [{"stage": "S1", "criterion": "C"}], "ties": [{"rule": "rank"}]}]);
    assert_eq!(result(&input).awards[0].winners, ["B"]);
}

#[test]
fn equal_counts_ask_the_plenary_and_nothing_else() {
    let mut input = edition(&[&[("A", &[8]), ("B", &[7])]]);
    input["awards"] = json!([{"id": "A1", "counts": {"A": 5, "B": 5}}]);
    assert_eq!(result(&input).awards[0].winners, ["A", "B"]);
    input["decisions"] = json!([{"id": "D1", "category": "UMUM", "at": "award:A1", "set": ["A", "B"], "order": [["B"], ["A"]]}]);
    let result = result(&input);
    assert_eq!((result.awards[0].winners.as_slice(), result.warnings.len()), (&["B".to_owned()][..], 0));
}
