//! A new passphrase for who has lost theirs.

use super::{confirm::confirm_by_letter, find, near::near, sign_in::account_bucket, token};
use crate::{
    Error, Once, Store, attempt,
    entity::{account, token as token_row},
    once::{answered, scope},
    seal::sha256,
    session,
};
use juara::{
    Caller, Instant, Letter, Problems, Refusal,
    account::{Email, Passphrase, TokenPurpose},
    event::AccountEvent,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Sends a link with which a new passphrase can be set. An unknown address
/// gets the same answer and no letter.
///
/// Errors: `Problems` of `email`; `TooMany`.
pub async fn begin_passphrase_reset(
    store: &Store,
    by: &Caller,
    email: &str,
    client: &str,
    once: &str,
) -> Result<(), Error> {
    let email = Email::parse(email).map_err(|what| Problems::one("email", what))?;
    let scope = scope("begin-reset", by);
    if answered(store, once, &scope).await?.is_some() {
        return Ok(());
    }
    attempt::take_reset(store, client, by.now).await?;
    attempt::take(store, &format!("reset|{}", email.key()), store.limits().letters, by.now).await?;
    let tx = store.begin().await?;
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    if let Some(account) = find::by_email(tx.db(), &email).await?
        && let Some(to) = &account.email
    {
        let purpose = TokenPurpose::ResetPassphrase;
        let (secret, until) = token::issue(&tx, purpose, Some(account.id), Some(to), by.now).await?;
        let letter = Letter::ResetPassphrase { path: purpose.path(&secret), until };
        tx.post(&letter, to, Some(account.id), account.locale, &sha256(secret.as_bytes()), by.now).await?;
    }
    tx.commit().await
}

/// Sets a new passphrase. Signs nobody in, and everybody out.
///
/// Errors: `LinkSpent`; `Problems` of `passphrase`; `TooMany`, `Busy`.
pub async fn reset_passphrase(
    store: &Store,
    by: &Caller,
    token: &str,
    passphrase: &str,
    once: &str,
) -> Result<(), Error> {
    let passphrase = Passphrase::parse(passphrase).map_err(|what| Problems::one("passphrase", what))?;
    let scope = token::scope("reset", token);
    let Some((name, email)) = owner(store, token, by.now).await? else {
        return answered(store, once, &scope).await?.map(|_| ()).ok_or(Refusal::LinkSpent.into());
    };
    attempt::take_link(store, token, by.now).await?;
    let near = near(store, [name.as_str(), email.as_str()]).await?;
    let hash = store
        .hashing()
        .new_hash(&passphrase, near)
        .await?
        .map_err(|what| Problems::one("passphrase", what))?;

    let tx = store.begin().await?;
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    let used = token::consume(&tx, token, &[TokenPurpose::ResetPassphrase], by.now).await?;
    let id = used.account_id.ok_or(Refusal::LinkSpent)?;
    let changed = account::Entity::update_many()
        .col_expr(account::Column::Passphrase, Expr::value(hash))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::Email.eq(used.address.clone()))
        .exec(tx.db())
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::LinkSpent.into());
    }
    confirm_by_letter(&tx, by, id).await?;
    session::end_all(&tx, id, None).await?;
    if let Some(address) = used.address.as_deref().and_then(|address| Email::parse(address).ok()) {
        attempt::fill(&tx, &account_bucket(&address.key())).await?;
    }
    let own = find::own(tx.db(), id).await?;
    if let Some(to) = &own.email {
        let letter = Letter::PassphraseChanged { at: by.now, path: "/lupa-sandi".to_owned() };
        tx.post(&letter, to, Some(id), own.locale, &sha256(token.as_bytes()), by.now).await?;
    }
    tx.record(by, AccountEvent::PassphraseChanged { account: id });
    tx.commit().await
}

/// Name and address of the account whose link this is; none if it was never given or works no longer: only who has a
/// link that works makes us hash.
async fn owner(store: &Store, token: &str, now: Instant) -> Result<Option<(String, String)>, Error> {
    let row = token_row::Entity::find_by_id(sha256(token.as_bytes())).one(store.reader()).await?;
    let row = row.filter(|row| row.purpose == TokenPurpose::ResetPassphrase && token::works(row, now));
    let Some(id) = row.and_then(|row| row.account_id) else { return Ok(None) };
    let account = account::Entity::find_by_id(id).one(store.reader()).await?;
    Ok(account.map(|account| (account.name, account.email.unwrap_or_default())))
}
