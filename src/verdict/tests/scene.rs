//! Small editions to change at one place, and short ways to ask for a result.

use super::super::{CategoryResult, Outcome, compute};
use serde_json::{Value, json};

/// Marks of one criterion `C` in half points, shown 0 to 100: a row for each
/// entry, a column for each judge.
pub(super) fn sheets(stage: &str, rows: &[(&str, &[i64])]) -> Vec<Value> {
    let sheet = |entry: &str, (i, mark): (usize, &i64)| {
        json!({"stage": stage, "judge": format!("J{}", i + 1), "entry": entry, "state": "submitted",
               "cells": {"C": mark}})
    };
    rows.iter()
        .flat_map(|(entry, marks)| marks.iter().enumerate().map(|column| sheet(entry, column)))
        .collect()
}

/// An edition with one category, stages `S1`, `S2` … of equal weight and one
/// criterion each, and the entries of the first stage.
pub(super) fn edition(stages: &[&[(&str, &[i64])]]) -> Value {
    let ids: Vec<String> = (1..=stages.len()).map(|i| format!("S{i}")).collect();
    let rows = ids.iter().zip(stages);
    json!({
        "format": "juara-edition/1",
        "edition": "test",
        "scale": {"min": 2, "max": 10, "per_point": 2, "show": ["0", "100"]},
        "stages": ids.iter().map(|id| json!({"id": id, "criteria": [{"id": "C", "weight": 100}]})).collect::<Vec<_>>(),
        "categories": [{"id": "UMUM"}],
        "total": ids.iter().map(|id| (id.clone(), json!(1))).collect::<serde_json::Map<_, _>>(),
        "ties": [],
        "entries": stages[0].iter().map(|(id, _)| json!({"id": id, "category": "UMUM"})).collect::<Vec<_>>(),
        "sheets": rows.flat_map(|(id, rows)| sheets(id, rows)).collect::<Vec<_>>(),
    })
}

/// The edition with one member changed; `null` takes it away.
pub(super) fn with(mut edition: Value, place: &str, value: Value) -> Value {
    let (around, name) = place.rsplit_once('/').unwrap();
    let around = edition.pointer_mut(around).unwrap_or_else(|| panic!("no {around}"));
    match around {
        Value::Object(members) if value.is_null() => {
            members.remove(name);
        }
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(items) if name == "-" => items.push(value),
        Value::Array(items) if value.is_null() => {
            items.remove(name.parse::<usize>().unwrap());
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{place} is in nothing"),
    }
    edition
}

pub(super) fn outcome(edition: &Value) -> Outcome {
    compute(edition.to_string().as_bytes())
}

/// The result of the only category.
pub(super) fn result(edition: &Value) -> CategoryResult {
    match outcome(edition) {
        Outcome::Computed(mut computed) => computed.categories.remove(0),
        Outcome::Refused(refused) => panic!("{}", refused.error),
    }
}

/// The final list: `E1:1 E2:- …`.
pub(super) fn ranks(result: &CategoryResult) -> String {
    let rank = |rank: Option<u64>| rank.map_or("-".to_owned(), |rank| rank.to_string());
    result.entries.iter().map(|row| format!("{}:{}", row.entry, rank(row.rank))).collect::<Vec<_>>().join(" ")
}

/// The exact scores of a stage, in the order of the final list.
pub(super) fn scores(result: &CategoryResult, stage: &str) -> String {
    let score =
        |row: &super::super::EntryResult| row.stages.get(stage)?.score.as_ref().map(|s| s.0.to_string());
    result.entries.iter().map(|row| score(row).unwrap_or("-".into())).collect::<Vec<_>>().join(" ")
}
