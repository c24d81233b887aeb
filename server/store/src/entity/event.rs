//! What happened; only ever appended.

use juara::{Instant, id::RequestId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: Instant,
    pub actor: String,
    pub request: RequestId,
    /// Canonical JSON of the event.
    pub body: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
