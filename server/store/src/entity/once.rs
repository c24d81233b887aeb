//! Forms that were posted, and their answers.

use juara::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "once")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub at: Instant,
    pub answer: String,
}

impl ActiveModelBehavior for ActiveModel {}
