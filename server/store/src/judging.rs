//! Judging: rounds, plans, sheets, stepping back.

use crate::{Error, entity::round};
use juara::{id::EditionId, round::RoundState};
use sea_orm::{ConnectionTrait, EntityTrait};

/// Where a round stands.
pub(crate) async fn round_state(
    db: &impl ConnectionTrait,
    edition: EditionId,
    id: &str,
) -> Result<RoundState, Error> {
    let row = round::Entity::find_by_id((edition, id.to_owned())).one(db).await?;
    Ok(match row {
        None => RoundState::Waiting,
        Some(round::Model { locked_at: Some(since), .. }) => RoundState::Locked { since },
        Some(row) => RoundState::Open { since: row.opened_at },
    })
}
