//! Reads a rulebook file: strict JSON, and the place of what is not as the format says.

use super::{Fault, FaultKind, Rulebook, day};
use crate::{
    Deadline, Zone,
    canonical::{
        self,
        shape::{self, Misshape, Misshapen, Needed},
    },
    verdict::Decimal,
};
use serde_json::Value;

/// The most bytes that a rulebook file may have.
pub const LARGEST_FILE: usize = 512 * 1024;

pub(super) fn read(bytes: &[u8]) -> Result<Rulebook, Fault> {
    let whole = |kind| Fault { at: String::new(), kind };
    if bytes.len() > LARGEST_FILE {
        return Err(whole(FaultKind::FileTooLarge { bytes: bytes.len(), most: LARGEST_FILE }));
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        return Err(whole(FaultKind::ByteOrderMark));
    }
    if std::str::from_utf8(bytes).is_err() {
        return Err(whole(FaultKind::NotUtf8));
    }
    let value = canonical::read(bytes).map_err(|reason| {
        whole(match reason {
            canonical::NotStrict::NotJson => FaultKind::NotJson { line: broken_line(bytes) },
            canonical::NotStrict::DuplicateMember(name) => FaultKind::DuplicateMember(name),
            canonical::NotStrict::NotInteger => {
                let value = serde_json::from_slice(bytes).unwrap_or_default();
                return Fault { at: not_integer(&value).unwrap_or_default(), kind: FaultKind::NotInteger };
            }
        })
    })?;
    shape::read(&value).map_err(fault)
}

/// The line from which on this is no JSON, from 1.
fn broken_line(bytes: &[u8]) -> usize {
    let read: Result<serde::de::IgnoredAny, _> = serde_json::from_slice(bytes);
    read.err().map_or(1, |error| error.line().max(1))
}

/// Where the first number stands that is no integer within ±2^53.
fn not_integer(value: &Value) -> Option<String> {
    let below = |place: String, value: &Value| {
        not_integer(value).map(|at| {
            let dot = if at.is_empty() || at.starts_with('[') { "" } else { "." };
            format!("{place}{dot}{at}")
        })
    };
    match value {
        Value::Number(number) => {
            let fits =
                number.as_i64().is_some_and(|n| (-canonical::LARGEST..=canonical::LARGEST).contains(&n));
            (!fits).then(String::new)
        }
        Value::Array(items) => (items.iter().enumerate()).find_map(|(i, item)| below(format!("[{i}]"), item)),
        Value::Object(members) => members.iter().find_map(|(name, member)| below(name.clone(), member)),
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}

/// What a rulebook's author reads of a value that is not as the format says.
fn fault(Misshapen { at, kind }: Misshapen) -> Fault {
    let kind = match kind {
        Misshape::UnknownMember => FaultKind::UnknownMember,
        Misshape::MissingMember => FaultKind::MissingMember,
        Misshape::UnknownWord { found, known } => FaultKind::UnknownWord { found, known },
        Misshape::OtherText { found, expected } => match expected.as_str() {
            Zone::EXPECTED => FaultKind::UnknownZone(found),
            Deadline::EXPECTED => FaultKind::NotAMoment(found),
            Decimal::EXPECTED => FaultKind::NotADecimal(found),
            day::EXPECTED => FaultKind::NotADay(found),
            _ => FaultKind::WrongShape(Needed::Other),
        },
        Misshape::OtherKind(needed) => FaultKind::WrongShape(needed),
    };
    Fault { at, kind }
}
