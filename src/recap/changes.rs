//! What a new version of a result changes, for those who sign it.

use crate::verdict::{CategoryResult, Computed, EntryResult, Place};
use std::{cmp::Ordering, collections::BTreeMap};

/// So many entries that move by as many ranks are each told of; more are told of together.
const MOST_ALONE: usize = 3;

/// One difference between two results of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The category, by its id.
    pub category: String,
    /// What changes there.
    pub what: Changed,
}

/// What changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// An entry takes part no longer.
    Out {
        /// Its number.
        entry: String,
        /// Why.
        place: Place,
        /// The rank that it held.
        before: Option<u64>,
    },
    /// An entry wins something else than before, or nothing any more.
    Won {
        /// Its number.
        entry: String,
    },
    /// An entry holds another rank.
    Rank {
        /// Its number.
        entry: String,
        /// The rank that it held.
        before: Option<u64>,
        /// The rank that it holds.
        after: Option<u64>,
    },
    /// Several entries move by as many ranks.
    Moved {
        /// Their numbers, best first.
        entries: Vec<String>,
        /// By how many ranks.
        by: u64,
        /// Towards the first rank, or away from it.
        up: bool,
    },
}

/// What differs between a result and the one that takes its place: category by category who is out, who wins
/// something else, and whose rank is another. Who is out is told of once, whatever was won.
#[must_use]
pub fn changes(before: &Computed, after: &Computed) -> Vec<Change> {
    let of_category = |result: &CategoryResult| {
        let old = before.categories.iter().find(|old| old.category == result.category);
        let changed = of(old, result).into_iter();
        changed.map(|what| Change { category: result.category.clone(), what }).collect::<Vec<_>>()
    };
    after.categories.iter().flat_map(of_category).collect()
}

fn of(before: Option<&CategoryResult>, after: &CategoryResult) -> Vec<Changed> {
    let old = before.into_iter().flat_map(|result| &result.entries);
    let old: BTreeMap<&str, &EntryResult> = old.map(|row| (row.entry.as_str(), row)).collect();
    let rank_before = |row: &EntryResult| old.get(row.entry.as_str()).and_then(|old| old.rank);
    let is_new = |row: &EntryResult| old.get(row.entry.as_str()).is_none_or(|old| old.status != row.status);
    let (active, out): (Vec<&EntryResult>, Vec<&EntryResult>) =
        after.entries.iter().partition(|row| row.status == Place::Active);
    let out = out.into_iter().filter(|row| is_new(row));
    let out =
        out.map(|row| Changed::Out { entry: row.entry.clone(), place: row.status, before: rank_before(row) });
    let wins_other = |entry: &str| before.map(|old| won(old, entry)).unwrap_or_default() != won(after, entry);
    let others = active.iter().filter(|row| wins_other(&row.entry));
    let others = others.map(|row| Changed::Won { entry: row.entry.clone() });
    let moved = active.iter().map(|row| (row.entry.as_str(), rank_before(row), row.rank));
    let moved = moved.filter(|(_, before, after)| before != after).collect();
    out.chain(others).chain(ranks(moved)).collect()
}

/// Whose rank is another: in the order of the new ranks, those who move alike in great number at the first of them.
fn ranks(moved: Vec<(&str, Option<u64>, Option<u64>)>) -> Vec<Changed> {
    let mut alike: BTreeMap<(Ordering, u64), Vec<String>> = BTreeMap::new();
    for (entry, before, after) in &moved {
        if let Some(way) = way(*before, *after) {
            alike.entry(way).or_default().push((*entry).to_owned());
        }
    }
    alike.retain(|_, entries| entries.len() > MOST_ALONE);
    let mut told = Vec::new();
    for (entry, before, after) in moved {
        let together = way(before, after).and_then(|way| Some((way, alike.get_mut(&way)?)));
        match together {
            Some(((order, by), entries)) if !entries.is_empty() => {
                let entries = std::mem::take(entries);
                told.push(Changed::Moved { entries, by, up: order == Ordering::Less });
            }
            Some(_) => {}
            None => told.push(Changed::Rank { entry: entry.to_owned(), before, after }),
        }
    }
    told
}

/// Which way an entry moves, and by how many ranks.
fn way(before: Option<u64>, after: Option<u64>) -> Option<(Ordering, u64)> {
    let (before, after) = (before?, after?);
    Some((after.cmp(&before), after.abs_diff(before)))
}

/// What an entry holds: of prizes the rank and what it comes to, alone or not, and of special awards which.
fn won<'r>(result: &'r CategoryResult, entry: &str) -> (Vec<(u64, u64, bool)>, Vec<&'r str>) {
    let holds = |entries: &[String]| entries.iter().any(|other| other == entry);
    let prizes = result.prizes.iter().filter(|prize| holds(&prize.entries));
    let prizes = prizes.map(|prize| (prize.rank, prize.each, prize.entries.len() > 1));
    let awards = result.awards.iter().filter(|award| holds(&award.winners));
    (prizes.collect(), awards.map(|award| award.award.as_str()).collect())
}
