//! What this database belongs to; one row.

use sea_orm::entity::prelude::*;

/// The id of the row.
pub(crate) const ONLY: i32 = 1;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "installation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// A known text, sealed: only the key of this installation opens it.
    pub key_check: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
