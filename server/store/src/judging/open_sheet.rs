//! Opening a sheet.

use super::{keep::opened, place::beside};
use crate::{Error, Store, edition};
use juara::{Caller, Refusal, policy::may_score};

/// Opens the sheet for the entry with this number, in a round named as in
/// addresses, and keeps as the how-manieth it was opened. Opened once, it stays
/// as it is.
///
/// Errors: what [`may_score`] says; `NotFound`.
pub async fn open_sheet(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
) -> Result<(), Error> {
    by.person()?;
    let tx = store.begin().await?;
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let beside = beside(tx.db(), by, &edition, round, number).await?;
    may_score(by, &beside.seat, beside.state)?;
    opened(&tx, by, edition.id, &round.id, &beside.seat).await?;
    tx.commit().await
}
