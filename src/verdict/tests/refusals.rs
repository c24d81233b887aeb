//! Every refusal, each from an edition that is in order but for one thing.

use super::super::{Fault, Outcome, compute};
use super::scene::{edition, outcome, with};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn sound() -> Value {
    let rows: &[(&str, &[i64])] = &[("A", &[6, 7]), ("B", &[8, 9])];
    let mut input = edition(&[rows, rows]);
    input["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": 2}]);
    input["ties"] = json!([{"rule": "stage", "stage": "S2"}, {"rule": "plenary"}]);
    input["categories"] =
        json!([{"id": "UMUM", "panels": {"S1": ["J1", "J2"]}, "prizes": [{"rank": 1, "title": "I"}]}]);
    input["awards"] = json!([{"id": "A1", "of": [{"stage": "S1", "criterion": "C"}]}]);
    input["decisions"] =
        json!([{"id": "D1", "category": "UMUM", "at": "total", "set": ["A", "B"], "order": [["A"], ["B"]]}]);
    input
}

/// Each fault: what is changed, where, and the place that the refusal names.
fn faults() -> Vec<(&'static str, Value, Fault, &'static str)> {
    use Fault::*;
    vec![
        ("/format", json!("juara-edition/2"), BadChoice, "format"),
        ("/extra", json!(1), UnknownMember, "extra"),
        ("/edition", json!(7), BadType, "edition"),
        ("/edition", json!(null), MissingMember, "edition"),
        ("/sheets", json!(null), MissingMember, "sheets"),
        ("/scale", json!(null), MissingMember, "stages[0].scale"),
        ("/scale/min", json!(10), BadScale, "scale"),
        ("/scale/per_point", json!(0), BadScale, "scale"),
        ("/scale/show", json!(["0", "0"]), BadScale, "scale"),
        ("/scale/show", json!(["0"]), BadScale, "scale.show"),
        ("/scale/show", json!(["0", "1e2"]), BadDecimal, "scale.show[1]"),
        ("/stages/0/id", json!("result"), BadChoice, "stages[0].id"),
        ("/stages/1/id", json!("S1"), DuplicateId, "stages[1]"),
        ("/stages/0/criteria/-", json!({"id": "C", "weight": 1}), DuplicateId, "stages[0].criteria[1]"),
        ("/stages/0/criteria/0/weight", json!(-1), BadNumber, "stages[0].criteria[0].weight"),
        ("/stages/0/criteria/0/weight", json!(0), BadNumber, "stages[0].criteria"),
        ("/stages/0/criteria", json!([]), BadNumber, "stages[0].criteria"),
        ("/stages/0/aggregate", json!({"method": "mode"}), BadChoice, "stages[0].aggregate.method"),
        (
            "/stages/0/aggregate",
            json!({"method": "mean", "low": 1}),
            UnknownMember,
            "stages[0].aggregate.low",
        ),
        (
            "/stages/0/aggregate",
            json!({"method": "trimmed", "low": 1}),
            MissingMember,
            "stages[0].aggregate.high",
        ),
        (
            "/stages/0/aggregate",
            json!({"method": "capped", "limit": "-1"}),
            BadDecimal,
            "stages[0].aggregate",
        ),
        ("/stages/0/cannot_assess", json!("guess"), BadChoice, "stages[0].cannot_assess"),
        ("/stages/0/quorum", json!({"min_sheets": 0}), BadNumber, "stages[0].quorum"),
        ("/stages/0/quorum", json!({"min_sheets": 1, "panel_percent": 101}), BadNumber, "stages[0].quorum"),
        (
            "/stages/0/quorum",
            json!({"min_sheets": 1, "same_judges": 1}),
            BadType,
            "stages[0].quorum.same_judges",
        ),
        ("/stages/0/spread", json!({"limit": "x"}), BadDecimal, "stages[0].spread.limit"),
        ("/stages/0/spread", json!({"limit": "-1"}), BadDecimal, "stages[0].spread"),
        ("/stages/0/no_show", json!("late"), BadChoice, "stages[0].no_show"),
        ("/categories/0/panels/S9", json!([]), UnknownStage, "categories[0].panels.S9"),
        ("/categories/0/panels/S1", json!(["J1", "J1"]), DuplicateId, "categories[0].panels.S1[1]"),
        ("/categories/0/panels/S1", json!(["J1"]), JudgeNotOnPanel, "sheets[1].judge"),
        ("/categories/0/prizes/-", json!({"rank": 1, "title": "I"}), DuplicateId, "categories[0].prizes[1]"),
        ("/categories/0/prizes/0/rank", json!(0), BadNumber, "categories[0].prizes[0]"),
        ("/categories/-", json!({"id": "UMUM"}), DuplicateId, "categories[1]"),
        ("/cuts/0/after", json!("S9"), UnknownStage, "cuts[0].after"),
        ("/cuts/0/basis", json!({"S2": 1}), BadChoice, "cuts[0].basis"),
        ("/cuts/0/basis", json!({"S1": 1, "S2": 1}), BadChoice, "cuts[0].basis"),
        ("/cuts/0/basis", json!({"S1": 0}), BadNumber, "cuts[0].basis"),
        ("/cuts/0/take", json!(0), BadNumber, "cuts[0].take"),
        ("/cuts/0/take", json!(-1), BadNumber, "cuts[0].take"),
        ("/cuts/0/take", json!({"LAIN": 1}), UnknownCategory, "cuts[0].take.LAIN"),
        ("/cuts/0/take", json!({}), MissingMember, "cuts[0].take.UMUM"),
        ("/cuts/0/on_tie", json!("toss"), BadChoice, "cuts[0].on_tie"),
        ("/cuts/-", json!({"after": "S1", "basis": {"S1": 1}, "take": 1}), DuplicateId, "cuts[1].after"),
        ("/total", json!({"S9": 1}), UnknownStage, "total.S9"),
        ("/total", json!({}), BadNumber, "total"),
        ("/ties/0/stage", json!("S9"), UnknownStage, "ties[0].stage"),
        (
            "/ties/0",
            json!({"rule": "criterion", "stage": "S1", "criterion": "X"}),
            UnknownCriterion,
            "ties[0].criterion",
        ),
        ("/ties/0", json!({"rule": "rank"}), BadChoice, "ties[0]"),
        ("/ties/0", json!({"rule": "head_to_head", "stages": ["S9"]}), UnknownStage, "ties[0].stages[0]"),
        (
            "/ties/0",
            json!({"rule": "head_to_head", "stages": ["S1", "S1"]}),
            DuplicateId,
            "ties[0].stages[1]",
        ),
        ("/ties/0", json!({"rule": "dice"}), BadChoice, "ties[0].rule"),
        ("/ties/0", json!({"rule": "plenary", "stage": "S1"}), UnknownMember, "ties[0].stage"),
        ("/entries/1/id", json!("A"), DuplicateId, "entries[1]"),
        ("/entries/0/category", json!("LAIN"), UnknownCategory, "entries[0].category"),
        ("/entries/0/status", json!("lost"), BadChoice, "entries[0].status"),
        ("/entries/0/since", json!("S9"), UnknownStage, "entries[0].since"),
        ("/entries/0/no_show", json!(["S9"]), UnknownStage, "entries[0].no_show[0]"),
        ("/sheets/0/stage", json!("S9"), UnknownStage, "sheets[0].stage"),
        ("/sheets/0/entry", json!("Z"), UnknownEntry, "sheets[0].entry"),
        ("/sheets/0/state", json!("lost"), BadChoice, "sheets[0].state"),
        ("/sheets/0/cells", json!({"C": 11}), BadCell, "sheets[0].cells.C"),
        ("/sheets/0/cells", json!({"C": 1}), BadCell, "sheets[0].cells.C"),
        ("/sheets/0/cells", json!({"C": "6"}), BadType, "sheets[0].cells.C"),
        ("/sheets/0/cells", json!({}), MissingCell, "sheets[0].cells.C"),
        ("/sheets/0/cells", json!(null), MissingCell, "sheets[0].cells.C"),
        ("/sheets/0/cells", json!({"C": 6, "X": 6}), UnknownCriterion, "sheets[0].cells.X"),
        ("/sheets/0/state", json!("recused"), BadCell, "sheets[0].cells.C"),
        ("/sheets/1/judge", json!("J1"), DuplicateSheet, "sheets[1]"),
        (
            "/sheets/-",
            json!({"stage": "S1", "judge": "J1", "entry": "A", "state": "recused"}),
            RecusedAndSubmitted,
            "sheets[8]",
        ),
        (
            "/sheets/-",
            json!({"stage": "S1", "judge": "J9", "entry": "A", "state": "recused"}),
            JudgeNotOnPanel,
            "sheets[8].judge",
        ),
        (
            "/sums",
            json!([{"stage": "S1", "entry": "A", "sheets": 1, "cells": {"C": 6}}]),
            DuplicateSheet,
            "sums[0]",
        ),
        ("/decisions/0/at", json!("lunch"), BadDecision, "decisions[0].at"),
        ("/decisions/0/at", json!("cut:S2"), BadDecision, "decisions[0].at"),
        ("/decisions/0/at", json!("cut:S9"), UnknownStage, "decisions[0].at"),
        ("/decisions/0/at", json!("award:A9"), BadDecision, "decisions[0].at"),
        ("/decisions/0/set", json!(["A", "Z"]), UnknownEntry, "decisions[0].set[1]"),
        ("/decisions/0/set", json!(["A"]), BadDecision, "decisions[0]"),
        ("/decisions/0/set", json!(["A", "A"]), BadDecision, "decisions[0]"),
        ("/decisions/0/order", json!([["A"]]), BadDecision, "decisions[0]"),
        ("/decisions/0/order", json!([["A"], ["B"], ["A"]]), BadDecision, "decisions[0]"),
        ("/decisions/0/order", json!([["A", "B"], []]), BadDecision, "decisions[0]"),
        ("/decisions/0/order", json!([["A"], ["A"]]), BadDecision, "decisions[0]"),
        ("/decisions/0/set", json!(["A", "B", "A"]), BadDecision, "decisions[0]"),
        (
            "/decisions/-",
            json!({"id": "D1", "category": "UMUM", "at": "total", "set": ["A", "B"], "order": [["A", "B"]]}),
            DuplicateId,
            "decisions[1]",
        ),
        ("/decisions/0/category", json!("LAIN"), UnknownCategory, "decisions[0].category"),
        ("/awards/0/of", json!(null), MissingMember, "awards[0].of"),
        ("/awards/0/counts", json!({}), BadChoice, "awards[0].counts"),
        ("/awards/0/of/0/criterion", json!("X"), UnknownCriterion, "awards[0].of[0].criterion"),
        ("/awards/0/of", json!([]), BadNumber, "awards[0].of"),
        ("/awards/0/among", json!("winners"), BadChoice, "awards[0].among"),
        ("/awards/-", json!({"id": "A1", "counts": {}}), DuplicateId, "awards[1]"),
        (
            "/awards/0",
            json!({"id": "A1", "counts": {}, "ties": [{"rule": "stage", "stage": "S1"}]}),
            BadChoice,
            "awards[0].ties[0]",
        ),
        ("/awards/0", json!({"id": "A1", "counts": {"Z": 1}}), UnknownEntry, "awards[0].counts.Z"),
        (
            "/awards/0",
            json!({"id": "A1", "counts": {}, "ties": [{"rule": "rank"}]}),
            BadChoice,
            "awards[0].ties[0]",
        ),
    ]
}

