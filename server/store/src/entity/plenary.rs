//! What the plenary decided about ties.

use juara::{
    Instant,
    id::{AccountId, EditionId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plenary")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub edition_id: EditionId,
    pub category: String,
    pub at_board: String,
    /// JSON list of entry numbers.
    pub tied: String,
    /// JSON list of lists of entry numbers, best first.
    pub ordered: String,
    pub minutes: String,
    pub account_id: AccountId,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
