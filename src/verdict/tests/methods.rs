//! Aggregation, quorum, spread and sums within a whole edition.

use super::super::{CategoryStatus, Flag, Problem};
use super::scene::{edition, ranks, result, scores, sheets, with};
use serde_json::{Value, json};

const MARKS: &[(&str, &[i64])] = &[("A", &[2, 6, 6, 10]), ("B", &[6, 6, 7, 7])];

fn with_stage(member: &str, value: Value) -> Value {
    with(edition(&[MARKS]), &format!("/stages/0/{member}"), value)
}

#[test]
fn every_method_of_aggregation_gives_its_score() {
    for (aggregate, want) in [
        (json!({"method": "mean"}), "225/4 50/1"),
        (json!({"method": "median"}), "225/4 50/1"),
        (json!({"method": "trimmed", "low": 1, "high": 1}), "225/4 50/1"),
        (json!({"method": "trimmed", "low": 0, "high": 1}), "325/6 100/3"),
        (json!({"method": "trimmed", "low": 1, "high": 0}), "200/3 175/3"),
        (json!({"method": "capped", "limit": "12.5"}), "225/4 50/1"),
    ] {
        let result = result(&with_stage("aggregate", aggregate.clone()));
        let mut found: Vec<String> = scores(&result, "S1").split(' ').map(str::to_owned).collect();
        let mut want: Vec<&str> = want.split(' ').collect();
        found.sort_unstable();
        want.sort_unstable();
        assert_eq!(found, want, "{aggregate}");
    }
}

#[test]
fn trimming_that_leaves_nothing_is_a_problem_of_the_quorum() {
    let result = result(&with_stage("aggregate", json!({"method": "trimmed", "low": 2, "high": 2})));
    assert_eq!(result.status, CategoryStatus::Blocked);
    assert_eq!(result.problems.len(), 2);
    assert!(result.problems.iter().all(|problem| problem.code() == "quorum"));
}

#[test]
fn stages_of_different_scales_meet_on_the_shown_range() {
    let two: &[(&str, &[i64])] = &[("A", &[6]), ("B", &[6])];
    let mut input = edition(&[two, &[("A", &[0]), ("B", &[-3])]]);
    input["stages"][1]["scale"] = json!({"min": -3, "max": 3, "per_point": 1, "show": ["0", "10"]});
    let result = result(&input);
    assert_eq!(scores(&result, "S2"), "5/1 0/1");
    assert_eq!(result.entries[0].score.as_ref().unwrap().0.to_string(), "55/2");
}

#[test]
fn the_share_of_the_panel_is_rounded_up_and_leaves_out_who_recused() {
    let panel = |percent| json!({"min_sheets": 1, "panel_percent": percent});
    for (percent, need_a, need_b) in [(0, 1, 1), (50, 2, 2), (51, 3, 2), (67, 3, 3), (100, 4, 3)] {
        let mut input = with_stage("quorum", panel(percent));
        input["sheets"][7] = json!({"stage": "S1", "judge": "J4", "entry": "B", "state": "recused"});
        // Who only opened a sheet, or was taken off, is none of the panel.
        for (judge, state) in [("J5", "draft"), ("J6", "void")] {
            let sheet =
                json!({"stage": "S1", "judge": judge, "entry": "A", "state": state, "cells": {"C": 4}});
            input = with(input, "/sheets/-", sheet);
        }
        let result = result(&input);
        let need =
            |code: &str| result.entries.iter().find(|row| row.entry == code).unwrap().stages["S1"].need;
        assert_eq!((need("A"), need("B")), (need_a, need_b), "{percent} %");
    }
}

#[test]
fn the_panel_counts_a_judge_whose_entry_is_gone() {
    let mut input = with_stage("quorum", json!({"min_sheets": 1, "panel_percent": 100}));
    let need = |input: &Value| {
        let result = result(input);
        result.entries.iter().find(|row| row.entry == "A").unwrap().stages["S1"].need
    };
    let before = need(&input);
    let gone = json!({"id": "Z", "category": "UMUM", "status": "withdrawn", "since": "S1"});
    input = with(input, "/entries/-", gone);
    let sheet = json!({"stage": "S1", "judge": "J9", "entry": "Z", "state": "submitted", "cells": {"C": 4}});
    assert_eq!(need(&with(input, "/sheets/-", sheet)), before + 1);
}

