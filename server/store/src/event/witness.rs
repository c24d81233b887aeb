//! The head of the chain goes out once a day, so that somebody outside holds it.

use crate::{
    Error, Store,
    entity::{account, chain},
    seal::hex,
};
use juara::{Caller, Letter};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// A day of the calendar in UTC, in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// Sends the head of the chain to everybody who runs competitions, at most once a day. Those of a
/// demonstration get none; while nothing was recorded, nobody does.
pub async fn send_head(store: &Store, by: &Caller) -> Result<(), Error> {
    let tx = store.begin().await?;
    let head = chain::Entity::find_by_id(chain::HEAD).one(tx.db()).await?;
    let Some(head) = head.filter(|head| head.seq > 0) else { return Ok(()) };
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
