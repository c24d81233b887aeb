//! Who owns the entries of an edition, for letters.

use crate::{
    Error,
    entity::{account, entry},
};
use juara::{
    entry::EntryState,
    id::{AccountId, EditionId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// The entries of an edition in these states, each with its owner, the oldest first.
pub(crate) async fn owners(
    db: &impl ConnectionTrait,
    edition: EditionId,
    states: &[EntryState],
) -> Result<Vec<(entry::Model, account::Model)>, Error> {
    let entries = entry::Entity::find()
        .filter(entry::Column::EditionId.eq(edition))
        .filter(entry::Column::State.is_in(states.iter().copied()))
        .order_by_asc(entry::Column::Id)
        .all(db)
        .await?;
    let accounts: Vec<AccountId> = entries.iter().map(|entry| entry.account_id).collect();
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(accounts)).all(db).await?;
    let accounts: BTreeMap<AccountId, account::Model> =
        accounts.into_iter().map(|account| (account.id, account)).collect();
    let with_owner = |entry: entry::Model| {
        let owner = accounts.get(&entry.account_id)?.clone();
        Some((entry, owner))
    };
    Ok(entries.into_iter().filter_map(with_owner).collect())
}
