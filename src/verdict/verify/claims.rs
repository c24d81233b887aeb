//! Where a file contradicts what it says itself of its locks and of the sheets that it keeps closed.

use super::super::Edition;
use super::super::file::{Lock, Written};
use super::Mismatch;
use std::iter;

/// The first contradiction about a stage.
pub(super) fn contradiction(written: &Written, edition: &Edition, stage: &str) -> Option<Mismatch> {
    let book = &written.book;
    let locked = book.locks.iter().any(|lock| lock.stage == stage);
    let withheld = written.withheld.iter().filter(|withheld| withheld.stage == stage).count();
    let is_known = edition.stages.iter().any(|known| known.id == stage);
    if !is_known && (locked || withheld > 0) {
        return Some(Mismatch::UnknownStage(stage.to_owned()));
    }
    let before = iter::once(None).chain(book.locks.iter().map(Some));
    let mut own = book.locks.iter().zip(before).filter(|(lock, _)| lock.stage == stage);
    own.find_map(|(lock, before)| misplaced(lock, before, book.length)).or_else(|| match withheld {
        0 => None,
        1 if !locked => Some(Mismatch::WithheldUnlocked),
        1 => is_there(written, edition, stage).then_some(Mismatch::WithheldThere),
        _ => Some(Mismatch::WithheldTwice),
    })
}

/// Locks stand in the order of the book. Of one stage there may be several, of which the last counts; each is an event
/// of its own.
fn misplaced(lock: &Lock, before: Option<&Lock>, length: u64) -> Option<Mismatch> {
    let after = before.map_or(0, |before| before.seq);
    if lock.seq <= after {
        Some(Mismatch::LockOutOfOrder { seq: lock.seq, after })
    } else if lock.seq > length {
        Some(Mismatch::LockBeyondBook { seq: lock.seq, length })
    } else {
        let earlier = before.filter(|before| lock.at < before.at);
        earlier.map(|before| Mismatch::LockBackInTime { at: lock.at, before: before.at })
    }
}

/// Whether something of the sheets of a stage is in the file: a sheet, also one that counts for nothing, or a salt.
fn is_there(written: &Written, edition: &Edition, stage: &str) -> bool {
    let of_stage = |leaf: &String| leaf.strip_prefix(stage).is_some_and(|rest| rest.starts_with(':'));
    edition.sheets.iter().any(|sheet| sheet.stage == stage) || written.leaves.keys().any(of_stage)
}
