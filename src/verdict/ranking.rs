//! A board: entries by score, ties broken, ranks counted.

use super::course::Course;
use super::register::{EntryNo, Rule, Weights};
use super::result::{Line, Step, Tie};
use super::tie::TieBreak;
use super::{Board, Fraction, Shown};
use std::collections::BTreeMap;

/// Entries that share a place, by code.
#[derive(Clone)]
pub(super) struct Class {
    pub(super) members: Vec<EntryNo>,
    pub(super) score: Fraction,
}

/// Ranks entries, given by code, by the weighted mean of their stage scores.
/// Sets with equal scores go through the tie chain.
pub(super) fn rank<'e>(
    course: &mut Course<'e>,
    at: &'e Board,
    entries: &[EntryNo],
    weights: &Weights,
    chain: &[Rule<'e>],
) -> (Vec<Class>, Vec<Tie>) {
    let scores = entries.iter().filter_map(|&entry| Some((weighted(course, entry, weights)?, entry)));
    let mut scores: Vec<(Fraction, EntryNo)> = scores.collect();
    // Stable, so that equal scores keep the order by code.
    scores.sort_by(|a, b| b.0.cmp(&a.0));
    let (mut classes, mut ties) = (Vec::new(), Vec::new());
    for level in scores.chunk_by(|a, b| a.0 == b.0) {
        let Some((score, _)) = level.first() else { continue };
        let set: Vec<EntryNo> = level.iter().map(|(_, entry)| *entry).collect();
        let mut steps: Vec<Step> = Vec::new();
        let codes = (set.len() > 1).then(|| course.register.codes(&set));
        let mut breaking = TieBreak { course: &mut *course, at, chain, ranks: &BTreeMap::new() };
        let parts = breaking.refine(set, &mut steps);
        if let Some(set) = codes {
            let order = parts.iter().map(|part| course.register.codes(part)).collect();
            ties.push(Tie { at: at.clone(), set, value: score.clone(), steps, order });
        }
        classes.extend(parts.into_iter().map(|members| Class { members, score: score.clone() }));
    }
    (classes, ties)
}

/// Each class with its rank: 1 + the number of entries before it.
pub(super) fn with_ranks<'c>(
    classes: impl IntoIterator<Item = &'c Class>,
) -> impl Iterator<Item = (u64, &'c Class)> {
    classes.into_iter().scan(1u64, |next, class| {
        let rank = *next;
        *next = next.saturating_add(u64::try_from(class.members.len()).unwrap_or(u64::MAX));
        Some((rank, class))
    })
}

/// The lines of a board, as a result tells them.
pub(super) fn lines(course: &Course<'_>, classes: &[Class]) -> Vec<Line> {
    let line = |rank, class: &Class, entry: &EntryNo| Line {
        entry: course.register.code(*entry).to_owned(),
        rank,
        score: Shown(class.score.clone()),
    };
    with_ranks(classes)
        .flat_map(|(rank, class)| class.members.iter().map(move |e| line(rank, class, e)))
        .collect()
}

fn weighted(course: &Course<'_>, entry: EntryNo, weights: &Weights) -> Option<Fraction> {
    let mut sum = Fraction::whole(0);
    for &(stage, weight) in &weights.of {
        sum = sum + &(course.standing(stage, entry)?.score()? * weight);
    }
    Some(sum.divided_by(weights.sum))
}
