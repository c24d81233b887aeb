//! The queue: what a judge reads, in an order of their own.

use super::{given, round_state};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    panel::own_place,
};
use juara::{
    Caller, entry::EntryNumber, panel::Judge, policy::may_open_queue, round::RoundState, sheet::Reading,
};

/// What a judge reads in an edition.
#[derive(Clone, Debug)]
pub struct Queue {
    /// The edition.
    pub edition: EditionView,
    /// The judge.
    pub judge: Judge,
    /// All rounds in their order; one that has not begun has no lines.
    pub rounds: Vec<QueueRound>,
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
}

/// The caller's queue. Errors: what [`may_open_queue`] says; `NotFound`.
pub async fn queue(store: &Store, by: &Caller, slug: &str) -> Result<Queue, Error> {
    by.person()?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let judge = own_place(db, by, edition.id).await?;
    may_open_queue(by, &judge)?;
    let mut rounds = Vec::with_capacity(edition.rulebook.rounds.len());
    for round in &edition.rulebook.rounds {
        let entries = given(db, &edition, judge.id, round).await?;
        let lines = entries.into_iter().map(|entry| QueueLine {
            number: entry.number,
            category: entry.category,
            reading: entry.reading,
        });
        rounds.push(QueueRound {
            round: round.id.clone(),
            state: round_state(db, edition.id, &round.id).await?,
            lines: lines.collect(),
        });
    }
    Ok(Queue { edition, judge, rounds })
}
