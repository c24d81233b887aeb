//! Results that were released; the bytes never change.

use juara::{Instant, id::EditionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// `provisional` or `final`.
    pub state: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
