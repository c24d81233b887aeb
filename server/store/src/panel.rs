//! The panel of judges (dewan juri): inviting, answering, seats, pact, conflicts.

mod accept;
mod conflicts;
mod decline;
mod invitation;
mod invite;
mod list;
mod pact;
mod remind;
mod seat;
mod unseat;

pub use accept::{NewAccount, accept_invitation, accept_with_new_account};
pub use conflicts::{ConflictLine, ConflictList, Conflicts, conflicts, declare_conflicts};
pub use decline::decline_invitation;
pub use invitation::{Invitation, look_at_invitation};
pub use invite::invite_judge;
pub use list::{JudgeView, Panel, Progress, SeatView, judges};
pub use pact::sign_pact;
pub use remind::remind_judge;
pub use seat::seat_judge;
pub use unseat::unseat_judge;

use crate::{
    Error, Tx,
    entity::{account, judge},
};
use juara::{
    Caller, Locale, Refusal,
    id::{AccountId, EditionId, JudgeId},
    panel::Judge,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Whether somebody was asked to judge in an edition and has not declined, or
/// judges, or judged in it: by account, or by its address.
pub(crate) async fn judges_in(
    db: &impl ConnectionTrait,
    account: AccountId,
    edition: EditionId,
) -> Result<bool, Error> {
    let key = account::Entity::find_by_id(account).one(db).await?.and_then(|account| account.email_key);
    let own = judge::Column::AccountId.eq(account);
    let asked = match key {
        Some(key) => own.or(judge::Column::EmailKey.eq(key).and(judge::Column::DeclinedAt.is_null())),
        None => own,
    };
    let found = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(asked)
        .one(db)
        .await?;
    Ok(found.is_some())
}

/// The caller's place on the panel of an edition. Errors: `SignInFirst`;
/// `NotFound` for whoever has none, so that nobody learns who judges.
pub(crate) async fn own_place(
    db: &impl ConnectionTrait,
    by: &Caller,
    edition: EditionId,
) -> Result<Judge, Error> {
    let person = by.person()?;
    let row = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition))
        .filter(judge::Column::AccountId.eq(person.account))
        .filter(judge::Column::OffAt.is_null())
        .one(db)
        .await?;
    Ok(place(&row.ok_or(Refusal::NotFound)?))
}

/// A judge of an edition on the organisers' desk. Errors: `NotFound`.
async fn by_id(db: &impl ConnectionTrait, edition: EditionId, id: JudgeId) -> Result<judge::Model, Error> {
    let row = judge::Entity::find_by_id(id).filter(judge::Column::EditionId.eq(edition)).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?)
}

/// What policies know of a row.
pub(crate) fn place(row: &judge::Model) -> Judge {
    Judge {
        id: row.id,
        edition: row.edition_id,
        account: row.account_id,
        name: row.name.clone(),
        invited_until: row.invited_until,
        declined_at: row.declined_at,
        pact_at: row.pact_at,
        conflicts_at: row.conflicts_at,
        off_at: row.off_at,
    }
}

/// Where a judge gets letters, and in which language.
pub(crate) struct Mailbox {
    pub(crate) to: String,
    pub(crate) account: Option<AccountId>,
    pub(crate) locale: Locale,
}

/// The judge's own address and language, or those of the invitation.
pub(crate) async fn mailbox(tx: &Tx, row: &judge::Model) -> Result<Mailbox, Error> {
    let account = match row.account_id {
        Some(account) => account::Entity::find_by_id(account).one(tx.db()).await?,
        None => None,
    };
    Ok(Mailbox {
        to: account.as_ref().and_then(|account| account.email.clone()).unwrap_or_else(|| row.email.clone()),
        account: row.account_id,
        locale: account.map(|account| account.locale).unwrap_or_default(),
    })
}
