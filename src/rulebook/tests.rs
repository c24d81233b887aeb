//! The rulebooks of the tests, and what is read from a file.

mod numbers;
mod strict;

use super::*;
use serde_json::Value;

pub(crate) const DENPASAR: &[u8] = include_bytes!("../../server/rulebooks/denpasar-2026.json");
pub(crate) const SECOND: &[u8] = include_bytes!("../../server/tests/rulebooks/second.json");

/// The rulebook that comes with Juara.
pub(crate) fn denpasar() -> Rulebook {
    Rulebook::parse(DENPASAR).unwrap()
}

/// A rulebook of another world: one round, other questions, another zone.
pub(crate) fn second() -> Rulebook {
    Rulebook::parse(SECOND).unwrap()
}

/// A rulebook file with one place changed, `rounds/0/title`. A place that does
/// not exist yet is added to its object.
pub(crate) fn changed(file: &[u8], place: &str, to: Value) -> Value {
    let mut value = canonical::read(file).unwrap();
    let (around, name) = place.rsplit_once('/').unwrap_or(("", place));
    let around = if around.is_empty() { String::new() } else { format!("/{around}") };
    match value.pointer_mut(&around).unwrap_or_else(|| panic!("no {around}")) {
        Value::Object(members) => drop(members.insert(name.to_owned(), to)),
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = to,
        other => panic!("{other} has no members"),
    }
    value
}

/// The same, read.
pub(crate) fn with(file: &[u8], place: &str, to: Value) -> Rulebook {
    Rulebook::parse(changed(file, place, to).to_string().as_bytes()).unwrap()
}
