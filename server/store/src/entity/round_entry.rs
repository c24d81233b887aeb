//! Which entries take part in a round, since its opening.

use juara::id::{EditionId, EntryId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
    /// The category it was sent for.
    pub category: String,
}

impl ActiveModelBehavior for ActiveModel {}
