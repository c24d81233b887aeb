//! One thing broken a row, and exactly that fault.

mod bounds;
mod judging;
mod people;
mod questions;

use super::*;
use crate::rulebook::tests::with;
use serde_json::Value;

fn expect(rows: Vec<(&[u8], &str, Value, &str, FaultKind)>) {
    for (file, place, to, at, kind) in rows {
        let found = lint(&with(file, place, to.clone()));
        assert_eq!(found, [Fault { at: at.into(), kind }], "{place} = {to}");
    }
}

fn unknown(name: &str, of: Named) -> FaultKind {
    FaultKind::UnknownName { name: name.into(), of }
}
