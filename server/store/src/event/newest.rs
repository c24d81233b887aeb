//! When something was last recorded.

use crate::{Error, Store, entity::event};
use juara::Instant;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QuerySelect};

/// The latest moment of any event; none in a new database.
pub async fn newest(store: &Store) -> Result<Option<Instant>, Error> {
    newest_in(store.reader()).await
}

/// The same, within a transaction. The last event is not always the latest: a slow request is recorded with the moment
/// at which it came.
pub(crate) async fn newest_in(db: &impl ConnectionTrait) -> Result<Option<Instant>, Error> {
    let latest = event::Entity::find().select_only().column_as(event::Column::At.max(), "at");
    let at = latest.into_tuple::<Option<i64>>().one(db).await?;
    Ok(at.flatten().map(Instant))
}
