//! What a demonstration needs beside the use cases of everybody: the links in
//! its own letters, what its authenticators show, and its end.

mod remove;

pub use remove::{Removed, remove};

use crate::{
    Error, Store,
    entity::{account, outbox},
};
use juara::{Instant, Letter, Refusal, id::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use totp_rs::{Builder, Secret};

/// The path in the last letter of a demonstration to this address.
///
/// Errors: `NotFound` for any other letter, for no letter with a link, and
/// through a handle that is not [`Store::for_demo`]'s.
pub async fn path_in_letter(store: &Store, to: &str) -> Result<String, Error> {
    if !store.is_demo() {
        return Err(Refusal::NotFound.into());
    }
    let rows = outbox::Entity::find()
        .filter(outbox::Column::Demo.eq(true))
        .filter(outbox::Column::Address.eq(to))
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .all(store.reader())
        .await?;
    for row in rows {
        let sealed = row.body.unwrap_or_default();
        let Some(body) = store.secret().open(&outbox::place(row.id), &sealed) else { continue };
        if let Some(path) = serde_json::from_slice::<Letter>(&body)?.link() {
            return Ok(path.to_owned());
        }
    }
    Err(Refusal::NotFound.into())
}

/// The token at the end of a path.
#[must_use]
pub fn token(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, token)| token)
}

/// What an authenticator with this secret (base 32) shows at a moment. Errors: no secret.
pub fn digits(secret: &str, now: Instant) -> Result<String, Error> {
    let secret = Secret::try_from_base32(secret).map_err(|err| Error::internal(err.to_string()))?;
    let totp = Builder::new().with_secret(secret).build().map_err(|err| Error::internal(err.to_string()))?;
    Ok(totp.generate(u64::try_from(now.0 / 1000).unwrap_or_default()).to_string())
}

/// The account of an invented person. Errors: `NotFound` for anybody else.
pub async fn account(store: &Store, email: &str) -> Result<AccountId, Error> {
    let find = account::Entity::find().filter(account::Column::Email.eq(email));
    let row = find.filter(account::Column::Demo.eq(true)).one(store.reader()).await?;
    Ok(row.ok_or(Refusal::NotFound)?.id)
}
