//! Secrets that went out in letters, hashed.

use juara::{Instant, account::TokenPurpose, id::AccountId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "token")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub hash: String,
    pub purpose: TokenPurpose,
    pub account_id: Option<AccountId>,
    pub address: Option<String>,
    pub created_at: Instant,
    pub expires_at: Instant,
    pub used_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
