//! The recap of a round, on the desk of organisers.

use super::{Loaded, load, plenary::released};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    signature::{Pending, Signatory, pending, signatories},
};
use juara::{
    Caller, Refusal,
    id::{EntryId, JudgeId},
    policy::{ResultState, may_organise, may_take_table},
    recap::{CategoryRecap, Locked, Recap, Released, possible_since},
    round::RoundState,
    rulebook::Round,
    signature::Act,
    verdict::Hash,
};
use std::collections::BTreeMap;

/// The recap of a round, and what can be done from it.
#[derive(Clone, Debug)]
pub struct RecapPage {
    /// The edition.
    pub edition: EditionView,
    /// The round.
    pub round: Round,
    /// Its recap; `recap.content.sha256` is what [`lock_round`](crate::lock::lock_round) is told was seen.
    pub recap: Recap,
    /// The names of the judges; organisers alone see which code is whose.
    pub judges: BTreeMap<JudgeId, String>,
    /// The entries that passed the screening, by number.
    pub entries: Vec<EntryLine>,
    /// Signatures that wait for a second person.
    pub pending: Vec<Pending>,
    /// Who did not appear in this round: number and reason.
    pub absences: Vec<(String, String)>,
    /// Who is excluded, by number.
    pub excluded: Vec<ExcludedLine>,
    /// From where an entry can still be excluded: ids of rounds, then `result`.
    pub possible_since: Vec<String>,
    /// The round before, by its id, while it is not locked: until then nobody knows who takes part.
    pub waits_for: Option<String>,
    /// The seal of the round, once it is locked.
    pub locked: Option<Locked>,
    /// Who signed its lock, the first first.
    pub locked_by: Vec<Signatory>,
    /// The head of the score book at its lock.
    pub head: Option<Hash>,
    /// How far the result is.
    pub result: ResultState,
    /// What the provisional result rests on, while it is out and this round ends in the total.
    released: Option<Released>,
}

impl RecapPage {
    /// Whether entries that are level here became so after the provisional result went out.
    #[must_use]
    pub fn is_level_since_release(&self) -> bool {
        self.released.is_some()
    }

    /// Whether the plenary decided this after the provisional result went out.
    #[must_use]
    pub fn is_decided_since_release(&self, decision: &str) -> bool {
        self.released.as_ref().is_some_and(|released| !released.has_decision(decision))
    }
}

/// An entry that acts are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Its id, as signed acts name it.
    pub id: EntryId,
    /// Its number.
    pub number: String,
    /// Whether it is neither withdrawn nor excluded.
    pub is_active: bool,
}

/// An entry that two persons excluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcludedLine {
    /// Its number.
    pub number: String,
    /// From which round on: its id, or `result`.
    pub since: String,
    /// Why.
    pub reason: String,
    /// Who signed it, the first first.
    pub by: Vec<Signatory>,
}

/// The recap of a round, named as in addresses.
///
/// Errors: what [`may_organise`] says; `NotFound`.
pub async fn recap(store: &Store, by: &Caller, slug: &str, round: &str) -> Result<RecapPage, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?.clone();
    page(store, edition, round).await
}

/// The same, to take away. Errors: what [`may_take_table`] says; `NotFound`.
pub async fn recap_to_take(store: &Store, by: &Caller, slug: &str, round: &str) -> Result<RecapPage, Error> {
    may_take_table(by)?;
    recap(store, by, slug, round).await
}

/// The same of the first round, for what concerns them all.
pub async fn recap_of_first(store: &Store, by: &Caller, slug: &str) -> Result<RecapPage, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let round = edition.rulebook.rounds.first().ok_or(Refusal::NotFound)?.clone();
    page(store, edition, round).await
}

async fn page(store: &Store, edition: EditionView, round: Round) -> Result<RecapPage, Error> {
    let loaded = load(store.reader(), &edition).await?;
    let mut recap = compute(&loaded, &round.id)?;
    let asks = |category: &CategoryRecap| !category.level.is_empty() || !category.decisions.is_empty();
    let released = if recap.last && recap.categories.iter().any(asks) {
        released(store.reader(), &edition, &loaded).await?
    } else {
        None
    };
    // What was level already when the result went out stays so.
    if let Some(released) = &released {
        for category in &mut recap.categories {
            category.level.retain(|level| !released.has_level(&category.category, &level.at, &level.set));
        }
    }
    let locks = loaded.book_with(&[]).locks;
    let head = locks.into_iter().find(|lock| lock.stage == round.id).map(|lock| lock.head);
    let number = |id| {
        let entry = loaded.recorded.entries.iter().find(|entry| entry.id == id);
        entry.map(|entry| entry.number.clone()).unwrap_or_default()
    };
    let absent = loaded.absences.iter().filter(|((_, of), _)| *of == round.id);
    let mut absences: Vec<_> = absent.map(|((id, _), reason)| (number(*id), reason.clone())).collect();
    absences.sort();
    let entries = loaded.recorded.entries.iter();
    let mut excluded: Vec<ExcludedLine> = entries
        .filter_map(|entry| {
            Some(ExcludedLine {
                number: entry.number.clone(),
                since: entry.excluded_since.clone()?,
                reason: loaded.exclusions.get(&entry.id).cloned().unwrap_or_default(),
                by: signatories(&loaded, &Act::Exclude { entry: entry.id }),
            })
        })
        .collect();
    excluded.sort_by(|a, b| a.number.cmp(&b.number));
    let lines = loaded.recorded.entries.iter().map(|entry| EntryLine {
        id: entry.id,
        number: entry.number.clone(),
        is_active: entry.withdrawn_at.is_none() && entry.excluded_since.is_none(),
    });
    let mut lines: Vec<_> = lines.collect();
    lines.sort_by(|a, b| a.number.cmp(&b.number));
    let before = edition.rulebook.rounds.iter().take_while(|before| before.id != round.id).last();
    let before =
        before.filter(|before| !matches!(loaded.recorded.state(&before.id), RoundState::Locked { .. }));
    let waits_for = before.map(|before| before.id.clone());
    Ok(RecapPage {
        entries: lines,
        pending: pending(&loaded),
        locked_by: signatories(&loaded, &Act::Lock { round: round.id.clone() }),
        possible_since: possible_since(&loaded.recorded),
        head,
        waits_for,
        locked: loaded.locked.iter().find(|locked| locked.round == round.id).cloned(),
        result: loaded.state(),
        judges: loaded.judges,
        edition,
        round,
        recap,
        absences,
        excluded,
        released,
    })
}

/// The recap of a round by its id.
pub(crate) fn compute(loaded: &Loaded, round: &str) -> Result<Recap, Error> {
    let recap = Recap::of(&loaded.recorded, round).map_err(Error::internal)?;
    recap.ok_or_else(|| Refusal::NotFound.into())
}
