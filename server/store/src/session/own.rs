//! The browsers in which an account is signed in, as its owner sees and ends them.

use crate::{Error, Store, entity::session, seal::hex};
use juara::{Caller, Instant, Refusal, event::AccountEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A browser in which the caller is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSession {
    /// By which it is ended. The cookie can't be made from it.
    pub key: String,
    /// When they signed in.
    pub began_at: Instant,
    /// When it was last seen, to some minutes.
    pub seen_at: Instant,
    /// What the server keeps in it.
    pub body: Vec<u8>,
}

/// Where the caller is signed in, the last seen first. Errors: `SignInFirst`.
pub async fn own_sessions(store: &Store, by: &Caller) -> Result<Vec<OwnSession>, Error> {
    let person = by.person()?;
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(person.account))
        .filter(session::Column::ExpiresAt.gt(by.now))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Key)
        .all(store.reader())
        .await?;
    let own = rows.into_iter().filter_map(|row| {
        let body = store.secret().open(&super::place(&row.key), &row.body)?;
        Some(OwnSession { key: row.key, began_at: row.began_at, seen_at: row.seen_at, body })
    });
    Ok(own.collect())
}

/// Ends one of the caller's sessions. Errors: `SignInFirst`; `NotFound` if it is nobody's or somebody else's.
pub async fn end_own(store: &Store, by: &Caller, key: &str) -> Result<(), Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let ended = session::Entity::delete_many()
        .filter(session::Column::Key.eq(key))
        .filter(session::Column::AccountId.eq(person.account))
        .exec(tx.db())
        .await?;
    if ended.rows_affected == 0 {
        return Err(Refusal::NotFound.into());
    }
    tx.record(by, AccountEvent::SessionsEnded { account: person.account });
    tx.commit().await
}

/// Ends all of the caller's sessions but the one with this key. Errors: `SignInFirst`.
pub async fn end_others(store: &Store, by: &Caller, keep: &[u8; 32]) -> Result<(), Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let ended = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(person.account))
        .filter(session::Column::Key.ne(hex(keep)))
        .exec(tx.db())
        .await?;
    if ended.rows_affected > 0 {
        tx.record(by, AccountEvent::SessionsEnded { account: person.account });
    }
    tx.commit().await
}
