//! Inputs made to break the computation: they are computed or refused, soon.

use super::super::{Fault, Outcome, compute};
use super::scene::{edition, outcome, ranks, result, sheets, with};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;

fn refusal(input: &Value) -> Option<Fault> {
    match outcome(input) {
        Outcome::Refused(refused) => Some(refused.error.code),
        Outcome::Computed(_) => None,
    }
}

#[test]
fn the_largest_numbers_are_computed_exactly() {
    let largest = 1i64 << 53;
    let rows: &[(&str, &[i64])] = &[("A", &[6, 7]), ("B", &[7, 6])];
    let mut input = edition(&[rows, rows]);
    input["total"] = json!({"S1": largest, "S2": largest});
    for stage in [0, 1] {
        input["stages"][stage]["criteria"][0]["weight"] = json!(largest);
        input["stages"][stage]["scale"] = json!({"min": -largest, "max": largest, "per_point": 1, "show": ["-0.000000000000000001", "99999999999999999999"]});
    }
    input["stages"][0]["spread"] = json!({"limit": "99999999999999999999.999999999999999999"});
    input["stages"][0]["quorum"] = json!({"min_sheets": 1, "panel_percent": 100});
    input["categories"][0]["prizes"] = json!([{"rank": 1, "title": "I", "amount": largest}]);
    input["sheets"][0]["cells"]["C"] = json!(largest);
    input["sheets"][1]["cells"]["C"] = json!(-largest);
    let result = result(&input);
    assert_eq!(ranks(&result), "B:1 A:2");
    assert_eq!((result.prizes[0].each, result.prizes[0].left_over), (1 << 53, 0));
}

#[test]
fn numbers_beyond_the_largest_are_refused() {
    let rows: &[(&str, &[i64])] = &[("A", &[6])];
    let sound = edition(&[rows]);
    let prizes =
        json!([{"rank": 1, "title": "I", "amount": 1u64 << 53}, {"rank": 2, "title": "II", "amount": 1}]);
    assert_eq!(refusal(&with(sound.clone(), "/categories/0/prizes", prizes)), Some(Fault::BadNumber));
    for weight in [(1u64 << 53) + 1, u64::MAX] {
        assert_eq!(refusal(&with(sound.clone(), "/total/S1", json!(weight))), Some(Fault::BadNumber));
    }
    let quorum = json!({"min_sheets": 1u64 << 53, "panel_percent": 100});
    assert_eq!(refusal(&with(sound.clone(), "/stages/0/quorum", quorum)), None);
    let spread = json!({"limit": "1".repeat(1_000_000)});
    assert_eq!(refusal(&with(sound, "/stages/0/spread", spread)), Some(Fault::BadDecimal));
}

/// A value in memory can hold what no file can.
#[test]
fn an_edition_in_memory_is_held_to_the_same_numbers() {
    let rows: &[(&str, &[i64])] = &[("A", &[6])];
    let mut built = super::super::Edition::read(edition(&[rows]).to_string().as_bytes()).unwrap();
    built.total.insert("S1".into(), 1 << 60);
    assert_eq!(super::super::rank(&built).unwrap_err().code, Fault::BadNumber);
}

#[test]
fn endless_lists_and_depths_are_refused() {
    let rows: &[(&str, &[i64])] = &[("A", &[6])];
    let sound = edition(&[rows]);
    let many = |count: usize, item: &dyn Fn(usize) -> Value| json!((0..count).map(item).collect::<Vec<_>>());
    let stages = many(101, &|i| json!({"id": format!("S{i}"), "criteria": [{"id": "C", "weight": 1}]}));
    assert_eq!(refusal(&with(sound.clone(), "/stages", stages)), Some(Fault::BadNumber));
    let criteria = many(1001, &|i| json!({"id": format!("C{i}"), "weight": 1}));
    assert_eq!(refusal(&with(sound.clone(), "/stages/0/criteria", criteria)), Some(Fault::BadNumber));
    let ties = many(21, &|_| json!({"rule": "plenary"}));
    assert_eq!(refusal(&with(sound.clone(), "/ties", ties)), Some(Fault::BadNumber));
    let categories = many(1001, &|i| json!({"id": format!("K{i}")}));
    assert_eq!(refusal(&with(sound, "/categories", categories)), Some(Fault::BadNumber));
    for open in ["[", "{\"a\":", "{\"scale\":{\"min\":["] {
        match compute(open.repeat(200_000).as_bytes()) {
            Outcome::Refused(_) => {}
            Outcome::Computed(_) => panic!("{open}"),
        }
    }
}

#[test]
fn an_edition_without_anything_is_computed() {
    let mut empty = edition(&[&[]]);
    assert_eq!(ranks(&result(&empty)), "");
    empty["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": 3}]);
    empty["awards"] = json!([{"id": "A", "of": [{"stage": "S1", "criterion": "C"}]}]);
    let result = result(&empty);
    assert_eq!((result.cuts[0].board.len(), result.awards[0].winners.len()), (0, 0));
}

