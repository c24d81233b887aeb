//! Entries that did not appear in a round.

use juara::{
    Instant,
    id::{AccountId, EditionId, EntryId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "absence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: String,
    pub edition_id: EditionId,
    pub reason: String,
    pub account_id: AccountId,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
