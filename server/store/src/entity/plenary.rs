//! What the plenary decided about level entries.

use juara::{
    Instant,
    id::{AccountId, EditionId, PlenaryId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plenary")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlenaryId,
    pub edition_id: EditionId,
    pub category: String,
    /// The board on which they were level.
    pub at_board: String,
    /// JSON of the numbers of the entries.
    pub tied: String,
    /// JSON of the same in their order, group by group.
    pub ordered: String,
    pub minutes: String,
    pub account_id: AccountId,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
