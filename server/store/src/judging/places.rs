//! Where somebody judges.

use super::{given_in_all, round_states};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{entry, judge},
    panel::{judge as place, judges},
};
use juara::{
    Caller,
    entry::EntryState,
    id::AccountId,
    panel::Judge,
    policy::may_judge,
    round::RoundState,
    sheet::{Reading, Tally},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// A panel that the caller sits on, or was taken off.
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

/// The panels that the caller sits on or was taken off, the newest first. Errors: `SignInFirst`.
pub async fn places(store: &Store, by: &Caller) -> Result<Vec<MyPlace>, Error> {
    let person = by.person()?;
    let db = store.reader();
    let rows = judge::Entity::find()
        .filter(judge::Column::AccountId.eq(person.account))
        .order_by_desc(judge::Column::Id)
        .all(db)
        .await?;
    let mut places = Vec::with_capacity(rows.len());
    for judge in rows.iter().map(place) {
        let is_shut = may_judge(by, &judge).is_err();
        let edition = edition::by_id(store, judge.edition).await?;
        let states = round_states(db, edition.id).await?;
        let given = given_in_all(db, &edition, judge.id).await?;
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
        places.push(MyPlace { edition, judge, rounds, unasked, sealed });
    }
    Ok(places)
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
