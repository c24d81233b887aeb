//! Score sheets in their present state.

use juara::{
    Instant,
    id::{EditionId, EntryId, JudgeId, SheetId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SheetId,
    pub edition_id: EditionId,
    pub round: String,
    pub entry_id: EntryId,
    pub judge_id: JudgeId,
    pub position: i32,
    pub version: i32,
    pub sendings: i32,
    /// Canonical JSON of the marks.
    pub marks: String,
    pub comment: String,
    pub note: String,
    pub opened_at: Instant,
    pub saved_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