/// Hundreds of level entries: every pair is compared, nothing more.
#[test]
fn hundreds_of_level_entries_are_parted_head_to_head() {
    let codes: Vec<String> = (0..300).map(|i| format!("E{i:03}")).collect();
    let marks: [&[i64]; 2] = [&[6, 7, 8], &[8, 7, 6]];
    let rows: Vec<(&str, &[i64])> =
        codes.iter().enumerate().map(|(i, code)| (code.as_str(), marks[i % 2])).collect();
    let mut input = edition(&[&rows]);
    input["ties"] = json!([{"rule": "head_to_head"}]);
    let result = result(&input);
    assert_eq!(result.ties[0].steps[0].pairs.as_ref().unwrap().len(), 300 * 299 / 2);
    assert_eq!(result.ties[0].order.len(), 1);
}

/// 600 entries, 5 judges, 6 criteria. In release a few hundredths of a second;
/// the bound is for an unoptimised build on a busy machine.
#[test]
fn a_large_competition_is_computed_at_once() {
    let mut text = String::from(
        r#"{"format":"juara-edition/1","edition":"large","scale":{"min":2,"max":10,"per_point":2,"show":["0","100"]},
        "stages":[{"id":"S1","criteria":["#,
    );
    let criteria: Vec<String> = (0..6).map(|c| format!(r#"{{"id":"C{c}","weight":{}}}"#, c + 1)).collect();
    write!(text, r#"{}]}}],"categories":[{{"id":"UMUM"}}],"total":{{"S1":1}},"#, criteria.join(",")).unwrap();
    text.push_str(r#""ties":[{"rule":"criterion","stage":"S1","criterion":"C5"},{"rule":"head_to_head"}],"#);
    let entries: Vec<String> = (0..600).map(|e| format!(r#"{{"id":"E{e}","category":"UMUM"}}"#)).collect();
    write!(text, r#""entries":[{}],"sheets":["#, entries.join(",")).unwrap();
    let sheet = |n: usize| {
        let cells: Vec<String> =
            (0..6).map(|c| format!(r#""C{c}":{}"#, 2 + (n * 7 + c * 13 + n / 11) % 9)).collect();
        let (entry, judge) = (n / 5, n % 5);
        format!(
            r#"{{"stage":"S1","entry":"E{entry}","judge":"J{judge}","state":"submitted","cells":{{{}}}}}"#,
            cells.join(",")
        )
    };
    let sheets: Vec<String> = (0..3000).map(sheet).collect();
    write!(text, "{}]}}", sheets.join(",")).unwrap();
    let began = std::time::Instant::now();
    let Outcome::Computed(computed) = compute(text.as_bytes()) else { panic!("refused") };
    assert_eq!(computed.categories[0].entries.len(), 600);
    let seconds = began.elapsed().as_secs();
    assert!(seconds < 10, "{seconds} s");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = compute(&bytes);
    }

    /// A sound edition with any value anywhere.
    #[test]
    fn no_change_makes_it_panic(place in any::<proptest::sample::Index>(), value in values()) {
        let rows: &[(&str, &[i64])] = &[("A", &[6, 7]), ("B", &[7, 6])];
        let mut input = edition(&[rows, rows]);
        input["cuts"] = json!([{"after": "S1", "basis": {"S1": 1}, "take": 1, "at_least": "1"}]);
        input["ties"] = json!([{"rule": "head_to_head"}, {"rule": "criterion", "stage": "S1", "criterion": "C"}]);
        input["awards"] = json!([{"id": "A1", "of": [{"stage": "S2", "criterion": "C"}], "ties": [{"rule": "rank"}]}]);
        input["sums"] = json!([]);
        input["sheets"] = json!(sheets("S1", rows));
        let places = places(&input, String::new());
        *input.pointer_mut(&places[place.index(places.len())]).unwrap() = value;
        let _ = outcome(&input);
    }
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(|n| json!(n >> 10)),
        (-3i64..12).prop_map(|n| json!(n)),
        "[a-z0-9.:-]{0,6}".prop_map(|text| json!(text)),
        Just(json!([])),
        Just(json!({})),
        Just(json!(["S1"])),
        Just(json!({"S1": 0, "S2": 3})),
    ]
}

fn places(value: &Value, at: String) -> Vec<String> {
    let below: Vec<String> = match value {
        Value::Object(members) => members.iter().flat_map(|(n, v)| places(v, format!("{at}/{n}"))).collect(),
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(i, v)| places(v, format!("{at}/{i}"))).collect()
        }
        _ => Vec::new(),
    };
    if at.is_empty() { below } else { [vec![at], below].concat() }
}
