//! People on the panel of an edition.

use juara::{
    Instant,
    id::{AccountId, EditionId, JudgeId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "judge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JudgeId,
    pub edition_id: EditionId,
    pub account_id: Option<AccountId>,
    pub name: String,
    pub email: String,
    pub email_key: String,
    pub invited_at: Instant,
    /// SHA-256 of the token in the last letter.
    pub invitation: String,
    pub invited_until: Instant,
    pub accepted_at: Option<Instant>,
    pub declined_at: Option<Instant>,
    pub pact_at: Option<Instant>,
    pub pact_sha256: Option<String>,
    pub conflicts_at: Option<Instant>,
    pub off_at: Option<Instant>,
    pub off_reason: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
