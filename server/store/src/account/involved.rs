//! What part an account has in editions that are not over.

use crate::{
    Error,
    entity::{entry, judge, publication},
    entry::takes_part,
};
use juara::{
    id::{AccountId, EditionId},
    policy::Involvement,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};

/// Whether the account judges or takes part in an edition without a final
/// result. Who was taken off a panel has judged all the same.
pub(super) async fn involvement(db: &impl ConnectionTrait, account: AccountId) -> Result<Involvement, Error> {
    let judged: Vec<EditionId> = judge::Entity::find()
        .select_only()
        .column(judge::Column::EditionId)
        .filter(judge::Column::AccountId.eq(account))
        .into_tuple()
        .all(db)
        .await?;
    let entered: Vec<EditionId> = entry::Entity::find()
        .select_only()
        .column(entry::Column::EditionId)
        .filter(entry::Column::AccountId.eq(account))
        .filter(takes_part())
        .into_tuple()
        .all(db)
        .await?;
    let over: Vec<EditionId> = publication::Entity::find()
        .select_only()
        .column(publication::Column::EditionId)
        .filter(publication::Column::State.eq("final"))
        .filter(publication::Column::EditionId.is_in(judged.iter().chain(&entered).copied()))
        .into_tuple()
        .all(db)
        .await?;
    let runs = |editions: &[EditionId]| editions.iter().any(|edition| !over.contains(edition));
    Ok(Involvement { judges: runs(&judged), has_entry: runs(&entered) })
}
