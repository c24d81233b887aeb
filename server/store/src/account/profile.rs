//! What an account says about its owner.

use super::find;
use crate::{
    Error, Store,
    entity::{account, recovery_code},
    panel,
};
use juara::{Caller, Instant, Locale, Person, Staff, id::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// An account on its owner's pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Their name.
    pub name: String,
    /// Their address; none if its real owner said that the account is not theirs.
    pub email: Option<String>,
    /// Since when the address is confirmed.
    pub confirmed_at: Option<Instant>,
    /// The language of their letters.
    pub locale: Locale,
    /// Whether they run competitions.
    pub staff: Option<Staff>,
    /// Whether an authenticator is in force.
    pub two_factors: bool,
    /// How many recovery codes are left.
    pub recovery_codes: u64,
}

/// The person of a session, for the [`Caller`]; none if the account is gone.
pub async fn person(store: &Store, id: AccountId, proved_at: Instant) -> Result<Option<Person>, Error> {
    let Some(account) = account::Entity::find_by_id(id).one(store.reader()).await? else { return Ok(None) };
    Ok(Some(Person {
        account: account.id,
        staff: account.staff,
        confirmed: account.confirmed_at.is_some(),
        two_factors: account.totp_confirmed_at.is_some(),
        demo: account.demo,
        judges: panel::judges(store.reader(), account.id).await?,
        proved_at,
    }))
}

/// The caller's own account. Errors: `SignInFirst`.
pub async fn profile(store: &Store, by: &Caller) -> Result<Profile, Error> {
    let account = find::own(store.reader(), by.person()?.account).await?;
    let recovery_codes = recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account.id))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(store.reader())
        .await?;
    Ok(Profile {
        name: account.name,
        email: account.email,
        confirmed_at: account.confirmed_at,
        locale: account.locale,
        staff: account.staff,
        two_factors: account.totp_confirmed_at.is_some(),
        recovery_codes,
    })
}
