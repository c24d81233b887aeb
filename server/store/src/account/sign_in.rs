//! Signing in.

use super::{
    find,
    second_factor::{self, Shown},
};
use crate::{Error, Store, Tx, attempt, entity::account};
use juara::{
    Caller, Instant, Letter, Locale, Problems, Refusal, Staff,
    account::{Email, Passphrase},
    event::AccountEvent,
    id::AccountId,
    limit::Rate,
    problem::What,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// What the form says, and from where.
#[derive(Clone, Copy)]
pub struct Credentials<'a> {
    /// Field `email`.
    pub email: &'a str,
    /// Field `passphrase`.
    pub passphrase: &'a str,
    /// Field `code`: six digits or a recovery code; empty if the form has none.
    pub code: &'a str,
    /// The network address that counts: IPv4 whole, IPv6 to its /64.
    pub client: &'a str,
}

/// Who signed in; the proof of identity is as old as this request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Their account.
    pub account: AccountId,
    /// Whether they run competitions.
    pub staff: Option<Staff>,
    /// Their language.
    pub locale: Locale,
}

/// How far somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// In.
    Done(SignedIn),
    /// The passphrase fits; the authenticator's code is still asked for. Keep
    /// the account in the browser's session for some minutes and go on with
    /// [`enter_code`].
    NeedsCode(AccountId),
}

/// Signs in with address and passphrase, and the code where there is an authenticator.
///
/// Errors: `Problems` of `email` and `passphrase` when nothing is typed;
/// `SignInFailed` for everything that does not fit; `TooMany`, `Busy`.
pub async fn sign_in(store: &Store, by: &Caller, form: Credentials<'_>) -> Result<SignIn, Error> {
    let mut problems = Problems::none();
    let email = problems.note("email", Email::parse(form.email));
    if form.passphrase.is_empty() {
        problems.add("passphrase", What::Required);
    }
    let Some(email) = email.filter(|_| problems.is_empty()) else { return Err(problems.into()) };
    let (limits, client) = (store.limits(), client_bucket(form.client));
    attempt::look(store, &client, limits.sign_in_client, by.now).await?;
    let bucket = account_bucket(&email.key());
    let tried =
        attempt::take_of_day(store, &bucket, limits.sign_in_account, limits.failures_a_day, by.now).await?;

    let account = find::by_email(store.reader(), &email).await?;
    let hash = account.as_ref().map(|account| account.passphrase.clone());
    let fits = store.hashing().fits(Passphrase::typed(form.passphrase), hash).await?;
    if let (Some(account), true, Some(typed)) = (&account, fits, Passphrase::typed(form.passphrase)) {
        renew(store, account, typed).await?;
    }
    match account {
        Some(account) if fits && account.totp_confirmed_at.is_some() && form.code.trim().is_empty() => {
            Ok(SignIn::NeedsCode(account.id))
        }
        Some(account) if fits => finish(store, by, account, form.code, form.client).await.map(SignIn::Done),
        account => failed(store, by, account.as_ref(), tried.last_until, form.client).await,
    }
}

/// Hashes a right passphrase anew where its hash was made with weaker numbers than today's.
async fn renew(store: &Store, account: &account::Model, typed: Passphrase) -> Result<(), Error> {
    let Some(hash) = store.hashing().renewed(typed, &account.passphrase).await? else { return Ok(()) };
    let tx = store.begin().await?;
    account::Entity::update_many()
        .col_expr(account::Column::Passphrase, Expr::value(hash))
        .filter(account::Column::Id.eq(account.id))
        .filter(account::Column::Passphrase.eq(&account.passphrase))
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// Tells the owner that signing in rests until then, and how to come in sooner.
async fn say_stopped(tx: &Tx, by: &Caller, account: &account::Model, again: Instant) -> Result<(), Error> {
    let Some(to) = &account.email else { return Ok(()) };
    let letter = Letter::SignInStopped { again, path: "/lupa-sandi".to_owned() };
    tx.post(&letter, to, Some(account.id), account.locale, &again.0.to_string(), by.now).await
}

/// The second half of signing in, after [`SignIn::NeedsCode`].
///
/// Errors: `Problems` of `code` for a code that does not fit; `TooMany`;
/// `SignInFailed` if the account is gone.
pub async fn enter_code(
    store: &Store,
    by: &Caller,
    account: AccountId,
    code: &str,
    client: &str,
) -> Result<SignedIn, Error> {
    if code.trim().is_empty() {
        return Err(Problems::one("code", What::Required).into());
    }
    attempt::look(store, &client_bucket(client), store.limits().sign_in_client, by.now).await?;
    let account = find::own(store.reader(), account).await.map_err(|_| Refusal::SignInFailed)?;
    match finish(store, by, account, code, client).await {
        Err(Error::Refused(Refusal::SignInFailed)) => Err(Problems::one("code", What::CodeWrong).into()),
        answer => answer,
    }
}

async fn finish(
    store: &Store,
    by: &Caller,
    account: account::Model,
    code: &str,
    client: &str,
) -> Result<SignedIn, Error> {
    if account.totp_confirmed_at.is_some() {
        attempt::take(store, &code_bucket(account.id), store.limits().code, by.now).await?;
    }
    let tx = store.begin().await?;
    if account.totp_confirmed_at.is_some() {
        match second_factor::show(&tx, &account, code, by.now).await? {
            Shown::Authenticator => {}
            Shown::Recovery => tx.record(by, AccountEvent::RecoveryUsed { account: account.id }),
            Shown::Nothing => {
                drop(tx);
                return failed(store, by, Some(&account), None, client).await;
            }
        }
        attempt::fill(&tx, &code_bucket(account.id)).await?;
    }
    if let Some(key) = &account.email_key {
        attempt::fill(&tx, &account_bucket(key)).await?;
    }
    tx.record(by, AccountEvent::SignedIn { account: account.id });
    tx.commit().await?;
    Ok(SignedIn { account: account.id, staff: account.staff, locale: account.locale })
}

/// Counts the failure against where it came from, in one transaction of as many statements whether the address has an
/// account or not: how long the answer takes must not tell. An account's failure is recorded, and its owner told if it
/// was the last one of a day.
async fn failed<T>(
    store: &Store,
    by: &Caller,
    account: Option<&account::Model>,
    stopped: Option<Instant>,
    client: &str,
) -> Result<T, Error> {
    let tx = store.begin().await?;
    attempt::take_within(&tx, &client_bucket(client), store.limits().sign_in_client, by.now).await?;
    match account {
        Some(account) => {
            if let Some(again) = stopped {
                say_stopped(&tx, by, account, again).await?;
            }
            tx.record(by, AccountEvent::SignInFailed { account: account.id });
        }
        None => attempt::take_within(&tx, NOBODY, UNBOUNDED, by.now).await?,
    }
    tx.commit().await?;
    Err(Refusal::SignInFailed.into())
}

/// What is written down in place of the event where there is no account.
const NOBODY: &str = "sign-in|nobody";
/// It refuses nothing.
const UNBOUNDED: Rate = Rate { burst: u32::MAX, every_ms: 0 };

/// Where tries for an address are counted, whatever its spelling.
pub(super) fn account_bucket(email_key: &str) -> String {
    format!("sign-in|account|{email_key}")
}

/// Where tries with codes of an account are counted.
pub(super) fn code_bucket(account: AccountId) -> String {
    format!("code|{account}")
}

fn client_bucket(client: &str) -> String {
    format!("sign-in|client|{client}")
}
