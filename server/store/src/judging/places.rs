//! Where somebody judges.

use super::given::{Given, GivenByRound, given_on_panels};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{entry, judge},
    panel::{Through, judge as place, judges, panels_of, sent_to, undeclared, waiting},
};
use juara::{
    Caller, Refusal,
    entry::EntryState,
    id::{AccountId, JudgeId},
    panel::{Duty, Judge, JudgeState, LeftToDo, duty},
    policy::{Part, may_enter, may_judge},
    round::{RoundState, list_awaits},
    sheet::{Reading, Tally},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use std::{cmp::Reverse, collections::BTreeMap};

/// A panel that the caller sits on, was taken off, or is invited to.
#[derive(Clone, Debug)]
pub struct MyPlace {
    /// The edition.
    pub edition: EditionView,
    /// The caller on it, and how far they have come: [`Judge::state`].
    pub judge: Judge,
    /// The rounds that have begun, in order.
    pub rounds: Vec<PlaceRound>,
    /// What comes first for the caller there; none for whoever is off it or only invited.
    pub duty: Option<Duty>,
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
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<JudgeId> = rows.iter().map(|row| row.id).collect();
    let panels = panels_of(db, &ids).await?;
    let editions = edition::by_ids(store, rows.iter().map(|row| row.edition_id).collect()).await?;
    let sent: Vec<Judge> = rows.iter().map(place).collect();
    let own = sent.iter().filter(|judge| judge.account == Some(person.account));
    let waiting = waiting(by, &sent, &editions, |edition| panels.released(edition));
    let mut judges: Vec<Judge> = own.chain(waiting).cloned().collect();
    if judges.is_empty() {
        return Ok(Vec::new());
    }
    judges.sort_by_key(|judge| Reverse(judge.id));
    let mut seats = Vec::with_capacity(judges.len());
    for judge in judges {
        let edition = editions.iter().find(|edition| edition.id == judge.edition).ok_or(Refusal::NotFound)?;
        seats.push((judge, edition));
    }
    let ids: Vec<_> = seats.iter().map(|(judge, edition)| (judge.id, *edition)).collect();
    let mut given = given_on_panels(db, &ids).await?;
    let judges: Vec<_> = seats.iter().map(|(judge, edition)| (judge, *edition)).collect();
    let undeclared = undeclared(db, &panels, &judges, Through::new(), by.now).await?;
    let places = seats.into_iter().map(|(judge, edition)| {
        let states = panels.rounds(edition.id);
        let given = given.remove(&judge.id).unwrap_or_default();
        let undeclared = undeclared.get(&judge.id).map_or(0, Vec::len);
        let unscreened = panels.unscreened(edition.id);
        let is_awaited = !list_awaits(edition.closing.awaits(by.now), unscreened).is_empty();
        let declarations = Declarations { is_awaited, undeclared };
        my_place(by, judge, edition.clone(), &states, &given, declarations)
    });
    Ok(places.collect())
}

/// What a judge can declare.
struct Declarations {
    /// Whether the list of entries is not complete yet.
    is_awaited: bool,
    /// About how many entries they have to declare once more.
    undeclared: usize,
}

fn my_place(
    by: &Caller,
    judge: Judge,
    edition: EditionView,
    states: &BTreeMap<String, RoundState>,
    given: &GivenByRound,
    declarations: Declarations,
) -> MyPlace {
    let is_shut = may_judge(by, &judge).is_err();
    let rounds = edition.rulebook.rounds.iter().filter_map(|round| {
        let (state, (entries, _)) = (states.get(&round.id)?, given.get(&round.id)?);
        let Tally { all, owed, sent: _ } = Tally::of(entries.iter().map(|entry| entry.reading));
        Some(PlaceRound { round: round.id.clone(), state: *state, given: all, owed })
    });
    let rounds: Vec<PlaceRound> = rounds.collect();
    let is_open = |state: &RoundState| matches!(state, RoundState::Open { .. });
    let sheets: usize = rounds.iter().filter(|round| is_open(&round.state)).map(|round| round.owed).sum();
    let mut open = given.iter().filter(|(round, _)| states.get(*round).is_some_and(is_open));
    let is_unasked = open.any(|(_, (entries, _))| entries.iter().any(Given::is_unasked));
    let Declarations { is_awaited, undeclared } = declarations;
    let left = LeftToDo { is_awaited, is_shut: is_unasked, sheets, undeclared };
    let state = |id: &str| states.get(id).copied().unwrap_or(RoundState::Waiting);
    let duty = duty(&judge, &edition.rulebook.rounds, state, left, by.now);
    let locked = |round: &str| matches!(states.get(round), Some(RoundState::Locked { .. }));
    let sealed = given.iter().filter(|(round, _)| is_shut && locked(round));
    let sealed = sealed.flat_map(|(round, (entries, _))| {
        let sent = entries.iter().filter(|entry| entry.reading == Reading::Sent);
        sent.map(move |entry| (round.clone(), entry.number.to_string()))
    });
    let sealed = sealed.collect();
    let declined = Part::of(false, false, Some(JudgeState::Declined));
    let may_enter_instead = may_enter(by, &edition.rulebook, &edition.closing, declined).is_ok();
    MyPlace { edition, judge, rounds, duty, sealed, may_enter_instead }
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
