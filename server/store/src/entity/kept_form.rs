//! What was typed into a form whose session had gone.

use juara::Instant;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_form")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub browser: String,
    #[sea_orm(primary_key, auto_increment = false)]
    // The SHA-256 of it.
    pub path: String,
    pub body: Vec<u8>,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