#[test]
fn every_fault_is_refused_at_its_place() {
    assert!(matches!(outcome(&sound()), Outcome::Computed(_)));
    for (place, value, code, want) in faults() {
        let changed = with(sound(), place, value.clone());
        match outcome(&changed) {
            Outcome::Refused(refused) => {
                assert_eq!(
                    (refused.error.code, refused.error.place.as_str()),
                    (code, want),
                    "{place} = {value}"
                );
            }
            Outcome::Computed(_) => panic!("{place} = {value} was computed"),
        }
    }
}

#[test]
fn no_refusal_is_without_a_case() {
    let met: BTreeSet<Fault> = faults().into_iter().map(|(_, _, code, _)| code).collect();
    assert_eq!(met.into_iter().collect::<Vec<_>>(), Fault::ALL);
}

#[test]
fn a_refusal_is_printed_with_its_code_and_place() {
    let refused = outcome(&with(sound(), "/sheets/0/entry", json!("Z")));
    let want = r#"{"error":{"code":"unknown_entry","where":"sheets[0].entry"},"format":"juara-result/1","status":"refused"}"#;
    assert_eq!(String::from_utf8(refused.bytes()).unwrap(), want);
    for fault in Fault::ALL {
        assert_eq!(json!(fault), json!(fault.code()));
    }
}