#[test]
fn a_judge_of_some_entries_has_to_mark_all() {
    let mut input = with_stage("quorum", json!({"min_sheets": 3, "same_judges": true}));
    input = with(input, "/sheets/7", Value::Null);
    let problem =
        Problem::PanelNotUniform { stage: "S1".into(), judge: "J4".into(), missing: vec!["B".into()] };
    assert_eq!(result(&input).problems, vec![problem.clone()]);
    let draft = json!({"stage": "S1", "judge": "J4", "entry": "B", "state": "draft"});
    assert_eq!(
        result(&with(input.clone(), "/sheets/-", draft)).problems,
        [problem],
        "a draft excuses nobody"
    );
    let recused = json!({"stage": "S1", "judge": "J4", "entry": "B", "state": "recused"});
    assert_eq!(result(&with(input, "/sheets/-", recused)).problems, []);
}

#[test]
fn criterion_means_have_a_quorum_for_each_criterion() {
    let mut input = edition(&[&[("A", &[6, 6])]]);
    input["stages"][0] = json!({"id": "S1", "criteria": [{"id": "C", "weight": 1}, {"id": "D", "weight": 1}],
        "cannot_assess": "criterion_mean", "quorum": {"min_sheets": 2}});
    input["sheets"] = json!([
        {"stage": "S1", "judge": "J1", "entry": "A", "state": "submitted", "cells": {"C": 6, "D": null}},
        {"stage": "S1", "judge": "J2", "entry": "A", "state": "submitted", "cells": {"C": 6, "D": 10}},
    ]);
    let problem = Problem::CriterionQuorum {
        stage: "S1".into(),
        entry: "A".into(),
        criterion: "D".into(),
        have: 1,
        need: 2,
    };
    assert_eq!(result(&input).problems, [problem]);
    assert_eq!(scores(&result(&input), "S1"), "75/1");
}

/// Both means are 50; the mark on the sheet that is left out would part them.
#[test]
fn a_criterion_is_scored_over_the_sheets_used() {
    let mut input = edition(&[&[("A", &[6]), ("B", &[6])]]);
    input["stages"][0]["criteria"] = json!([{"id": "C", "weight": 1}, {"id": "D", "weight": 1}]);
    input["ties"] = json!([{"rule": "criterion", "stage": "S1", "criterion": "C"}]);
    let sheet = |judge: &str, entry: &str, c: i64, d: Value| json!({"stage": "S1", "judge": judge, "entry": entry, "state": "submitted", "cells": {"C": c, "D": d}});
    input["sheets"] = json!([
        sheet("J1", "A", 6, json!(6)),
        sheet("J1", "B", 6, json!(6)),
        sheet("J2", "A", 10, Value::Null)
    ]);
    assert_eq!(ranks(&result(&input)), "A:1 B:1");
    input["stages"][0]["cannot_assess"] = json!("criterion_mean");
    assert_eq!(ranks(&result(&input)), "A:1 B:2");
}

#[test]
fn a_spread_of_exactly_the_limit_is_not_flagged() {
    // A from 2 to 10 is 100 points, B from 6 to 7 is 12.5.
    for (limit, flagged) in
        [("100", vec![]), ("99.99", vec!["A"]), ("12.5", vec!["A"]), ("12.49", vec!["A", "B"])]
    {
        let result = result(&with_stage("spread", json!({"limit": limit})));
        let has_flag = |row: &&super::super::EntryResult| row.stages["S1"].flags == [Flag::Spread];
        let mut codes: Vec<&str> =
            result.entries.iter().filter(has_flag).map(|row| row.entry.as_str()).collect();
        codes.sort_unstable();
        assert_eq!(codes, flagged, "{limit}");
        assert_eq!(result.status, CategoryStatus::Ranked);
    }
}

#[test]
fn sums_stand_in_for_the_sheets_they_add_up() {
    let mut input = edition(&[MARKS]);
    let whole = result(&input);
    input["sheets"] = json!(sheets("S1", &MARKS[..1]));
    input["sums"] = json!([{"stage": "S1", "entry": "B", "sheets": 4, "recused": 1, "cells": {"C": 26}}]);
    let result = result(&input);
    assert_eq!((ranks(&result), scores(&result, "S1")), (ranks(&whole), scores(&whole, "S1")));
    let b = &result.entries.iter().find(|row| row.entry == "B").unwrap().stages["S1"];
    assert_eq!((b.sheets, b.recused, b.flags.as_slice(), &b.spread), (4, 1, &[Flag::Sums][..], &None));
}
