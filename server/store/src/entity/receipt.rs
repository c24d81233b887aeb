//! Sendings of entries; never changed.

use juara::{
    Instant,
    id::{EditionId, EntryId, ReceiptId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipt")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReceiptId,
    pub entry_id: EntryId,
    pub edition_id: EditionId,
    pub sending: i32,
    pub category: String,
    /// The canonical bytes of what was sent.
    pub bytes: Vec<u8>,
    pub sha256: String,
    pub answers_sha256: String,
    pub rulebook_version: i32,
    pub in_grace: bool,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
