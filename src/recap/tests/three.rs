//! Three rounds, two cuts and two categories: what one round and one category can't tell apart.

use super::*;
use crate::verdict::{Board, Decision, TieRule};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The rulebook with a third round, a second cut with a basis of its own, and ties that name later rounds.
pub(super) fn three() -> Rulebook {
    let mut value = serde_json::to_value(denpasar()).unwrap();
    let mut last = value["rounds"][1].clone();
    (last["id"], last["slug"]) = (json!("S3"), json!("akhir"));
    value["rounds"].as_array_mut().unwrap().push(last);
    let all = ["S2", "S1"].map(|stage| json!({"rule": "stage", "stage": stage}));
    let both =
        json!([{"rule": "head_to_head", "stages": ["S3"]}, {"rule": "head_to_head", "stages": ["S2", "S3"]}]);
    let ties = [&all[..], both.as_array().unwrap()].concat();
    let take = |n: u64| json!({"UMUM": n, "MAHASISWA": n});
    value["ranking"] = json!({
        "cuts": [
            {"after": "S1", "basis": {"S1": 100}, "take": take(3), "ties": ties},
            {"after": "S2", "basis": {"S1": 30, "S2": 70}, "take": take(2), "ties": ties},
        ],
        "total": {"S1": 20, "S2": 30, "S3": 50},
        "ties": [{"rule": "criterion", "stage": "S3", "criterion": "K1"}, {"rule": "head_to_head"}, {"rule": "plenary"}],
    });
    Rulebook::parse(&canonical::bytes(&value)).unwrap()
}

/// Four entries; three pass the first cut, two the second, and the third round is open.
pub(super) fn recorded() -> Recorded {
    let first = [[8, 8, 8], [7, 7, 7], [6, 6, 6], [5, 5, 5]];
    let mut recorded = second_round(&first, &[(1, [4, 4, 4]), (2, [9, 9, 9]), (3, [8, 8, 8])]);
    recorded.rulebook = three();
    recorded.rounds[1].locked_at = Some(at(30));
    recorded.rounds.push(OpenedRound { id: "S3".to_owned(), opened_at: at(40), locked_at: None });
    recorded.seats.extend((1..=3).map(|n| seat("S3", n)));
    recorded
}

fn decided(id: &str, at: Board) -> RecordedDecision {
    let decision = Decision {
        id: id.to_owned(),
        category: "UMUM".to_owned(),
        at,
        set: vec!["0001".to_owned(), "0002".to_owned()],
        order: vec![vec!["0002".to_owned()], vec!["0001".to_owned()]],
        minutes: None,
    };
    RecordedDecision { at: super::at(1), decision }
}

#[test]
fn the_rules_of_a_round_know_nothing_of_a_later_one() {
    let recorded = recorded();
    let stage = |id: &str| TieRule::Stage { stage: id.to_owned() };
    let ballots =
        |ids: &[&str]| TieRule::HeadToHead { stages: Some(ids.iter().map(|id| (*id).to_owned()).collect()) };
    for (round, stages, cuts, own, total) in [
        ("S1", vec!["S1"], vec!["S1"], vec![stage("S1")], json!({"S1": 100})),
        (
            "S2",
            vec!["S1", "S2"],
            vec!["S1", "S2"],
            vec![stage("S2"), stage("S1"), ballots(&["S2"])],
            json!({"S1": 30, "S2": 70}),
        ),
    ] {
        let edition = recorded.edition_through(round);
        assert_eq!(edition.stages.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), stages, "{round}");
        assert_eq!(edition.cuts.iter().map(|c| c.after.as_str()).collect::<Vec<_>>(), cuts, "{round}");
        assert_eq!(edition.cuts.last().unwrap().ties.as_ref(), Some(&own), "{round}");
        assert_eq!(serde_json::to_value(&edition.total).unwrap(), total, "{round}");
        let head_to_head = TieRule::HeadToHead { stages: None };
        assert_eq!(edition.ties, [head_to_head, TieRule::Plenary], "{round}");
        assert!(edition.awards.is_empty(), "{round}");
        verdict::rank(&edition).unwrap();
    }
    let whole = recorded.edition();
    assert_eq!(verdict::file::rules_sha256(&whole).to_string(), recorded.rulebook.rules_sha256());
}

