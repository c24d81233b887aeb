//! An invitation, as its link shows it.

use super::judge as place;
use crate::{
    Error, Store,
    board::last_released,
    edition::{self, EditionView},
    entity::{account, judge},
    screening::{count, sent_entries},
    seal::sha256,
};
use juara::{Caller, Instant, Refusal, policy::may_answer_invitation};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};

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
    /// The address with which whoever asks is signed in; none if nobody is.
    pub own: Option<String>,
}

/// The invitation with this token. Changes nothing: programs that read mail
/// open links too.
///
/// Errors: `InvitationSpent`.
pub async fn read_invitation(store: &Store, by: &Caller, token: &str) -> Result<Invitation, Error> {
    let db = store.reader();
    let row = invited(db, token).await?;
    may_answer_invitation(&place(&row), by.now, last_released(db, row.edition_id).await?)?;
    let asks = by.person().ok().map(|person| person.account);
    // The account of the address, and that of whoever asks.
    let two = Condition::any()
        .add(account::Column::EmailKey.eq(row.email_key.as_str()))
        .add(account::Column::Id.is_in(asks));
    let accounts = account::Entity::find().filter(two).all(db).await?;
    let invited = accounts.iter().find(|account| account.email_key.as_ref() == Some(&row.email_key));
    let own = accounts.iter().find(|account| Some(account.id) == asks);
    let edition = edition::by_id(store, row.edition_id).await?;
    Ok(Invitation {
        entries: count(db, &sent_entries(edition.id)).await?,
        edition,
        name: row.name,
        email: row.email,
        until: row.invited_until,
        has_account: invited.is_some(),
        is_own: invited.is_some_and(|invited| Some(invited.id) == asks),
        own: own.map(|own| own.email.clone().unwrap_or_default()),
    })
}

/// The judge whom the token was sent to. Errors: `InvitationSpent`.
pub(super) async fn invited(db: &impl ConnectionTrait, token: &str) -> Result<judge::Model, Error> {
    let hash = sha256(token.as_bytes());
    let row = judge::Entity::find().filter(judge::Column::Invitation.eq(hash)).one(db).await?;
    Ok(row.ok_or(Refusal::InvitationSpent)?)
}
