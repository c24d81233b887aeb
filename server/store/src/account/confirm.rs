//! Confirming an address, or saying that it is somebody else's.

use super::{find, register::send_confirmation, token};
use crate::{
    Error, Once, Store, Tx, attempt,
    entity::{account, token as token_row},
    once::{answered, scope},
};
use juara::{
    Caller, Problems, Refusal,
    account::{Email, TokenPurpose},
    event::AccountEvent,
    id::AccountId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Confirms the address to which this link was sent.
/// Errors: `LinkSpent`, also when the account has another address by now.
pub async fn confirm_address(store: &Store, by: &Caller, token: &str, once: &str) -> Result<(), Error> {
    let tx = store.begin().await?;
    if tx.once(once, &token::scope("confirm", token), by.now).await? != Once::First {
        return Ok(());
    }
    let used = token::consume(&tx, token, &[TokenPurpose::ConfirmAddress], by.now).await?;
    let account = used.account_id.ok_or(Refusal::LinkSpent)?;
    let confirmed = account::Entity::update_many()
        .col_expr(account::Column::ConfirmedAt, Expr::value(by.now))
        .filter(account::Column::Id.eq(account))
        .filter(account::Column::Email.eq(used.address))
        .filter(account::Column::ConfirmedAt.is_null())
        .exec(tx.db())
        .await?;
    if confirmed.rows_affected != 1 {
        return Err(Refusal::LinkSpent.into());
    }
    tx.record(by, AccountEvent::Confirmed { account });
    tx.commit().await
}

/// "Not me": the owner of the mailbox says that the account is not theirs.
///
/// The account loses the address. Who made it, most likely mistyping their own,
/// stays signed in where they are and can put in the right one
/// ([`super::correct_address`]); without an address nobody signs in to it anew.
/// Errors: `LinkSpent`, also once the address is confirmed.
pub async fn disown(store: &Store, by: &Caller, token: &str, once: &str) -> Result<(), Error> {
    let tx = store.begin().await?;
    if tx.once(once, &token::scope("disown", token), by.now).await? != Once::First {
        return Ok(());
    }
    let used = token::consume(&tx, token, &[TokenPurpose::ConfirmAddress], by.now).await?;
    let account = used.account_id.ok_or(Refusal::LinkSpent)?;
    let disowned = account::Entity::update_many()
        .col_expr(account::Column::Email, Expr::value(None::<String>))
        .col_expr(account::Column::EmailKey, Expr::value(None::<String>))
        .filter(account::Column::Id.eq(account))
        .filter(account::Column::Email.eq(used.address))
        .filter(account::Column::ConfirmedAt.is_null())
        .exec(tx.db())
        .await?;
    if disowned.rows_affected != 1 {
        return Err(Refusal::LinkSpent.into());
    }
    token_row::Entity::delete_many().filter(token_row::Column::AccountId.eq(account)).exec(tx.db()).await?;
    tx.record(by, AccountEvent::Disowned { account });
    tx.commit().await
}

/// Sends the link again to an address that waits for its confirmation. Any
/// other address gets the same answer and no letter.
///
/// Errors: `Problems` of `email`; `TooMany`.
pub async fn send_confirmation_again(
    store: &Store,
    by: &Caller,
    email: &str,
    client: &str,
    once: &str,
) -> Result<(), Error> {
    let email = Email::parse(email).map_err(|what| Problems::one("email", what))?;
    let scope = scope("confirm-again", by);
    if answered(store, once, &scope).await?.is_some() {
        return Ok(());
    }
    attempt::take_letter(store, client, by.now).await?;
    attempt::take(store, &format!("confirm|{}", email.key()), store.limits().letters, by.now).await?;
    let tx = store.begin().await?;
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    if let Some(account) = find::by_email(tx.db(), &email).await?
        && account.confirmed_at.is_none()
        && let Some(own) = account.email.as_deref().and_then(|own| Email::parse(own).ok())
    {
        send_confirmation(&tx, by, account.id, &own, &account.name, account.locale, "").await?;
    }
    tx.commit().await
}

/// Who has the token of a letter reads the mail of its address: from now on that is confirmed, if it was not.
pub(crate) async fn confirm_by_letter(tx: &Tx, by: &Caller, account: AccountId) -> Result<(), Error> {
    let confirmed = account::Entity::update_many()
        .col_expr(account::Column::ConfirmedAt, Expr::value(by.now))
        .filter(account::Column::Id.eq(account))
        .filter(account::Column::ConfirmedAt.is_null())
        .exec(tx.db())
        .await?;
    if confirmed.rows_affected == 1 {
        tx.record(by, AccountEvent::Confirmed { account });
    }
    Ok(())
}
