//! Codes that stand in for a lost authenticator, hashed.

use juara::{Instant, id::AccountId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub used_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
