//! Decisions about entries; one stands for each.

use juara::{
    Instant,
    id::{AccountId, EditionId, EntryId, ScreeningId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screening")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ScreeningId,
    pub entry_id: EntryId,
    pub edition_id: EditionId,
    /// Canonical JSON of the finding.
    pub finding: String,
    pub account_id: AccountId,
    pub at: Instant,
    pub taken_back_reason: Option<String>,
    pub taken_back_by: Option<AccountId>,
    pub taken_back_at: Option<Instant>,
}

impl ActiveModelBehavior for ActiveModel {}
