//! What must be there once, of one kind, and is not.

use super::super::{Fault, Outcome};
use super::refusals::sound;
use super::scene::{outcome, with};
use serde_json::{Value, json};

#[test]
fn a_decision_is_about_two_at_least_of_one_category() {
    let refused = |edition: &Value| match outcome(edition) {
        Outcome::Refused(refused) => (refused.error.code, refused.error.place),
        Outcome::Computed(_) => panic!("{edition} was computed"),
    };
    let alone = json!({"id": "D1", "category": "UMUM", "at": "total", "set": ["A"], "order": [["A"]]});
    let bad = (Fault::BadDecision, "decisions[0]".to_owned());
    assert_eq!(refused(&with(sound(), "/decisions/0", alone)), bad);
    let mut two = with(sound(), "/categories/-", json!({"id": "PELAJAR"}));
    two["entries"][1]["category"] = json!("PELAJAR");
    two["categories"][0]["panels"] = json!({});
    assert_eq!(refused(&two), bad);
}

#[test]
fn a_judge_has_one_sheet_for_an_entry_and_none_beside_stepping_back() {
    let sheet = |state| match state {
        "recused" => json!({"stage": "S1", "judge": "J1", "entry": "A", "state": state}),
        _ => json!({"stage": "S1", "judge": "J1", "entry": "A", "state": state, "cells": {"C": 6}}),
    };
    for (earlier, later, code) in [
        ("submitted", "submitted", Fault::DuplicateSheet),
        ("submitted", "recused", Fault::RecusedAndSubmitted),
        ("recused", "submitted", Fault::RecusedAndSubmitted),
        ("recused", "recused", Fault::DuplicateSheet),
        ("recused", "draft", Fault::DuplicateSheet),
        ("draft", "submitted", Fault::DuplicateSheet),
        ("void", "recused", Fault::DuplicateSheet),
    ] {
        let twice = with(with(sound(), "/sheets/0", sheet(earlier)), "/sheets/-", sheet(later));
        match outcome(&twice) {
            Outcome::Refused(refused) => assert_eq!(refused.error.code, code, "{earlier} {later}"),
            Outcome::Computed(_) => panic!("{earlier} {later} was computed"),
        }
    }
}
