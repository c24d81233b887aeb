//! Versions of rulebooks; never changed.

use juara::{
    Instant,
    id::{AccountId, EditionId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rulebook")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Canonical JSON.
    pub body: String,
    pub sha256: String,
    pub rules_sha256: String,
    pub reason: Option<String>,
    pub account_id: Option<AccountId>,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
