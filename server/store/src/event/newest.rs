//! When something was last recorded.

use crate::{Error, Store, entity::event};
use juara::Instant;
use sea_orm::{EntityTrait, QueryOrder};

/// The latest moment of any of the last events; none in a new database.
pub async fn newest(store: &Store) -> Result<Option<Instant>, Error> {
    let last = event::Entity::find().order_by_desc(event::Column::Seq).one(store.reader()).await?;
    Ok(last.map(|event| event.at))
}
