//! Letters, waiting and gone.

use juara::{
    Instant, Locale,
    id::{AccountId, LetterId},
    letter::LetterState,
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LetterId,
    pub kind: String,
    pub account_id: Option<AccountId>,
    pub address: String,
    pub locale: Locale,
    /// Sealed; empty once the letter is sent, or refused for so long that it is kept no more: it may hold a secret.
    pub body: Option<Vec<u8>>,
    pub dedupe: String,
    pub state: LetterState,
    pub tries: i32,
    pub not_before: Instant,
    pub leased_until: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub created_at: Instant,
    pub done_at: Option<Instant>,
    pub reason: Option<String>,
    /// Never leaves the house.
    pub demo: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// The place for which a letter's body is sealed.
pub(crate) fn place(id: LetterId) -> String {
    format!("outbox|{id}|body")
}
