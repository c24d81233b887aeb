//! Signatures under acts of two persons.

use juara::{
    Instant, Staff,
    id::{AccountId, EditionId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub act: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub content_sha256: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub staff: Staff,
    /// Canonical JSON of what is signed.
    pub body: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
