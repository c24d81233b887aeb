//! Judging: the rounds of a judge, the queue, plans, sheets, stepping back.

mod given;
mod keep;
mod open_sheet;
mod place;
mod places;
mod plan;
mod queue;
mod receipt;
mod save_sheet;
mod send_sheet;
mod sheet;
mod step_back;

use given::Given;
pub use given::Left;
pub(crate) use given::{given, given_in_all};
pub use open_sheet::open_sheet;
pub use place::{JudgePlace, own_judge};
pub use places::{MyPlace, PlaceRound, only_judges, places};
pub use plan::Plan;
pub use queue::{Queue, QueueLine, QueueRound, queue};
pub use receipt::sheet_receipt;
pub use save_sheet::{SavedSheet, save_sheet};
pub use send_sheet::{SentSheet, send_sheet};
pub use sheet::{SheetPage, SheetSending, sheet_page};
pub use step_back::step_back;

use crate::{Error, entity::round};
use juara::{id::EditionId, round::RoundState};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Where a round stands.
pub(crate) async fn round_state(
    db: &impl ConnectionTrait,
    edition: EditionId,
    id: &str,
) -> Result<RoundState, Error> {
    let row = round::Entity::find_by_id((edition, id.to_owned())).one(db).await?;
    Ok(state_of(row.as_ref()))
}

/// Where every round of an edition stands, by its id; one that was not opened is not in it.
pub(crate) async fn round_states(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<BTreeMap<String, RoundState>, Error> {
    let rows = round::Entity::find().filter(round::Column::EditionId.eq(edition)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.round.clone(), state_of(Some(&row)))).collect())
}

/// Where a round stands by its row; without one it was not opened.
pub(crate) fn state_of(row: Option<&round::Model>) -> RoundState {
    match row {
        None => RoundState::Waiting,
        Some(round::Model { locked_at: Some(since), .. }) => RoundState::Locked { since: *since },
        Some(row) => RoundState::Open { since: row.opened_at },
    }
}
