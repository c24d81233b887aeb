//! Accepting an invitation to judge.

use super::{code, invitation::invited, judge as place};
use crate::{
    Error, Once, Store, Tx,
    account::{self, New, SignedIn, confirm_by_letter, near},
    attempt,
    board::last_released,
    edition::{self, EditionView},
    entity::judge,
    entry::has_entry,
    once::answered,
    seal::sha256,
};
use juara::{
    Caller, Locale, Problems, Refusal,
    account::{Email, Passphrase, PersonName},
    event::{AccountEvent, JudgingEvent},
    id::AccountId,
    policy::{Acceptance, may_accept_invitation, may_answer_invitation},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

/// What the form of somebody without an account says.
#[derive(Clone, Copy)]
pub struct NewAccount<'a> {
    /// Field `name`.
    pub name: &'a str,
    /// Field `passphrase`.
    pub passphrase: &'a str,
    /// Their language.
    pub locale: Locale,
}

/// Accepts with the account that is signed in; it must have the address that
/// the letter went to. Answers with the edition's address.
///
/// Errors: what [`may_accept_invitation`] says.
pub async fn accept_invitation(store: &Store, by: &Caller, token: &str, once: &str) -> Result<String, Error> {
    let person = by.person()?;
    let tx = store.begin().await?;
    let scope = format!("accept-judge|{}|{}", person.account, sha256(token.as_bytes()));
    if let Once::Again(slug) = tx.once(once, &scope, by.now).await? {
        return Ok(slug);
    }
    let edition = edition::lock(&tx, by, invited(tx.db(), token).await?.edition_id).await?;
    let row = invited(tx.db(), token).await?;
    let own = account::own(tx.db(), person.account).await?;
    let acceptance = Acceptance {
        is_invited: own.email_key.as_ref() == Some(&row.email_key),
        has_entry: has_entry(tx.db(), own.id, edition.id).await?,
        runs: own.staff.is_some(),
        released: last_released(tx.db(), edition.id).await?,
    };
    may_accept_invitation(by, &place(&row), acceptance)?;
    take_place(&tx, by, &edition, &row, own.id).await?;
    confirm_by_letter(&tx, by, own.id).await?;
    tx.answer(once, &scope, &edition.slug).await?;
    tx.commit().await?;
    Ok(edition.slug)
}

/// Accepts with a new account, whose address the token confirms, and signs in.
///
/// Errors: `InvitationSpent`; problems at `name` and `passphrase`; `SignInFirst` if
/// the address has an account; `TooMany`, `Busy`.
pub async fn accept_with_new_account(
    store: &Store,
    by: &Caller,
    token: &str,
    form: NewAccount<'_>,
    once: &str,
) -> Result<SignedIn, Error> {
    let row = invited(store.reader(), token).await?;
    let scope = format!("accept-judge|new|{}", sha256(token.as_bytes()));
    // Only who has a link that works makes us hash.
    let released = last_released(store.reader(), row.edition_id).await?;
    if let Err(spent) = may_answer_invitation(&place(&row), by.now, released) {
        let Some(id) = answered(store, once, &scope).await? else { return Err(spent.into()) };
        let own = account::own(store.reader(), id.parse().map_err(Error::internal)?).await?;
        return Ok(SignedIn { account: own.id, staff: own.staff, locale: own.locale });
    }
    let mut problems = Problems::none();
    let name = problems.note("name", PersonName::parse(form.name));
    let passphrase = problems.note("passphrase", Passphrase::parse(form.passphrase));
    let (Some(name), Some(passphrase)) = (name, passphrase) else { return Err(problems.into()) };
    let email = Email::parse(&row.email).map_err(|_| Error::internal("an invitation without an address"))?;
    if account::by_email(store.reader(), &email).await?.is_some() {
        return Err(Refusal::SignInFirst.into());
    }
    attempt::take_link(store, token, by.now).await?;
    let near = near(store, [name.as_str(), email.as_str()]).await?;
    let hash = store
        .hashing()
        .new_hash(&passphrase, near)
        .await?
        .map_err(|what| Problems::one("passphrase", what))?;

    let tx = store.begin().await?;
    if let Once::Again(id) = tx.once(once, &scope, by.now).await? {
        let own = account::own(tx.db(), id.parse().map_err(Error::internal)?).await?;
        return Ok(SignedIn { account: own.id, staff: own.staff, locale: own.locale });
    }
    let edition = edition::lock(&tx, by, row.edition_id).await?;
    let row = invited(tx.db(), token).await?;
    may_answer_invitation(&place(&row), by.now, last_released(tx.db(), edition.id).await?)?;
    let new = New { email: &email, name: &name, hash, locale: form.locale };
    let id = account::insert(&tx, by, new).await?.ok_or(Refusal::SignInFirst)?;
    tx.record(by, AccountEvent::Created { account: id });
    confirm_by_letter(&tx, by, id).await?;
    take_place(&tx, by, &edition, &row, id).await?;
    tx.record(by, AccountEvent::SignedIn { account: id });
    tx.answer(once, &scope, &id.to_string()).await?;
    tx.commit().await?;
    Ok(SignedIn { account: id, staff: None, locale: form.locale })
}

/// The account is on the panel from now on. Errors: `WrongState` if it is already,
/// invited by another address.
async fn take_place(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    row: &judge::Model,
    account: AccountId,
) -> Result<(), Error> {
    let elsewhere = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition.id))
        .filter(judge::Column::AccountId.eq(account))
        .count(tx.db())
        .await?;
    if elsewhere > 0 {
        return Err(Refusal::WrongState.into());
    }
    let taken = judge::Entity::update_many()
        .col_expr(judge::Column::AccountId, Expr::value(account))
        .col_expr(judge::Column::AcceptedAt, Expr::value(by.now))
        .filter(judge::Column::Id.eq(row.id))
        .filter(judge::Column::AccountId.is_null())
        .filter(judge::Column::DeclinedAt.is_null())
        .exec(tx.db())
        .await?;
    if taken.rows_affected != 1 {
        return Err(Refusal::InvitationSpent.into());
    }
    tx.record(by, JudgingEvent::JudgeAccepted { judge: row.id, account });
    code::give_missing(tx, by, edition).await
}
