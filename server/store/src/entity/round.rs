//! Rounds that have begun.

use juara::{Instant, id::EditionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "round")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: String,
    pub opened_at: Instant,
    pub locked_at: Option<Instant>,
    pub root: Option<String>,
    pub leaves: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}
