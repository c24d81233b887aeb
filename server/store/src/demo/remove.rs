//! Taking demonstrations away.

use crate::{
    Error, Store,
    entity::{account, edition, outbox, token},
};
use juara::{Actor, Caller, Refusal, event::EditionEvent, id::LetterId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

/// What was taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// How many editions.
    pub editions: u64,
    /// How many accounts.
    pub accounts: u64,
    /// Which letters: each may also lie in the folder for letters.
    pub letters: Vec<LetterId>,
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
    let letters: Vec<LetterId> = outbox::Entity::find()
        .filter(outbox::Column::Demo.eq(true))
        .select_only()
        .column(outbox::Column::Id)
        .into_tuple()
        .all(tx.db())
        .await?;
    outbox::Entity::delete_many().filter(outbox::Column::Demo.eq(true)).exec(tx.db()).await?;
    // Used links name nobody's account; those of a demonstration can't be told from others, and none is needed.
    token::Entity::delete_many().filter(token::Column::UsedAt.is_not_null()).exec(tx.db()).await?;
    let accounts =
        account::Entity::delete_many().filter(account::Column::Demo.eq(true)).exec(tx.db()).await?;
    let (editions, accounts) = (editions.rows_affected, accounts.rows_affected);
    if (editions, accounts) != (0, 0) {
        tx.record(by, EditionEvent::DemoRemoved { editions, accounts });
    }
    tx.commit().await?;
    Ok(Removed { editions, accounts, letters })
}
