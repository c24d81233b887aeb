//! Acts of two persons that were done, each once.

use juara::{Instant, id::EditionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signed_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub edition_id: EditionId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub act: String,
    pub content_sha256: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
