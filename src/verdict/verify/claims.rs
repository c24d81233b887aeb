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
    own.find_map(|(lock, before)| misplaced(lock, before, written)).or_else(|| match withheld {
        0 => None,
        1 if !locked => Some(Mismatch::WithheldUnlocked),
        1 => is_there(written, edition, stage).then_some(Mismatch::WithheldThere),
        _ => Some(Mismatch::WithheldTwice),
    })
}

/// Whether the changes of the rules that the book tells stand in its order and lead to the rules of the file.
pub(super) fn history(written: &Written) -> Result<(), Mismatch> {
    let (book, changes) = (&written.book, &written.book.rules);
    let in_order = changes.is_sorted_by(|one, next| one.seq < next.seq && one.at <= next.at);
    let leads_here = changes.last().is_none_or(|last| {
        last.seq <= book.length
            && last.at <= written.version.published
            && last.rules_sha256 == written.rules_sha256
    });
    if in_order && leads_here { Ok(()) } else { Err(Mismatch::RulesHistory) }
}

/// Locks stand in the order of the book. Of one stage there may be several, of which the last counts; each is an event
/// of its own.
fn misplaced(lock: &Lock, before: Option<&Lock>, written: &Written) -> Option<Mismatch> {
    let (length, published) = (written.book.length, written.version.published);
    let after = before.map_or(0, |before| before.seq);
    let is_other = before.is_some_and(|before| before.head == lock.head)
        || (lock.seq == length && lock.head != written.book.head);
    if lock.seq <= after {
        Some(Mismatch::LockOutOfOrder { seq: lock.seq, after })
    } else if lock.seq > length {
        Some(Mismatch::LockBeyondBook { seq: lock.seq, length })
    } else if is_other {
        Some(Mismatch::LockHead { seq: lock.seq })
    } else if lock.at > published {
        Some(Mismatch::LockAfterVersion { at: lock.at, published })
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
