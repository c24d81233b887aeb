//! Entries that did not appear in a round (tidak hadir).

use super::said;
use crate::{
    Error, Once, Store, Tx, edition,
    entity::{absence, account},
    judging::round_state,
    once::scope,
};
use juara::{Caller, Person, Refusal, event::ResultEvent, id::EntryId, policy::may_record_absence};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Records that an entry did not appear in a round, named as in addresses. What
/// that means for its score is the rulebook's affair.
///
/// Errors: what [`may_record_absence`] says; a problem at `reason`; `NotFound`
/// unless the entry takes part in the round; `AlreadyDone` if it is recorded already.
pub async fn record_absence(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
    reason: &str,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("absence|{slug}|{round}|{number}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let found = find(&tx, by, slug, round, number).await?;
    let reason = said("reason", reason)?;
    if found.recorded {
        return Err(already(&tx, &found).await?.into());
    }
    let row = absence::ActiveModel {
        entry_id: Set(found.entry),
        round: Set(found.round.clone()),
        edition_id: Set(found.edition),
        reason: Set(reason),
        account_id: Set(found.person.account),
        at: Set(by.now),
    };
    absence::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, ResultEvent::AbsenceRecorded { entry: found.entry, round: found.round });
    tx.answer(once, &scope, "recorded").await?;
    tx.commit().await
}

/// Takes that back: the entry did appear.
///
/// Errors: what [`may_record_absence`] says; `NotFound` if nothing is recorded.
pub async fn take_absence_back(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("absence-back|{slug}|{round}|{number}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let found = find(&tx, by, slug, round, number).await?;
    if !found.recorded {
        return Err(Refusal::NotFound.into());
    }
    absence::Entity::delete_by_id((found.entry, found.round.clone())).exec(tx.db()).await?;
    tx.record(by, ResultEvent::AbsenceTakenBack { entry: found.entry, round: found.round });
    tx.answer(once, &scope, "taken back").await?;
    tx.commit().await
}

/// Who recorded it, and when.
async fn already(tx: &Tx, found: &Found) -> Result<Refusal, Error> {
    let row = absence::Entity::find_by_id((found.entry, found.round.clone())).one(tx.db()).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let by = account::Entity::find_by_id(row.account_id).one(tx.db()).await?;
    Ok(Refusal::AlreadyDone { by: by.into_iter().map(|by| by.name).collect(), at: row.at })
}

struct Found {
    edition: juara::id::EditionId,
    round: String,
    entry: EntryId,
    person: Person,
    recorded: bool,
}

async fn find(tx: &Tx, by: &Caller, slug: &str, round: &str, number: &str) -> Result<Found, Error> {
    let edition = edition::lock_by_slug(tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let state = round_state(tx.db(), edition.id, &round.id).await?;
    let person = may_record_absence(by, round, state)?;
    let loaded = super::load(tx.db(), &edition).await?;
    let entry = loaded.entry(number).map(|entry| entry.id).ok_or(Refusal::NotFound)?;
    if !loaded.recorded.taking_part(&round.id).contains(number) {
        return Err(Refusal::NotFound.into());
    }
    let recorded = loaded.absences.contains_key(&(entry, round.id.clone()));
    Ok(Found { edition: edition.id, round: round.id.clone(), entry, person, recorded })
}
