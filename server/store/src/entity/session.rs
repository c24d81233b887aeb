//! Browsers that are known; the key is the hash of what the cookie holds.

use juara::{Instant, id::AccountId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub account_id: Option<AccountId>,
    pub body: Vec<u8>,
    pub began_at: Instant,
    pub seen_at: Instant,
    pub expires_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
