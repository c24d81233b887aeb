//! A judge's place: on the panel, and beside one entry.

use super::{Given, given};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    panel::{own_place, own_place_and_round},
};
use juara::{
    Caller, Refusal,
    panel::{Judge, Seat},
    policy::{may_judge, why_not_judged},
    round::RoundState,
    rulebook::Round,
};
use sea_orm::ConnectionTrait;

/// A judge's own place on the panel of an edition.
#[derive(Clone, Debug)]
pub struct JudgePlace {
    /// The edition.
    pub edition: EditionView,
    /// The judge, and how far they have come: [`Judge::state`].
    pub judge: Judge,
}

/// The caller's place on the panel. Errors: what [`may_judge`] says; `NotFound`.
pub async fn own_judge(store: &Store, by: &Caller, slug: &str) -> Result<JudgePlace, Error> {
    by.person()?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let judge = own_place(store.reader(), by, edition.id).await?;
    may_judge(by, &judge)?;
    Ok(JudgePlace { edition, judge })
}

/// One entry in one round, before one judge.
pub(super) struct Beside {
    pub(super) seat: Seat,
    pub(super) state: RoundState,
    pub(super) category: String,
    /// Everything that the judge was given in this round.
    pub(super) given: Vec<Given>,
}

/// Where the caller sits beside the entry with this number. Errors: what [`may_judge`] says; `NotFound` for what they
/// were not given; what [`why_not_judged`] says.
pub(super) async fn beside(
    db: &impl ConnectionTrait,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    number: &str,
) -> Result<Beside, Error> {
    let (judge, state) = own_place_and_round(db, by, edition.id, &round.id).await?;
    let (given, left) = given(db, edition, judge.id, round).await?;
    let Some(entry) = given.iter().find(|entry| entry.number.0 == number).cloned() else {
        // Whoever is off the panel is told the same of every number.
        may_judge(by, &judge)?;
        let left = left.iter().find(|left| left.number.0 == number).ok_or(Refusal::NotFound)?;
        return Err(why_not_judged(by, &judge, &left.number, Some(left.why)).into());
    };
    let seat =
        Seat { judge, entry: entry.entry, assigned: true, asked: entry.asked, distance: entry.distance };
    Ok(Beside { seat, state, category: entry.category, given })
}
