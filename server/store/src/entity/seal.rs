//! What was sealed when a round was locked.

use juara::id::EditionId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub round: String,
    /// Canonical JSON of the leaves with their salts.
    pub leaves: String,
}

impl ActiveModelBehavior for ActiveModel {}
