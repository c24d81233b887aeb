//! Registering.

use super::{find, near::near, token};
use crate::{
    Error, Once, Store, Tx, attempt,
    entity::account,
    once::{answered, scope},
};
use juara::{
    Caller, Letter, Locale, Problems,
    account::{Email, Passphrase, PersonName, TokenPurpose},
    event::AccountEvent,
    id::AccountId,
};
use sea_orm::{ActiveValue::Set, EntityTrait, sea_query::OnConflict};

/// What the form says.
#[derive(Clone, Copy)]
pub struct Registration<'a> {
    /// Field `email`.
    pub email: &'a str,
    /// Field `name`.
    pub name: &'a str,
    /// Field `passphrase`.
    pub passphrase: &'a str,
    /// The language of the page, and of letters from now on.
    pub locale: Locale,
    /// The network address that counts; empty if there is none.
    pub client: &'a str,
    /// The query that lets the link of the letter lead on to where the person wanted to go; empty if that is nowhere.
    pub onward: &'a str,
}

/// Makes an account and sends a link that confirms its address. If the address
/// has an account, it alone is told so. Both are answered alike.
///
/// Errors: `Problems` of `email`, `name`, `passphrase`; `TooMany`, `Busy`.
pub async fn register(store: &Store, by: &Caller, form: Registration<'_>, once: &str) -> Result<(), Error> {
    let mut problems = Problems::none();
    let name = problems.note("name", PersonName::parse(form.name));
    let email = problems.note("email", Email::parse(form.email));
    let passphrase = problems.note("passphrase", Passphrase::parse(form.passphrase));
    let (Some(email), Some(name), Some(passphrase)) = (email, name, passphrase) else {
        return Err(problems.into());
    };
    let scope = scope("register", by);
    if answered(store, once, &scope).await?.is_some() {
        return Ok(());
    }
    attempt::take_letter(store, form.client, by.now).await?;
    let near = near(store, [name.as_str(), email.as_str()]).await?;
    let hash = store
        .hashing()
        .new_hash(&passphrase, near)
        .await?
        .map_err(|what| Problems::one("passphrase", what))?;
    attempt::take(store, &format!("register|{}", email.key()), store.limits().letters, by.now).await?;

    let tx = store.begin().await?;
    if tx.once(once, &scope, by.now).await? != Once::First {
        return Ok(());
    }
    let new = New { email: &email, name: &name, hash, locale: form.locale };
    match insert(&tx, by, new).await? {
        Some(id) => {
            tx.record(by, AccountEvent::Created { account: id });
            send_confirmation(&tx, by, id, &email, name.as_str(), form.locale, form.onward).await?;
        }
        None => say_already_registered(&tx, by, &email).await?,
    }
    tx.commit().await
}

/// A new account.
pub(crate) struct New<'a> {
    pub(crate) email: &'a Email,
    pub(crate) name: &'a PersonName,
    pub(crate) hash: String,
    pub(crate) locale: Locale,
}

/// The id of the new account; none if its address has one already.
pub(crate) async fn insert(tx: &Tx, by: &Caller, new: New<'_>) -> Result<Option<AccountId>, Error> {
    let id = AccountId::draw(by.now, crate::seal::random()?);
    let row = account::ActiveModel {
        id: Set(id),
        email: Set(Some(new.email.as_str().to_owned())),
        email_key: Set(Some(new.email.key())),
        name: Set(new.name.as_str().to_owned()),
        locale: Set(new.locale),
        passphrase: Set(new.hash),
        staff: Set(None),
        confirmed_at: Set(None),
        totp_secret: Set(None),
        totp_confirmed_at: Set(None),
        totp_step: Set(0),
        demo: Set(tx.is_demo()),
        created_at: Set(by.now),
    };
    let inserted = account::Entity::insert(row)
        .on_conflict(OnConflict::column(account::Column::EmailKey).do_nothing().to_owned())
        .exec_without_returning(tx.db())
        .await?;
    Ok((inserted == 1).then_some(id))
}

/// Sends the link that confirms an address, with this query if it is not empty.
pub(super) async fn send_confirmation(
    tx: &Tx,
    by: &Caller,
    account: AccountId,
    email: &Email,
    name: &str,
    locale: Locale,
    onward: &str,
) -> Result<(), Error> {
    let purpose = TokenPurpose::ConfirmAddress;
    let (secret, until) = token::issue(tx, purpose, Some(account), Some(email.as_str()), by.now).await?;
    let mut path = purpose.path(&secret);
    if !onward.is_empty() {
        path = format!("{path}?{onward}");
    }
    let letter = Letter::ConfirmAddress { name: name.to_owned(), path, until };
    tx.post(&letter, email.as_str(), Some(account), locale, &crate::seal::sha256(secret.as_bytes()), by.now)
        .await
}

/// Tells the owner of an address that it has an account.
pub(super) async fn say_already_registered(tx: &Tx, by: &Caller, email: &Email) -> Result<(), Error> {
    let Some(account) = find::by_email(tx.db(), email).await? else { return Ok(()) };
    let letter = Letter::AlreadyRegistered { path: "/masuk".to_owned() };
    let to = account.email.as_deref().unwrap_or(email.as_str());
    let dedupe = format!("{}|{}", by.now.0, by.request);
    tx.post(&letter, to, Some(account.id), account.locale, &dedupe, by.now).await
}
