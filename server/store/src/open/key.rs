//! Is the key of the data folder the one that this database was made with?
//!
//! With another one, authenticators, sessions and waiting letters could not be read, and nobody would know why.

use crate::{Error, entity::installation, seal::Secret};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, sea_query::OnConflict};

const PLACE: &str = "installation|1|key_check";
const KNOWN: &[u8] = b"juara";

/// Notes the key, once.
pub(super) async fn note(db: &impl ConnectionTrait, secret: &Secret) -> Result<(), Error> {
    let row =
        installation::ActiveModel { id: Set(installation::ONLY), key_check: Set(secret.seal(PLACE, KNOWN)?) };
    installation::Entity::insert(row)
        .on_conflict(OnConflict::column(installation::Column::Id).do_nothing().to_owned())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Whether one was noted. To be asked once the schema is up to date.
pub(super) async fn is_noted(db: &impl ConnectionTrait) -> Result<bool, Error> {
    Ok(installation::Entity::find_by_id(installation::ONLY).one(db).await?.is_some())
}

/// Whether it is the one that was noted.
pub(super) async fn fits(db: &impl ConnectionTrait, secret: &Secret) -> Result<bool, Error> {
    let row = installation::Entity::find_by_id(installation::ONLY).one(db).await?;
    Ok(row.is_none_or(|row| secret.open(PLACE, &row.key_check).as_deref() == Some(KNOWN)))
}
