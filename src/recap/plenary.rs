//! What the plenary (rapat pleno) may decide, and how its order is typed.

use crate::{
    problem::{Problems, What},
    verdict::{Board, CategoryResult, Edition, TieRule},
};
use std::collections::BTreeMap;

/// Entries that everything asked so far leaves level, and that the plenary may
/// bring into an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Where they are level.
    pub at: Board,
    /// The entries, by number.
    pub set: Vec<String>,
}

/// The sets of a category that the plenary may decide about: still level on the
/// cut after `round` or, if it is the `last`, on the total, where the rules ask the plenary.
#[must_use]
pub fn level_sets(edition: &Edition, result: &CategoryResult, round: &str, last: bool) -> Vec<Level> {
    let is_here = |at: &Board| match at {
        Board::Total => last,
        Board::Cut(after) => after == round,
        Board::Award(_) => false,
    };
    let ties = result.ties.iter().filter(|tie| is_here(&tie.at) && asks_plenary(edition, &tie.at));
    let level = ties.flat_map(|tie| {
        let groups = tie.order.iter().filter(|group| group.len() > 1);
        groups.map(|group| Level { at: tie.at.clone(), set: group.clone() })
    });
    level.collect()
}

fn asks_plenary(edition: &Edition, at: &Board) -> bool {
    let cut = edition.cuts.iter().find(|cut| matches!(at, Board::Cut(after) if *after == cut.after));
    let chain = cut.and_then(|cut| cut.ties.as_ref()).unwrap_or(&edition.ties);
    chain.contains(&TieRule::Plenary)
}

/// The order that a form gives to a set: for every entry its place, `1` for the
/// best; entries with the same place stay level. Fields are named by the entries.
///
/// Errors: an entry without a place, a place that is none, and at the first entry
/// that all have the same, since that decides nothing.
pub fn read_order(set: &[String], typed: &BTreeMap<String, String>) -> Result<Vec<Vec<String>>, Problems> {
    let mut problems = Problems::none();
    let mut order: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for entry in set {
        let given = typed.get(entry).map_or("", |place| place.trim());
        match given.parse::<usize>() {
            Ok(place) if (1..=set.len()).contains(&place) => {
                order.entry(place).or_default().push(entry.clone())
            }
            _ if given.is_empty() => problems.add(entry, What::ChooseOne),
            _ => problems.add(entry, What::UnknownOption),
        }
    }
    if let (true, [first, ..]) = (problems.is_empty() && order.len() < 2, set) {
        problems.add(first, What::AllAlike);
    }
    problems.into_result().map(|()| order.into_values().collect())
}
