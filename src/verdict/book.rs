//! The score book (buku nilai): a chain of events, each tied to the one before.
//!
//! The chain starts from the hash of the rules, so that no event is older than
//! the rules it happened under. Whoever has seen one head can tell whether
//! anything before it was changed.

use super::Hash;
use crate::canonical;
use serde::{Deserialize, Serialize};

/// One event of the book. Its place in the chain is its hash with the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookEvent {
    /// Its number, from 1.
    pub seq: u64,
    /// When it happened.
    pub at: jiff::Timestamp,
    /// What happened.
    pub kind: BookEventKind,
    /// What it happened to, such as the code of a sheet.
    pub object: String,
    /// The code of who did it.
    pub actor: String,
    /// SHA-256 of what it says, which is kept apart.
    pub body_sha256: Hash,
}

/// What can happen to a score book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookEventKind {
    /// The rules were fixed, or changed.
    RulesFixed,
    /// A judge handed in a sheet.
    SheetSubmitted,
    /// A judge handed in a sheet again.
    SheetCorrected,
    /// A sheet was taken out.
    SheetVoid,
    /// A judge declared a conflict.
    Recusal,
    /// A stage was locked.
    StageLocked,
    /// A cut was confirmed.
    CutConfirmed,
    /// The plenary decided.
    Decision,
    /// A result was released.
    Released,
    /// A released result was corrected.
    Corrected,
}

/// The head of an empty book: SHA-256 of `juara/book/1` and the 32 bytes of
/// the rules' hash.
#[must_use]
pub fn start(rules: &Hash) -> Hash {
    Hash::of_parts(&[b"juara/book/1", &rules.0])
}

/// The head after an event: SHA-256 of 0x02, the 32 bytes of the head before,
/// and the canonical bytes of the event.
#[must_use]
pub fn next(head: &Hash, event: &BookEvent) -> Hash {
    Hash::of_parts(&[&[2], &head.0, &canonical::bytes(event)])
}

/// The head of a book.
#[must_use]
pub fn head<'b>(rules: &Hash, events: impl IntoIterator<Item = &'b BookEvent>) -> Hash {
    events.into_iter().fold(start(rules), |head, event| next(&head, event))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(seq: u64) -> BookEvent {
        BookEvent {
            seq,
            at: "2026-11-14T02:00:00Z".parse().unwrap(),
            kind: BookEventKind::SheetSubmitted,
            object: "S1:E07:J2:1".into(),
            actor: "J2".into(),
            body_sha256: Hash::of(b"body"),
        }
    }

    #[test]
    fn the_chain_is_built_from_these_very_bytes() {
        let rules = Hash::of(b"rules");
        let mut first = vec![2];
        first.extend(Hash::of(&[&b"juara/book/1"[..], &rules.0].concat()).0);
        first.extend(
            br#"{"actor":"J2","at":"2026-11-14T02:00:00Z","body_sha256":"230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5","kind":"sheet_submitted","object":"S1:E07:J2:1","seq":1}"#,
        );
        assert_eq!(head(&rules, [&event(1)]), Hash::of(&first));
        assert_eq!(head(&rules, []), start(&rules));
    }

    #[test]
    fn every_head_depends_on_the_rules_and_on_all_events_in_order() {
        let rules = Hash::of(b"rules");
        let heads = [
            head(&rules, []),
            head(&rules, [&event(1)]),
            head(&rules, [&event(1), &event(2)]),
            head(&rules, [&event(2), &event(1)]),
            head(&Hash::of(b"other"), [&event(1), &event(2)]),
        ];
        for (i, a) in heads.iter().enumerate() {
            assert!(heads.iter().skip(i + 1).all(|b| a != b));
        }
    }
}
