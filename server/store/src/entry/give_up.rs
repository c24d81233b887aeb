//! Withdrawing what was sent, deleting what never was.

use super::{decided::about, lock, write};
use crate::{Error, Once, Store, entity::entry, once};
use juara::{
    Caller, Refusal,
    entry::{Entry, EntryState},
    event::EntryEvent,
    policy::{may_delete_draft, may_withdraw_entry},
};
use sea_orm::EntityTrait;

/// Withdraws an entry (menarik pendaftaran); its receipts are kept.
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
    let (entry, _) = lock(&tx, by, code).await?;
    let about = about(tx.db(), &[entry.id]).await?.remove(&entry.id).unwrap_or_default();
    may_withdraw_entry(by, &entry, about.decided.as_ref(), about.released)?;
    if entry.version != seen {
        return Err(Refusal::Stale.into());
    }
    // From which round on it is gone depends on this moment.
    let entry = Entry { state: EntryState::Withdrawn, version: entry.version + 1, saved_at: by.now, ..entry };
    write(&tx, &entry, seen).await?;
    tx.record(by, EntryEvent::Withdrawn { entry: entry.id });
    tx.commit().await
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
