//! Finding an account.

use crate::{Error, entity::account};
use juara::{Refusal, account::Email, id::AccountId};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

/// The account with this address.
pub(crate) async fn by_email(
    db: &impl ConnectionTrait,
    email: &Email,
) -> Result<Option<account::Model>, Error> {
    Ok(account::Entity::find().filter(account::COLUMN.email_key.eq(email.key())).one(db).await?)
}

/// The account of who asks. Errors: `SignInFirst` if it is gone.
pub(crate) async fn own(db: &impl ConnectionTrait, id: AccountId) -> Result<account::Model, Error> {
    Ok(account::Entity::find_by_id(id).one(db).await?.ok_or(Refusal::SignInFirst)?)
}
