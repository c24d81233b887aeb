//! Which entries a judge was asked about when conflicts were declared.

use juara::id::{EntryId, JudgeId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conflict_asked")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub judge_id: JudgeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
}

impl ActiveModelBehavior for ActiveModel {}
