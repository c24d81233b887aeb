//! Who runs competitions, and who is invited to.

use crate::{
    Error, Store,
    entity::{account, token},
};
use juara::{Caller, Instant, Staff, account::TokenPurpose, id::AccountId, policy::may_organise};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Somebody who runs competitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffMember {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Option<String>,
    /// As what.
    pub staff: Staff,
    /// Whether their authenticator is in force; without one they can do nothing.
    pub two_factors: bool,
}

/// An invitation that nobody has accepted yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The address.
    pub email: String,
    /// When the letter was written.
    pub at: Instant,
    /// Until when its link works.
    pub until: Instant,
}

/// All chairs and organisers by name; those of a demonstration are told apart from the others. Errors: what [`may_organise`] says.
pub async fn staff(store: &Store, by: &Caller) -> Result<Vec<StaffMember>, Error> {
    let (person, _) = may_organise(by)?;
    let rows = account::Entity::find()
        .filter(account::Column::Staff.is_not_null())
        .filter(account::Column::Demo.eq(person.demo))
        .order_by_asc(account::Column::Name)
        .order_by_asc(account::Column::Id)
        .all(store.reader())
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(StaffMember {
                account: row.id,
                name: row.name,
                email: row.email,
                staff: row.staff?,
                two_factors: row.totp_confirmed_at.is_some(),
            })
        })
        .collect())
}

/// Open invitations, the newest first; a demonstration has none. Errors: what [`may_organise`] says.
pub async fn invited(store: &Store, by: &Caller) -> Result<Vec<Invited>, Error> {
    let (person, _) = may_organise(by)?;
    if person.demo {
        return Ok(Vec::new());
    }
    let rows = token::Entity::find()
        .filter(token::Column::Purpose.eq(TokenPurpose::InviteOrganiser))
        .filter(token::Column::UsedAt.is_null())
        .filter(token::Column::ExpiresAt.gt(by.now))
        .order_by_desc(token::Column::CreatedAt)
        .all(store.reader())
        .await?;
    let invited = rows
        .into_iter()
        .filter_map(|row| Some(Invited { email: row.address?, at: row.created_at, until: row.expires_at }));
    Ok(invited.collect())
}
