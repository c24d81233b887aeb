//! Setting up an authenticator, and taking it away when it is lost.

use super::{find, recovery, second_factor, sign_in::code_bucket};
use crate::{
    Error, Once, Store, Tx, attempt,
    entity::account,
    once::scope,
    seal::{hex, random},
    session,
};
use juara::{Actor, Caller, Letter, Problems, Refusal, account::Email, event::AccountEvent, problem::What};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What an authenticator is set up with.
#[derive(Clone, PartialEq, Eq)]
pub struct Authenticator {
    /// The secret in base 32, to be typed in.
    pub secret: String,
    /// `otpauth://totp/…`, to be shown as a QR code.
    pub url: String,
}

/// The caller's authenticator that waits for its first code; none if none was
/// begun, or one is in force. Errors: `SignInFirst`.
pub async fn pending_authenticator(store: &Store, by: &Caller) -> Result<Option<Authenticator>, Error> {
    let account = find::own(store.reader(), by.person()?.account).await?;
    shown(store, &account)
}

/// Begins to set up an authenticator; a second call gives the same one.
/// It is not in force before [`confirm_authenticator`].
///
/// Errors: `SignInFirst`; `WrongState` if one is in force.
pub async fn begin_authenticator(store: &Store, by: &Caller) -> Result<Authenticator, Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let mut account = find::own(tx.db(), person.account).await?;
    if account.totp_confirmed_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    if account.totp_secret.is_none() {
        account = begin(&tx, account).await?;
    }
    tx.commit().await?;
    shown(store, &account)?.ok_or_else(|| Error::internal("an authenticator was begun and is not there"))
}

/// Puts the authenticator in force with its first code. Gives ten recovery
/// codes, which are shown this once, and ends all sessions of the account but
/// the one with the key `keep`.
///
/// Errors: `SignInFirst`; `WrongState` if none was begun or one is in force;
/// `Problems` of `code`; `TooMany`.
pub async fn confirm_authenticator(
    store: &Store,
    by: &Caller,
    code: &str,
    keep: Option<&[u8; 32]>,
    once: &str,
) -> Result<Vec<String>, Error> {
    let person = by.person()?;
    let code = code.split_whitespace().collect::<String>();
    if code.is_empty() {
        return Err(Problems::one("code", What::Required).into());
    }
    attempt::take(store, &code_bucket(person.account), store.limits().code, by.now).await?;
    let scope = scope("confirm-authenticator", by);
    let tx = store.begin().await?;
    if let Once::Again(sealed) = tx.once(once, &scope, by.now).await? {
        return open_codes(store, &scope, &sealed);
    }
    let account = find::own(tx.db(), person.account).await?;
    if account.totp_confirmed_at.is_some() || account.totp_secret.is_none() {
        return Err(Refusal::WrongState.into());
    }
    if !second_factor::use_digits(&tx, &account, &code, by.now).await? {
        return Err(Problems::one("code", What::CodeWrong).into());
    }
    let confirmed = account::Entity::update_many()
        .col_expr(account::Column::TotpConfirmedAt, Expr::value(by.now))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::TotpConfirmedAt.is_null())
        .exec(tx.db())
        .await?;
    if confirmed.rows_affected != 1 {
        return Err(Refusal::WrongState.into());
    }
    let codes = recovery::renew(&tx, account.id).await?;
    session::end_all(&tx, account.id, keep).await?;
    attempt::fill(&tx, &code_bucket(account.id)).await?;
    tx.record(by, AccountEvent::AuthenticatorSet { account: account.id });
    // A second click gets the same codes; the answer is sealed, since it is kept for a day.
    let sealed = store.secret().seal(&scope, codes.join("\n").as_bytes())?;
    tx.answer(once, &scope, &hex(&sealed)).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Takes an authenticator and its recovery codes away, and ends all sessions;
/// staff set up another before they do anything else. Its owner is told by
/// letter. For the command on the server alone.
///
/// Errors: `NotFound` for an unknown address; `WrongState` if there is none.
pub async fn reset_authenticator(store: &Store, by: &Caller, email: &str) -> Result<(), Error> {
    if by.actor != Actor::System {
        return Err(Refusal::NotFound.into());
    }
    let email = Email::parse(email).map_err(|what| Problems::one("email", what))?;
    let tx = store.begin().await?;
    let account = find::by_email(tx.db(), &email).await?.ok_or(Refusal::NotFound)?;
    if account.totp_confirmed_at.is_none() {
        return Err(Refusal::WrongState.into());
    }
    account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(None::<Vec<u8>>))
        .col_expr(account::Column::TotpConfirmedAt, Expr::value(None::<i64>))
        .filter(account::Column::Id.eq(account.id))
        .exec(tx.db())
        .await?;
    recovery::clear(&tx, account.id).await?;
    session::end_all(&tx, account.id, None).await?;
    if let Some(to) = &account.email {
        let letter = Letter::AuthenticatorReset { at: by.now, path: "/akun/keamanan".to_owned() };
        let occasion = format!("{}|{}", by.now.0, by.request);
        tx.post(&letter, to, Some(account.id), account.locale, &occasion, by.now).await?;
    }
    tx.record(by, AccountEvent::AuthenticatorReset { account: account.id });
    tx.commit().await
}

/// Draws the secret of a new authenticator.
pub(super) async fn begin(tx: &Tx, account: account::Model) -> Result<account::Model, Error> {
    let sealed = tx.store().secret().seal(&second_factor::place(account.id), &random::<20>()?)?;
    account::Entity::update_many()
        .col_expr(account::Column::TotpSecret, Expr::value(sealed.clone()))
        .filter(account::Column::Id.eq(account.id))
        .exec(tx.db())
        .await?;
    Ok(account::Model { totp_secret: Some(sealed), ..account })
}

fn shown(store: &Store, account: &account::Model) -> Result<Option<Authenticator>, Error> {
    let Some(sealed) = account.totp_secret.as_ref().filter(|_| account.totp_confirmed_at.is_none()) else {
        return Ok(None);
    };
    let totp = second_factor::totp(store, account.id, sealed, account.email.as_deref())?;
    let url = totp.to_url().map_err(|err| Error::internal(err.to_string()))?;
    Ok(Some(Authenticator { secret: totp.secret().to_base32(), url }))
}

fn open_codes(store: &Store, scope: &str, sealed: &str) -> Result<Vec<String>, Error> {
    let bytes = (0..sealed.len() / 2).map(|i| u8::from_str_radix(&sealed[2 * i..2 * i + 2], 16));
    let bytes = bytes.collect::<Result<Vec<_>, _>>().map_err(Error::internal)?;
    let codes =
        store.secret().open(scope, &bytes).ok_or_else(|| Error::internal("kept codes do not open"))?;
    Ok(String::from_utf8(codes).map_err(Error::internal)?.lines().map(str::to_owned).collect())
}
