//! Taking demonstrations away.

use crate::{
    Error, Store,
    entity::{account, edition, outbox, token},
};
use juara::{Actor, Caller, Refusal, event::EditionEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// What was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed {
    /// How many editions.
    pub editions: u64,
    /// How many accounts.
    pub accounts: u64,
}

/// Deletes every demonstration with its people and its letters; what happened stays
/// in the chain of events. By Juara's own command on the server.
///
/// Errors: `NotFound` for anybody else.
pub async fn remove(store: &Store, by: &Caller) -> Result<Removed, Error> {
    if by.actor != Actor::System {
        return Err(Refusal::NotFound.into());
    }
    let tx = store.begin().await?;
    // Editions first: everything in them goes along, and nobody with an entry can be deleted.
    let editions =
        edition::Entity::delete_many().filter(edition::Column::Demo.eq(true)).exec(tx.db()).await?;
    outbox::Entity::delete_many().filter(outbox::Column::Demo.eq(true)).exec(tx.db()).await?;
    // Used links name nobody's account; those of a demonstration can't be told from others, and none is needed.
    token::Entity::delete_many().filter(token::Column::UsedAt.is_not_null()).exec(tx.db()).await?;
    let accounts =
        account::Entity::delete_many().filter(account::Column::Demo.eq(true)).exec(tx.db()).await?;
    let removed = Removed { editions: editions.rows_affected, accounts: accounts.rows_affected };
    if removed != (Removed { editions: 0, accounts: 0 }) {
        let Removed { editions, accounts } = removed;
        tx.record(by, EditionEvent::DemoRemoved { editions, accounts });
    }
    tx.commit().await?;
    Ok(removed)
}
