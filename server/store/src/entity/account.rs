//! People who can sign in.

use juara::{Instant, Locale, Staff, id::AccountId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// As the person wrote it; none after its owner said that the account is not theirs.
    pub email: Option<String>,
    /// The same in the one spelling by which it is found.
    pub email_key: Option<String>,
    pub name: String,
    pub locale: Locale,
    /// Argon2id in PHC form.
    pub passphrase: String,
    pub staff: Option<Staff>,
    pub confirmed_at: Option<Instant>,
    /// Sealed; not in force before `totp_confirmed_at`.
    pub totp_secret: Option<Vec<u8>>,
    pub totp_confirmed_at: Option<Instant>,
    /// The last 30-second step whose code was used.
    pub totp_step: i64,
    pub demo: bool,
    pub created_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
