//! Where somebody judges.

use super::{
    given::{GivenByRound, given_on_panels},
    round_states_in,
};
use crate::{
    Error, Store,
    board::releases,
    edition::{self, EditionView},
    entity::{entry, judge},
    panel::{judge as place, judges, sent_to},
};
use juara::{
    Caller, Refusal,
    entry::EntryState,
    id::{AccountId, EditionId},
    panel::{Judge, JudgeState},
    policy::{Part, may_enter, may_judge, may_know_of_invitation},
    round::RoundState,
    sheet::{Reading, Tally},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A panel that the caller sits on, was taken off, or is invited to.
#[derive(Clone, Debug)]
pub struct MyPlace {
    /// The edition.
    pub edition: EditionView,
    /// The caller on it, and how far they have come: [`Judge::state`].
    pub judge: Judge,
    /// The rounds that have begun, in order.
    pub rounds: Vec<PlaceRound>,
    /// Whether an open round holds entries about which the caller has still to declare conflicts.
    pub unasked: bool,
    /// The caller's sealed sheets, once they are off the panel and the queue is shut: the round's id and the
    /// entry's number.
    pub sealed: Vec<(String, String)>,
    /// Whether an invited caller could enter the edition now, once they have declined.
    pub may_enter_instead: bool,
}

/// A round in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRound {
    /// Its id.
    pub round: String,
    /// Where it stands.
    pub state: RoundState,
    /// How many sheets the judge has; what they keep away from has none.
    pub given: usize,
    /// How many sheets are still owed.
    pub owed: usize,
}

/// The panels that the caller sits on, was taken off or is invited to, the newest first; as many statements for many
/// as for one.
/// Errors: `SignInFirst`.
pub async fn places(store: &Store, by: &Caller) -> Result<Vec<MyPlace>, Error> {
    let person = by.person()?;
    let db = store.reader();
    let rows = judge::Entity::find().filter(sent_to(person.account)).all(db).await?;
    let (own, invited): (Vec<Judge>, Vec<Judge>) =
        rows.iter().map(place).partition(|judge| judge.account == Some(person.account));
    let waiting = waiting(store, by, &own, invited).await?;
    let mut rows: Vec<Judge> = own.into_iter().chain(waiting).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    rows.sort_by_key(|judge| Reverse(judge.id));
    let ids: Vec<EditionId> = rows.iter().map(|judge| judge.edition).collect();
    let editions = edition::by_ids(store, ids.clone()).await?;
    let mut seats = Vec::with_capacity(rows.len());
    for judge in rows {
        let edition = editions.iter().find(|edition| edition.id == judge.edition).ok_or(Refusal::NotFound)?;
        seats.push((judge, edition));
    }
    let states = round_states_in(db, &ids).await?;
    let panels: Vec<_> = seats.iter().map(|(judge, edition)| (judge.id, *edition)).collect();
    let mut given = given_on_panels(db, &panels).await?;
    let places = seats.into_iter().map(|(judge, edition)| {
        let states = states.get(&edition.id).cloned().unwrap_or_default();
        let given = given.remove(&judge.id).unwrap_or_default();
        my_place(by, judge, edition.clone(), &states, &given)
    });
    Ok(places.collect())
}

/// Those of the invitations to the caller's address that they may know of.
async fn waiting(
    store: &Store,
    by: &Caller,
    own: &[Judge],
    mut invited: Vec<Judge>,
) -> Result<Vec<Judge>, Error> {
    let has_place: BTreeSet<EditionId> = own.iter().map(|judge| judge.edition).collect();
    let may = |judge: &Judge, released| {
        may_know_of_invitation(by, judge, has_place.contains(&judge.edition), released).is_ok()
    };
    invited.retain(|judge| may(judge, None));
    if invited.is_empty() {
        return Ok(invited);
    }
    let released = releases(store, invited.iter().map(|judge| judge.edition)).await?;
    let last = |judge: &Judge| released.get(&judge.edition)?.last().map(|released| released.state);
    invited.retain(|judge| may(judge, last(judge)));
    Ok(invited)
}

fn my_place(
    by: &Caller,
    judge: Judge,
    edition: EditionView,
    states: &BTreeMap<String, RoundState>,
    given: &GivenByRound,
) -> MyPlace {
    let is_shut = may_judge(by, &judge).is_err();
    let rounds = edition.rulebook.rounds.iter().filter_map(|round| {
        let (state, (entries, _)) = (states.get(&round.id)?, given.get(&round.id)?);
        let Tally { all, owed, sent: _ } = Tally::of(entries.iter().map(|entry| entry.reading));
        Some(PlaceRound { round: round.id.clone(), state: *state, given: all, owed })
    });
    let rounds = rounds.collect();
    let open = |round: &str| matches!(states.get(round), Some(RoundState::Open { .. }));
    let unasked = given
        .iter()
        .any(|(round, (entries, _))| open(round) && entries.iter().any(|entry| entry.is_unasked()));
    let locked = |round: &str| matches!(states.get(round), Some(RoundState::Locked { .. }));
    let sealed = given.iter().filter(|(round, _)| is_shut && locked(round));
    let sealed = sealed.flat_map(|(round, (entries, _))| {
        let sent = entries.iter().filter(|entry| entry.reading == Reading::Sent);
        sent.map(move |entry| (round.clone(), entry.number.to_string()))
    });
    let sealed = sealed.collect();
    let declined = Part::of(false, false, Some(JudgeState::Declined));
    let may_enter_instead = may_enter(by, &edition.rulebook, &edition.closing, declined).is_ok();
    MyPlace { edition, judge, rounds, unasked, sealed, may_enter_instead }
}

/// Whether somebody sits on a panel and takes part in nothing: whoever signs in
/// like that came to judge.
pub async fn only_judges(store: &Store, account: AccountId) -> Result<bool, Error> {
    let db = store.reader();
    if !judges(db, account).await? {
        return Ok(false);
    }
    let entries = entry::Entity::find()
        .filter(entry::Column::AccountId.eq(account))
        .filter(entry::Column::State.ne(EntryState::Withdrawn));
    Ok(entries.count(db).await? == 0)
}
