//! Recording a closing that is due.

use super::{lock, record_closed};
use crate::{Error, Store, entity::edition};
use juara::Caller;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Records every closing that is due, so that it sticks even if nobody acts; a demonstration is played at moments of
/// its own and closes by its own acts. Returns how many were recorded.
pub async fn record_closings(store: &Store, by: &Caller) -> Result<usize, Error> {
    let open = edition::Entity::find()
        .filter(edition::Column::ClosedAt.is_null())
        .filter(edition::Column::Demo.eq(false))
        .all(store.reader())
        .await?;
    let mut recorded = 0;
    for row in open {
        let due = super::view(store.reader(), row).await?;
        if due.closing.must_be_recorded(by.now) {
            let tx = store.begin().await?;
            let mut edition = lock(&tx, by, due.id).await?;
            if edition.closing.must_be_recorded(by.now) {
                record_closed(&tx, by, &mut edition).await?;
            }
            tx.commit().await?;
            recorded += 1;
        }
    }
    Ok(recorded)
}
