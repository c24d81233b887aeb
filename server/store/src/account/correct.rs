//! Putting in the right address after a wrong one.

use super::{
    find,
    register::{say_already_registered, send_confirmation},
    token,
};
use crate::{
    Error, Once, Store, attempt,
    entity::account,
    once::{answered, scope},
};
use juara::{Caller, Problems, Refusal, account::Email, event::AccountEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Gives the caller's unconfirmed account another address and sends the link
/// there; links to the address before work no longer. An address that has an
/// account is told so instead, and stays that account's: the caller's shows it,
/// but nobody can sign in or confirm with it. Whoever looks at the page learns
/// nothing about other accounts.
///
/// Errors: `SignInFirst`; `WrongState` once the address is confirmed;
/// `Problems` of `email`; `TooMany`.
pub async fn correct_address(store: &Store, by: &Caller, email: &str, once: &str) -> Result<(), Error> {
    let person = by.person()?;
    let email = Email::parse(email).map_err(|what| Problems::one("email", what))?;
    let scope = scope("correct-address", by);
    if answered(store, once, &scope).await?.is_some() {
        return Ok(());
    }
    for bucket in [format!("correct|{}", person.account), format!("register|{}", email.key())] {
        attempt::take(store, &bucket, store.limits().letters, by.now).await?;
    }
    let tx = store.begin().await?;
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    let own = find::own(tx.db(), person.account).await?;
    if own.confirmed_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let taken = find::by_email(tx.db(), &email).await?.is_some_and(|other| other.id != own.id);
    let key = (!taken).then(|| email.key());
    let corrected = account::Entity::update_many()
        .col_expr(account::Column::Email, Expr::value(email.as_str()))
        .col_expr(account::Column::EmailKey, Expr::value(key))
        .filter(account::Column::Id.eq(own.id))
        .filter(account::Column::ConfirmedAt.is_null())
        .exec(tx.db())
        .await?;
    if corrected.rows_affected != 1 {
        return Err(Refusal::WrongState.into());
    }
    token::revoke(&tx, own.id).await?;
    tx.record(by, AccountEvent::AddressCorrected { account: own.id });
    if taken {
        say_already_registered(&tx, by, &email).await?;
    } else {
        send_confirmation(&tx, by, own.id, &email, &own.name, own.locale, "").await?;
    }
    tx.commit().await
}
