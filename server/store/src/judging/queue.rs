//! The queue: what a judge reads, in an order of their own.

use super::{Given, Left, given_in_all};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    panel::{Through, own_place, panels_of, undeclared},
};
use juara::{
    Caller, Instant,
    entry::EntryNumber,
    panel::{Distance, Judge},
    policy::{may_open_queue, may_read_queue},
    round::RoundState,
    sheet::Reading,
};
use std::collections::BTreeMap;

/// What a judge reads in an edition.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The edition.
    pub edition: EditionView,
    /// The judge.
    pub judge: Judge,
    /// All rounds in their order; one that has not begun has no lines.
    pub rounds: Vec<QueueRound>,
    /// About how many entries that may come before them in rounds still to come they have to declare conflicts once
    /// more. The queue itself is shut until they have declared about what an open round holds.
    pub undeclared: usize,
}

/// A round in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRound {
    /// Its id.
    pub round: String,
    /// Where it stands.
    pub state: RoundState,
    /// The judge's entries, in the order in which this judge reads.
    pub lines: Vec<QueueLine>,
    /// Those of the judge's entries that are judged no longer, by number.
    pub left: Vec<Left>,
}

/// An entry in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueLine {
    /// Its number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// How far the judge is with it.
    pub reading: Reading,
    /// The last sending of the sheet, from 1, and when it came in.
    pub sent: Option<(u32, Instant)>,
    /// The score that the judge gave in it; none if a criterion could not be assessed.
    pub score: Option<String>,
    /// Whether the judge declared a conflict with it before reading.
    pub declared: bool,
}

impl From<Given> for QueueLine {
    fn from(given: Given) -> Self {
        let Given { number, category, reading, sent, score, distance, entry: _, asked: _ } = given;
        let declared = matches!(distance, Some(Distance::Conflict { .. }));
        Self { number, category, reading, sent, score, declared }
    }
}

/// The caller's queue. Errors: what [`may_open_queue`] and [`may_read_queue`] say; `NotFound`.
pub async fn queue(store: &Store, by: &Caller, slug: &str) -> Result<Queue, Error> {
    by.person()?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let judge = own_place(db, by, edition.id).await?;
    may_open_queue(by, &judge)?;
    let panels = panels_of(db, &[judge.id]).await?;
    let states = panels.rounds(edition.id);
    // Before the first round is opened nothing was given.
    let is_before = states.is_empty();
    let mut given = if is_before { BTreeMap::new() } else { given_in_all(db, &edition, judge.id).await? };
    let open = given.iter().filter(|(id, _)| matches!(states.get(*id), Some(RoundState::Open { .. })));
    let unasked = open.flat_map(|(_, (lines, _))| lines).filter(|line| line.is_unasked());
    may_read_queue(by, &judge, unasked.count())?;
    let undeclared = undeclared(db, &panels, &[(&judge, &edition)], Through::new(), by.now).await?;
    let undeclared = undeclared.get(&judge.id).map_or(0, Vec::len);
    let state = |id: &str| states.get(id).copied().unwrap_or(RoundState::Waiting);
    let rounds = edition.rulebook.rounds.iter().map(|round| {
        let (given, left) = given.remove(&round.id).unwrap_or_default();
        let lines = given.into_iter().map(QueueLine::from).collect();
        QueueRound { round: round.id.clone(), state: state(&round.id), lines, left }
    });
    let rounds = rounds.collect();
    Ok(Queue { edition, judge, rounds, undeclared })
}
