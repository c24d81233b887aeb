//! Entries that are out.

use juara::{
    Instant,
    id::{EditionId, EntryId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exclusion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
    pub edition_id: EditionId,
    /// A round's id or `result`.
    pub since: String,
    pub reason: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
