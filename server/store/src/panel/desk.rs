//! The panel on the organiser's desk.

use super::{distance, find_all, judge as place, ready::readiness};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{distance as distance_row, entry, seat},
    judging::round_state,
};
use juara::{
    Caller,
    entry::EntryNumber,
    id::{EntryId, JudgeId},
    panel::{Distance, Judge},
    policy::may_organise,
    round::{CategoryPanel, Obstacle, RoundState, obstacles},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// The panel and the rounds of an edition.
#[derive(Clone, Debug)]
pub struct PanelDesk {
    /// The edition.
    pub edition: EditionView,
    /// Everybody who was ever invited, in the order of the first invitation.
    pub judges: Vec<JudgeLine>,
    /// The rounds in their order.
    pub rounds: Vec<RoundLine>,
}

/// Somebody on the panel, or invited.
#[derive(Clone, Debug)]
pub struct JudgeLine {
    /// Who, and how far they have come: [`Judge::state`].
    pub judge: Judge,
    /// Where they get letters.
    pub email: String,
    /// Which round (its id) of which category they were given.
    pub seats: Vec<(String, String)>,
    /// Which entries they do not judge.
    pub distances: Vec<DistanceLine>,
}

/// An entry that a judge does not judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistanceLine {
    /// The entry's number.
    pub number: EntryNumber,
    /// Why.
    pub distance: Distance,
}

/// A round on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// Its id.
    pub round: String,
    /// Where it stands.
    pub state: RoundState,
    /// What keeps it from being opened; empty once it is open.
    pub obstacles: Vec<Obstacle>,
    /// How many entries and judges there are, by category.
    pub panels: Vec<CategoryPanel>,
}

/// The panel of an edition. Errors: what [`may_organise`] says; `NotFound`.
pub async fn desk(store: &Store, by: &Caller, slug: &str) -> Result<PanelDesk, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let rows = find_all(db, edition.id).await?;
    let seats = seat::Entity::find().filter(seat::Column::EditionId.eq(edition.id)).all(db).await?;
    let mut distances = distances(db, rows.iter().map(|row| row.id).collect()).await?;
    let judges = rows
        .into_iter()
        .map(|row| JudgeLine {
            seats: (seats.iter().filter(|seat| seat.judge_id == row.id))
                .map(|seat| (seat.round.clone(), seat.category.clone()))
                .collect(),
            distances: distances.remove(&row.id).unwrap_or_default(),
            judge: place(&row),
            email: row.email,
        })
        .collect();
    let mut rounds = Vec::with_capacity(edition.rulebook.rounds.len());
    for round in &edition.rulebook.rounds {
        let state = round_state(db, edition.id, &round.id).await?;
        let (ready, _) = readiness(db, &edition, round).await?;
        let obstacles = match state {
            RoundState::Waiting => obstacles(round, &ready),
            RoundState::Open { .. } | RoundState::Locked { .. } => Vec::new(),
        };
        rounds.push(RoundLine { round: round.id.clone(), state, obstacles, panels: ready.panels });
    }
    Ok(PanelDesk { edition, judges, rounds })
}

async fn distances(
    db: &impl ConnectionTrait,
    judges: Vec<JudgeId>,
) -> Result<BTreeMap<JudgeId, Vec<DistanceLine>>, Error> {
    let rows = distance_row::Entity::find()
        .filter(distance_row::Column::JudgeId.is_in(judges))
        .order_by_asc(distance_row::Column::At)
        .all(db)
        .await?;
    let numbers: Vec<(EntryId, Option<String>)> = entry::Entity::find()
        .select_only()
        .columns([entry::Column::Id, entry::Column::Number])
        .filter(entry::Column::Id.is_in(rows.iter().map(|row| row.entry_id)))
        .into_tuple()
        .all(db)
        .await?;
    let numbers: BTreeMap<EntryId, Option<String>> = numbers.into_iter().collect();
    let mut lines: BTreeMap<JudgeId, Vec<DistanceLine>> = BTreeMap::new();
    for row in rows {
        let Some(Some(number)) = numbers.get(&row.entry_id) else { continue };
        let line = DistanceLine { number: EntryNumber(number.clone()), distance: distance(&row) };
        lines.entry(row.judge_id).or_default().push(line);
    }
    Ok(lines)
}
