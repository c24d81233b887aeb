//! An invitation, as its link shows it.

use super::judge as place;
use crate::{
    Error, Store, account,
    board::last_released,
    edition::{self, EditionView},
    entity::judge,
    screening::{count, sent_entries},
    seal::sha256,
};
use juara::{Caller, Instant, Refusal, account::Email, policy::may_answer_invitation};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// What the page of an invitation shows before anything is done.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The edition, with its dates.
    pub edition: EditionView,
    /// The name that the organiser gave.
    pub name: String,
    /// The address that the letter went to.
    pub email: String,
    /// Until when it may be answered.
    pub until: Instant,
    /// How many entries were sent so far.
    pub entries: u32,
    /// Whether the address has an account: who has one signs in.
    pub has_account: bool,
    /// Whether that is the account that asks.
    pub is_own: bool,
}

/// The invitation with this token. Changes nothing: programs that read mail
/// open links too.
///
/// Errors: `InvitationSpent`.
pub async fn read_invitation(store: &Store, by: &Caller, token: &str) -> Result<Invitation, Error> {
    let db = store.reader();
    let row = invited(db, token).await?;
    may_answer_invitation(&place(&row), by.now, last_released(db, row.edition_id).await?)?;
    let account = match Email::parse(&row.email) {
        Ok(email) => account::by_email(db, &email).await?,
        Err(_) => None,
    };
    let is_own = account.as_ref().is_some_and(|own| by.person().is_ok_and(|by| by.account == own.id));
    let edition = edition::by_id(store, row.edition_id).await?;
    Ok(Invitation {
        entries: count(db, &sent_entries(edition.id)).await?,
        edition,
        name: row.name,
        email: row.email,
        until: row.invited_until,
        has_account: account.is_some(),
        is_own,
    })
}

/// The judge whom the token was sent to. Errors: `InvitationSpent`.
pub(super) async fn invited(db: &impl ConnectionTrait, token: &str) -> Result<judge::Model, Error> {
    let hash = sha256(token.as_bytes());
    let row = judge::Entity::find().filter(judge::Column::Invitation.eq(hash)).one(db).await?;
    Ok(row.ok_or(Refusal::InvitationSpent)?)
}