#[test]
fn a_round_without_a_cut_has_itself_for_a_total() {
    let mut recorded = recorded();
    recorded.rulebook.ranking.cuts.remove(1);
    assert_eq!(recorded.edition_through("S2").total, BTreeMap::from([("S2".to_owned(), 1)]));
}

#[test]
fn who_takes_part_passed_the_last_cut_before_the_round() {
    let recorded = recorded();
    let numbers = |round| recorded.taking_part(round).into_iter().collect::<Vec<_>>();
    assert_eq!(numbers("S1"), ["0001", "0002", "0003", "0004"]);
    assert_eq!(numbers("S2"), ["0001", "0002", "0003"]);
    assert_eq!(numbers("S3"), ["0002", "0003"]);
}

#[test]
fn a_decision_is_part_of_the_editions_that_have_its_board() {
    let mut recorded = recorded();
    let boards = ["cut:S1", "cut:S2", "total", "award:INOVASI"];
    recorded.decisions = boards.map(|board| decided(board, board.parse().unwrap())).into();
    let known = |edition: verdict::Edition| edition.decisions.into_iter().map(|d| d.id).collect::<Vec<_>>();
    assert_eq!(known(recorded.edition_through("S1")), ["cut:S1"]);
    assert_eq!(known(recorded.edition_through("S2")), ["cut:S1", "cut:S2"]);
    assert_eq!(known(recorded.edition()), boards);
    recorded.decisions.push(decided("nowhere", Board::Award("NOWHERE".to_owned())));
    assert_eq!(known(recorded.edition()), boards);
}

#[test]
fn every_round_is_locked_only_if_each_of_the_rulebook_is() {
    let mut recorded = recorded();
    assert!(!recorded.all_locked(), "the last is open");
    recorded.rounds[2].locked_at = Some(at(50));
    assert!(recorded.all_locked());
    let two = Recorded { rounds: recorded.rounds[..2].to_vec(), ..recorded.clone() };
    assert!(!two.all_locked(), "the last is not opened");
    let mut reopened = recorded.clone();
    reopened.rounds[0].locked_at = None;
    assert!(!reopened.all_locked(), "the first is open");
    recorded.rulebook.rounds.clear();
    assert!(!recorded.all_locked(), "there is none");
}

#[test]
fn a_category_has_a_panel_and_sheets_of_its_own_in_each_round() {
    let mut recorded = recorded();
    recorded.seats.push(PanelSeat { category: "MAHASISWA".to_owned(), ..seat("S1", 4) });
    recorded.seats.push(PanelSeat { category: "MAHASISWA".to_owned(), ..seat("S2", 5) });
    recorded.seats.push(seat("S2", 6));
    let edition = recorded.edition();
    let panels: Value = edition.categories.iter().map(|c| (c.id.clone(), json!(c.panels))).collect();
    let three = ["J1", "J2", "J3"];
    assert_eq!(
        panels,
        json!({
            "UMUM": {"S1": three, "S2": ["J1", "J2", "J3", "J6"], "S3": three},
            "MAHASISWA": {"S1": ["J4"], "S2": ["J5"], "S3": []},
        })
    );
    // A distance to an entry of a category in which one does not sit is no sheet.
    let before = recorded.edition();
    let stranger = RecordedDistance { judge: judge(4), entry: entry(1), from: None, at: at(1) };
    recorded.distances.push(stranger);
    assert_eq!(recorded.edition(), before);
}

#[test]
fn entries_sheets_and_absences_stand_in_order_whatever_the_order_of_the_rows() {
    let mut recorded = recorded();
    recorded.absences =
        vec![(entry(2), "S3".to_owned()), (entry(2), "S2".to_owned()), (entry(3), "S2".to_owned())];
    let edition = recorded.edition();
    let absent = |edition: &verdict::Edition| {
        edition
            .entries
            .iter()
            .map(|e| format!("{}:{}", e.id, e.no_show.join("+")))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(absent(&edition), "0001: 0002:S2+S3 0003:S2 0004:");
    assert_eq!(absent(&recorded.edition_through("S2")), "0001: 0002:S2 0003:S2 0004:", "no later round");
    let mut turned = recorded;
    turned.entries.reverse();
    turned.seats.reverse();
    turned.sheets.reverse();
    assert_eq!(turned.edition(), edition);
}
