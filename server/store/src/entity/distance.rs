//! Why a judge does not judge an entry.

use juara::{
    Instant,
    id::{EntryId, JudgeId},
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "distance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub judge_id: JudgeId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub entry_id: EntryId,
    /// `conflict` or `recusal`.
    pub kind: String,
    /// The round in which the judge stepped back; none for a conflict, which holds for all.
    pub round: Option<String>,
    pub reason: String,
    pub at: Instant,
}

impl ActiveModelBehavior for ActiveModel {}
