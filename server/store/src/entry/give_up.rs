//! Withdrawing what was sent, deleting what never was.

use super::{decided::about, lock, write};
use crate::{
    Error, Once, Store, Tx,
    edition::EditionView,
    entity::{account, entry},
    judging::round_states,
    once,
};
use juara::{
    Caller, Letter, Refusal,
    entry::{Entry, EntryState},
    event::EntryEvent,
    letter::Contact,
    policy::{may_delete_draft, may_withdraw_entry},
    round::after_locks,
};
use sea_orm::EntityTrait;

/// Withdraws an entry (menarik pendaftaran); its receipts are kept, and its owner gets a letter.
///
/// Errors: what [`may_withdraw_entry`] says; `Stale`.
pub async fn withdraw_entry(
    store: &Store,
    by: &Caller,
    code: &str,
    seen: u32,
    once: &str,
) -> Result<(), Error> {
    let tx = store.begin().await?;
    let scope = once::scope(&format!("withdraw-entry|{code}"), by);
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    let (entry, edition) = lock(&tx, by, code).await?;
    let about = about(tx.db(), &[entry.id]).await?.remove(&entry.id).unwrap_or_default();
    may_withdraw_entry(by, &entry, about.decided.as_ref(), about.released)?;
    if entry.version != seen {
        return Err(Refusal::Stale.into());
    }
    // From which round on it is gone depends on this moment: a round that is locked keeps it.
    let at = after_locks(by.now, round_states(tx.db(), edition.id).await?.into_values());
    let entry = Entry { state: EntryState::Withdrawn, version: entry.version + 1, saved_at: at, ..entry };
    write(&tx, &entry, seen).await?;
    tx.record(by, EntryEvent::Withdrawn { entry: entry.id });
    tell(&tx, by, &edition, &entry, code).await?;
    tx.commit().await
}

/// Tells the owner, who may not be the one that clicked.
async fn tell(tx: &Tx, by: &Caller, edition: &EditionView, entry: &Entry, code: &str) -> Result<(), Error> {
    let owner = account::Entity::find_by_id(entry.owner).one(tx.db()).await?;
    let Some((owner, to)) = owner.and_then(|owner| owner.email.clone().map(|to| (owner, to))) else {
        return Ok(());
    };
    let letter = Letter::EntryWithdrawn {
        edition: edition.rulebook.title.get(owner.locale).to_owned(),
        number: entry.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        at: by.now,
        zone: edition.rulebook.place.zone.name().to_owned(),
        path: format!("/ikut/{code}"),
        ask: Some(Contact::of(&edition.rulebook, owner.locale)),
    };
    tx.post(&letter, &to, Some(owner.id), owner.locale, &entry.id.to_string(), by.now).await
}

/// Deletes a draft that was never sent, with everything in it.
///
/// Errors: what [`may_delete_draft`] says; `Stale`.
pub async fn delete_draft(
    store: &Store,
    by: &Caller,
    code: &str,
    seen: u32,
    once: &str,
) -> Result<(), Error> {
    let tx = store.begin().await?;
    let scope = once::scope(&format!("delete-draft|{code}"), by);
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    let (entry, _) = lock(&tx, by, code).await?;
    may_delete_draft(by, &entry)?;
    if entry.version != seen {
        return Err(Refusal::Stale.into());
    }
    entry::Entity::delete_by_id(entry.id).exec(tx.db()).await?;
    tx.record(by, EntryEvent::Deleted { entry: entry.id });
    tx.commit().await
}
