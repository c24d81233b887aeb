//! Editions of competitions.

use juara::{Instant, id::EditionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EditionId,
    pub slug: String,
    /// The bound that was in force when entries were closed; from then on they stay closed.
    pub closed_at: Option<Instant>,
    pub demo: bool,
    pub version: i32,
    pub created_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
