//! Which judge was given which round of which category.

use juara::{
    Instant,
    id::{EditionId, JudgeId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seat")]
pub struct Model {
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub category: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub judge_id: JudgeId,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
