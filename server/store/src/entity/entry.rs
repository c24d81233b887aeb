//! Entries in their present state.

use juara::{
    Instant,
    entry::EntryState,
    id::{AccountId, EditionId, EntryId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EntryId,
    pub edition_id: EditionId,
    pub account_id: AccountId,
    /// Private; part of the address of its pages.
    pub code: String,
    pub number: Option<String>,
    pub pattern: i32,
    pub category: String,
    pub claim: String,
    pub state: EntryState,
    pub answers: String,
    pub in_time: Option<String>,
    pub version: i32,
    pub begun_at: Instant,
    pub saved_at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
