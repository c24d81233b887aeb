//! The final list: everybody with a rank, then everybody without.

use super::course::Course;
use super::ranking::{self, Class};
use super::register::EntryNo;
use super::result::{EntryResult, Place};
use super::{Board, EntryStatus, Fraction, Shown};
use std::collections::BTreeMap;

/// A rank, and who holds it.
pub(super) struct Held {
    pub(super) rank: u64,
    pub(super) board: Board,
    pub(super) score: Fraction,
    /// By code.
    pub(super) holders: Vec<EntryNo>,
}

/// The ranks of all levels, running through.
pub(super) fn places(levels: &[(&Board, Vec<Class>)]) -> Vec<Held> {
    let boards = levels.iter().flat_map(|(board, classes)| classes.iter().map(move |_| *board));
    let classes = levels.iter().flat_map(|(_, classes)| classes);
    let held = |(board, (rank, class)): (&Board, (u64, &Class))| Held {
        rank,
        board: board.clone(),
        score: class.score.clone(),
        holders: class.members.clone(),
    };
    boards.zip(ranking::with_ranks(classes)).map(held).collect()
}

/// Every entry of the category: by rank, then by code, those without a rank last.
pub(super) fn entries(course: &Course<'_>, places: &[Held]) -> Vec<EntryResult> {
    let ranked = places.iter().flat_map(|held| held.holders.iter().map(move |&entry| (entry, Some(held))));
    let mut rows: BTreeMap<(u64, &str), EntryResult> = BTreeMap::new();
    let everybody = course.register.members(course.category).iter().map(|&entry| (entry, None));
    let mut held_by: BTreeMap<EntryNo, Option<&Held>> = everybody.collect();
    held_by.extend(ranked);
    for (entry, held) in held_by {
        let place = held.map_or(u64::MAX, |held| held.rank);
        rows.insert((place, course.register.code(entry)), row(course, entry, held));
    }
    rows.into_values().collect()
}

fn row(course: &Course<'_>, entry: EntryNo, held: Option<&Held>) -> EntryResult {
    let others = |held: &Held| {
        let others: Vec<EntryNo> = held.holders.iter().copied().filter(|&other| other != entry).collect();
        course.register.codes(&others)
    };
    EntryResult {
        entry: course.register.code(entry).to_owned(),
        status: status(course, entry),
        rank: held.map(|held| held.rank),
        board: held.map(|held| held.board.clone()),
        score: held.map(|held| Shown(held.score.clone())),
        shared_with: held.map(others).unwrap_or_default(),
        stages: course
            .standings(entry)
            .map(|(id, standing)| (id.to_owned(), standing.told.clone()))
            .collect(),
    }
}

fn status(course: &Course<'_>, entry: EntryNo) -> Place {
    match course.register.participants.get(entry).map(|participant| participant.entry.status) {
        Some(EntryStatus::Withdrawn) => Place::Withdrawn,
        Some(EntryStatus::Disqualified) => Place::Disqualified,
        Some(EntryStatus::Active) | None if course.out.contains(&entry) => Place::NoShow,
        Some(EntryStatus::Active) | None => Place::Active,
    }
}
