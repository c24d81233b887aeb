//! The head of the chain goes out once a day, so that somebody outside holds it.

use crate::{
    Error, Store,
    entity::{account, chain, event},
    seal::hex,
};
use juara::{Caller, Letter};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A day of the calendar in UTC, in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Sends the head of the chain to everybody who runs competitions, at most once a day and for the first
/// time a day after the first event. Those of a demonstration get none.
pub async fn send_head(store: &Store, by: &Caller) -> Result<(), Error> {
    let tx = store.begin().await?;
    let head = chain::Entity::find_by_id(chain::HEAD).one(tx.db()).await?;
    let first = event::Entity::find().filter(event::Column::Seq.eq(1)).one(tx.db()).await?;
    let (Some(head), Some(first)) = (head, first) else { return Ok(()) };
    if by.now.since(first.at) < DAY {
        return Ok(());
    }
    let letter = Letter::EventsHead { events: head.seq, sha256: hex(&head.hash) };
    let staff = account::Entity::find()
        .filter(account::Column::Staff.is_not_null())
        .filter(account::Column::Demo.eq(false))
        .all(tx.db())
        .await?;
    let today = (by.now.0.div_euclid(DAY)).to_string();
    for member in staff {
        if let Some(to) = &member.email {
            tx.post(&letter, to, Some(member.id), member.locale, &today, by.now).await?;
        }
    }
    tx.commit().await
}