#[test]
fn what_is_no_strict_json_is_refused() {
    for (text, code) in [
        ("", Fault::BadType),
        ("[]", Fault::BadType),
        ("null", Fault::BadType),
        (r#"{"edition":"a","edition":"b"}"#, Fault::DuplicateId),
        (r#"{"edition":1.5}"#, Fault::BadNumber),
        (r#"{"edition":12345678901234567890}"#, Fault::BadNumber),
        ("{}", Fault::MissingMember),
    ] {
        match compute(text.as_bytes()) {
            Outcome::Refused(refused) => assert_eq!(refused.error.code, code, "{text}"),
            Outcome::Computed(_) => panic!("{text} was computed"),
        }
    }
}

#[test]
fn rules_that_exclude_each_other_are_refused() {
    let median = with(sound(), "/stages/0/aggregate", json!({"method": "median"}));
    for (place, value) in [
        ("/stages/0/cannot_assess", json!("criterion_mean")),
        ("/sums", json!([{"stage": "S1", "entry": "A", "sheets": 1, "cells": {"C": 6}}])),
    ] {
        match outcome(&with(median.clone(), place, value)) {
            Outcome::Refused(refused) => assert_eq!(refused.error.code, Fault::BadChoice),
            Outcome::Computed(_) => panic!("{place} was computed"),
        }
    }
}

#[test]
fn sums_are_checked_like_sheets() {
    let bare = with(sound(), "/sheets", json!([]));
    for (sums, code) in [
        (json!({"stage": "S1", "entry": "A", "sheets": 0, "cells": {"C": 0}}), Fault::BadNumber),
        (json!({"stage": "S1", "entry": "A", "sheets": 2, "cells": {"C": 21}}), Fault::BadCell),
        (json!({"stage": "S1", "entry": "A", "sheets": 2, "cells": {"C": 3}}), Fault::BadCell),
        (json!({"stage": "S1", "entry": "A", "sheets": 3, "cells": {"C": 5}}), Fault::BadCell),
        (json!({"stage": "S1", "entry": "A", "sheets": 2, "cells": {}}), Fault::MissingCell),
        (
            json!({"stage": "S1", "entry": "A", "sheets": 2, "cells": {"C": 9, "X": 9}}),
            Fault::UnknownCriterion,
        ),
    ] {
        match outcome(&with(bare.clone(), "/sums", json!([sums]))) {
            Outcome::Refused(refused) => assert_eq!(refused.error.code, code, "{sums}"),
            Outcome::Computed(_) => panic!("{sums} was computed"),
        }
    }
}

#[test]
fn sheets_that_do_not_count_are_kept_as_they_were_found() {
    for state in ["void", "draft"] {
        let sheet = json!({"stage": "S1", "judge": "J9", "entry": "A", "state": state, "cells": {"C": 0}});
        assert!(matches!(outcome(&with(sound(), "/sheets/-", sheet)), Outcome::Computed(_)), "{state}");
    }
}
