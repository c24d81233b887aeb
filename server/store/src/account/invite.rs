//! Inviting those who run competitions.

use super::{find, token};
use crate::{Error, Once, Store, entity::account, once::scope, seal::sha256};
use juara::{
    Actor, Caller, Letter, Locale, Problems, Refusal, Staff,
    account::{Email, TokenPurpose},
    event::AccountEvent,
    policy::may_invite_organiser,
    problem::What,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Makes the link for the first chair; the only secret that does not go by
/// letter. An earlier one works no longer. For the command on the server alone.
///
/// The answer is the path of the page, `/undangan/…`.
/// Errors: `WrongState` when there is a chair.
pub async fn invite_first_chair(store: &Store, by: &Caller) -> Result<String, Error> {
    if by.actor != Actor::System {
        return Err(Refusal::NotFound.into());
    }
    let tx = store.begin().await?;
    let chairs = account::Entity::find()
        .filter(account::Column::Staff.eq(Staff::Chair))
        .filter(account::Column::Demo.eq(tx.is_demo()))
        .count(tx.db())
        .await?;
    // Demonstrations stand beside one another, each with a chair of its own.
    if chairs > 0 && !tx.is_demo() {
        return Err(Refusal::WrongState.into());
    }
    let (secret, _) = token::issue(&tx, TokenPurpose::InviteChair, None, None, by.now).await?;
    tx.record(by, AccountEvent::FirstChairInvited);
    tx.commit().await?;
    Ok(TokenPurpose::InviteChair.path(&secret))
}

/// Invites an organiser by letter in this language; an earlier invitation of
/// the same address works no longer.
///
/// Errors: what [`may_invite_organiser`] says; `Problems` of `email`, also if the
/// address is an organiser's already.
pub async fn invite_organiser(
    store: &Store,
    by: &Caller,
    email: &str,
    locale: Locale,
    once: &str,
) -> Result<(), Error> {
    let person = may_invite_organiser(by)?;
    let email = Email::parse(email).map_err(|what| Problems::one("email", what))?;
    let tx = store.begin().await?;
    if tx.once(once, &scope("invite-organiser", by), by.now).await? != Once::First {
        return Ok(());
    }
    if find::by_email(tx.db(), &email).await?.is_some_and(|account| account.staff.is_some()) {
        return Err(Problems::one("email", What::RunsCompetitions).into());
    }
    let inviting = find::own(tx.db(), person.account).await?;
    let purpose = TokenPurpose::InviteOrganiser;
    let (secret, until) = token::issue(&tx, purpose, None, Some(email.as_str()), by.now).await?;
    let letter = Letter::InviteOrganiser { path: purpose.path(&secret), until, by: Some(inviting.name) };
    tx.post(&letter, email.as_str(), None, locale, &sha256(secret.as_bytes()), by.now).await?;
    tx.record(by, AccountEvent::OrganiserInvited);
    tx.commit().await
}
