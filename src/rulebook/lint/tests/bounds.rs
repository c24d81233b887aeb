//! How many there may be of each, to the last.

use crate::rulebook::lint::{FaultKind::*, *};
use crate::rulebook::tests::{DENPASAR, changed, with};
use serde_json::{Value, json};

/// What is found at this very place.
fn found(place: &str, to: Value, at: &str) -> Vec<FaultKind> {
    let faults = lint(&with(DENPASAR, place, to));
    faults.into_iter().filter(|fault| fault.at == at).map(|fault| fault.kind).collect()
}

#[test]
fn lists_are_as_long_as_people_read_to_the_end() {
    let file = changed(DENPASAR, "note", json!(0));
    for (place, least, most) in [
        ("eligibility/conditions", 0, 20),
        ("categories", 1, 20),
        ("screening", 1, 50),
        ("form", 1, 100),
        ("form/1/answer/options", 2, 20),
        ("rounds", 1, 20),
        ("rounds/0/criteria", 1, 20),
        ("awards", 0, 50),
        ("awards/0/of", 1, 20),
        ("ranking/ties", 0, 20),
    ] {
        let one = file.pointer(&format!("/{place}/0")).unwrap();
        let at = place.replace("/1/", "[1].").replace("/0/", "[0].").replace('/', ".");
        let counted = |count: usize| {
            let kinds = found(place, vec![one.clone(); count].into(), &at);
            kinds.into_iter().filter(|kind| matches!(kind, Count { .. })).collect::<Vec<_>>()
        };
        for right in [least, least + 1, most] {
            assert_eq!(counted(right), [], "{place} {right}");
        }
        for wrong in [least.checked_sub(1), Some(most + 1)].into_iter().flatten() {
            assert_eq!(counted(wrong), [Count { found: wrong, least, most }], "{place} {wrong}");
        }
    }
}

#[test]
fn numbers_are_as_large_as_they_make_sense() {
    const MOST: i64 = 999_999_999_999_999;
    let outside = |found, least, most| vec![Outside { found, least, most }];
    for (place, to, at, want) in [
        ("form/4/answer/max", json!(MOST), "form[4].answer.max", vec![]),
        ("form/4/answer/max", json!(MOST + 1), "form[4].answer.max", outside(MOST + 1, 0, MOST)),
        ("form/4/answer/min", json!(500_000_000), "form[4].answer.min", vec![]),
        ("form/2/answer/min", json!("2026-12-11"), "form[2].answer.min", vec![]),
        ("categories/0/max_age", json!(18), "categories[0].max_age", vec![]),
        ("categories/0/max_age", json!(120), "categories[0].max_age", vec![]),
        ("categories/0/max_age", json!(121), "categories[0].max_age", outside(121, 0, 120)),
        ("categories/0/prizes/0/amount", json!(0), "categories[0].prizes[0].amount", vec![]),
        ("categories/0/prizes/0/amount", json!(MOST), "categories[0].prizes[0].amount", vec![]),
        (
            "categories/0/prizes/0/amount",
            json!(MOST + 1),
            "categories[0].prizes[0].amount",
            outside(MOST + 1, 0, MOST),
        ),
        ("awards/0/of/0/weight", json!(1), "awards[0].of[0].weight", vec![]),
        ("rounds/0/quorum/min_sheets", json!(100), "rounds[0].quorum.min_sheets", vec![]),
        ("rounds/0/quorum/min_sheets", json!(101), "rounds[0].quorum.min_sheets", outside(101, 1, 100)),
        ("rounds/1/quorum/panel_percent", json!(0), "rounds[1].quorum.panel_percent", vec![]),
        ("rounds/1/quorum/panel_percent", json!(100), "rounds[1].quorum.panel_percent", vec![]),
        ("rounds/0/spread/extra_sheets", json!(0), "rounds[0].spread.extra_sheets", outside(0, 1, 10)),
        ("rounds/0/spread/extra_sheets", json!(10), "rounds[0].spread.extra_sheets", vec![]),
        ("rounds/0/spread/extra_sheets", json!(11), "rounds[0].spread.extra_sheets", outside(11, 1, 10)),
        ("retention/unsent/days", json!(1), "retention.unsent.days", vec![]),
        ("retention/unsent/days", json!(3650), "retention.unsent.days", vec![]),
        ("retention/unsent/days", json!(3651), "retention.unsent.days", outside(3651, 1, 3650)),
        ("eligibility/reference", json!("2028-12-31"), "eligibility.reference", vec![]),
        ("eligibility/reference", json!("2024-01-01"), "eligibility.reference", vec![]),
        ("eligibility/reference", json!("2029-01-01"), "eligibility.reference", vec![ReferenceFar]),
        ("eligibility/reference", json!("2023-12-31"), "eligibility.reference", vec![ReferenceFar]),
    ] {
        assert_eq!(found(place, to.clone(), at), want, "{place} = {to}");
    }
}

#[test]
fn prizes_that_are_shared_add_up_to_a_whole_number() {
    let prizes = |count: u64| -> Value {
        let title = json!({"id": "Juara", "en": "Prize"});
        let prize = |rank| json!({"rank": rank, "title": title, "amount": 900_719_925_474_099_u64});
        (1..=count).map(prize).collect()
    };
    let at = "categories[0].prizes";
    let (sum, most) = (9_907_919_180_215_089, 9_007_199_254_740_991);
    assert_eq!(found("categories/0/prizes", prizes(10), at), []);
    assert_eq!(found("categories/0/prizes", prizes(11), at), [Outside { found: sum, least: 0, most }]);
}

#[test]
fn a_statement_that_is_shown_to_some_alone_is_no_consent_of_all() {
    let some = json!({"question": "category", "is": ["MAHASISWA"]});
    assert_eq!(found("form/5/shown_if", some, "form"), [NoConsent]);
}

#[test]
fn names_of_every_list_are_looked_at() {
    let file = changed(DENPASAR, "note", json!(0));
    for (list, member) in [
        ("eligibility/conditions", "id"),
        ("categories", "id"),
        ("screening", "code"),
        ("form", "id"),
        ("form/1/answer/options", "id"),
        ("rounds", "id"),
        ("rounds/0/criteria", "id"),
    ] {
        let at = |i: usize| {
            let list = list.replace("/1/", "[1].").replace("/0/", "[0].").replace('/', ".");
            format!("{list}[{i}].{member}")
        };
        let place = |i: usize| format!("{list}/{i}/{member}");
        for unsafe_name in ["a:b", "", "-a"] {
            let want = [UnsafeName(unsafe_name.to_owned())];
            assert_eq!(found(&place(0), json!(unsafe_name), &at(0)), want, "{list}");
        }
        let first = file.pointer(&format!("/{}", place(0))).and_then(Value::as_str).unwrap();
        let want = [DuplicateName(first.to_owned())];
        assert_eq!(found(&place(1), json!(first), &at(1)), want, "{list}");
    }
}

#[test]
fn words_that_mean_something_else_are_no_names() {
    for word in ["result", "total"] {
        let want = [ReservedName(word.to_owned())];
        assert_eq!(found("rounds/0/id", json!(word), "rounds[0].id"), want);
    }
    for word in ["edition", "version", "comment", "note", "reason", "passphrase", "code", "token"] {
        let want = [ReservedName(word.to_owned())];
        assert_eq!(found("rounds/1/criteria/2/id", json!(word), "rounds[1].criteria[2].id"), want);
    }
}
