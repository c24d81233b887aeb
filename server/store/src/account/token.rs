//! Secrets that go out in letters and come back once.

use crate::{
    Error, Store, Tx,
    entity::token,
    seal::{hex, random, sha256},
};
use juara::{Instant, Refusal, account::TokenPurpose, id::AccountId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What the page of a link shows before anything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    /// What the link is for.
    pub purpose: TokenPurpose,
    /// The address it was sent to; none for a link from the command line.
    pub address: Option<String>,
    /// Until when it works.
    pub until: Instant,
}

/// What a link is for. Changes nothing: programs that read mail open links too.
/// Errors: `LinkSpent`.
pub async fn look_at_token(store: &Store, token: &str, now: Instant) -> Result<LookedAt, Error> {
    let row = token::Entity::find_by_id(sha256(token.as_bytes())).one(store.reader()).await?;
    let row = row.filter(|row| works(row, now)).ok_or(Refusal::LinkSpent)?;
    Ok(LookedAt { purpose: row.purpose, address: row.address, until: row.expires_at })
}

/// The same of an invitation to run competitions. Errors: `InvitationSpent`.
pub async fn look_at_invitation(store: &Store, token: &str, now: Instant) -> Result<LookedAt, Error> {
    let looked = look_at_token(store, token, now).await.map_err(as_invitation)?;
    if TokenPurpose::INVITATIONS.contains(&looked.purpose) {
        Ok(looked)
    } else {
        Err(Refusal::InvitationSpent.into())
    }
}

/// Of an invitation it is said who can send another.
pub(super) fn as_invitation(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::LinkSpent) => Refusal::InvitationSpent.into(),
        other => other,
    }
}

/// A new token, and until when it works. Earlier ones for the same purpose and
/// holder work no longer.
pub(super) async fn issue(
    tx: &Tx,
    purpose: TokenPurpose,
    account: Option<AccountId>,
    address: Option<&str>,
    now: Instant,
) -> Result<(String, Instant), Error> {
    let mut earlier = token::Entity::delete_many().filter(token::Column::Purpose.eq(purpose));
    earlier = match (account, address) {
        (Some(account), _) => earlier.filter(token::Column::AccountId.eq(account)),
        (None, Some(address)) => earlier.filter(token::Column::Address.eq(address)),
        (None, None) => earlier,
    };
    // A demonstration makes its own chair and leaves the link of a real one alone.
    if !(tx.is_demo() && account.is_none() && address.is_none()) {
        earlier.exec(tx.db()).await?;
    }
    let secret = hex(&random::<32>()?);
    let until = purpose.until(now);
    let row = token::ActiveModel {
        hash: Set(sha256(secret.as_bytes())),
        purpose: Set(purpose),
        account_id: Set(account),
        address: Set(address.map(str::to_owned)),
        created_at: Set(now),
        expires_at: Set(until),
        used_at: Set(None),
    };
    token::Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok((secret, until))
}

/// Whether nobody used it, and its time is not over.
pub(super) fn works(row: &token::Model, now: Instant) -> bool {
    row.used_at.is_none() && now < row.expires_at
}

/// Uses a token up. Errors: `LinkSpent`.
pub(super) async fn consume(
    tx: &Tx,
    token: &str,
    purposes: &[TokenPurpose],
    now: Instant,
) -> Result<token::Model, Error> {
    let used = token::Entity::update_many()
        .col_expr(token::Column::UsedAt, Expr::value(now))
        .filter(token::Column::Hash.eq(sha256(token.as_bytes())))
        .filter(token::Column::Purpose.is_in(purposes.iter().copied()))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(now))
        .exec_with_returning(tx.db())
        .await?;
    Ok(used.into_iter().next().ok_or(Refusal::LinkSpent)?)
}

/// What goes with an act by token in the answer to a second click.
pub(super) fn scope(act: &str, token: &str) -> String {
    format!("{act}|{}", sha256(token.as_bytes()))
}

/// All open links of an account work no longer.
pub(super) async fn revoke(tx: &Tx, account: AccountId) -> Result<(), Error> {
    token::Entity::delete_many().filter(token::Column::AccountId.eq(account)).exec(tx.db()).await?;
    Ok(())
}
