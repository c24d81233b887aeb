//! Score sheets as they were sent; never changed.

use juara::{Instant, id::SheetId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_sending")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sheet_id: SheetId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub sending: i32,
    /// Canonical JSON of the marks.
    pub marks: String,
    pub comment: String,
    pub reason: Option<String>,
    pub salt: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
