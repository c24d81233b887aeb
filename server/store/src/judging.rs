//! Judging: the rounds of a judge, the queue, plans, sheets, stepping back.

mod given;
mod keep;
mod place;
mod places;
mod plan;
mod queue;
mod save_sheet;
mod send_sheet;
mod sheet;
mod step_back;

pub(crate) use given::given;
pub use place::{JudgePlace, own_judge};
pub use places::{MyPlace, PlaceRound, only_judges, places};
pub use plan::Plan;
pub use queue::{Queue, QueueLine, QueueRound, queue};
pub use save_sheet::{SavedSheet, save_sheet};
pub use send_sheet::{SentSheet, send_sheet};
pub use sheet::{SheetPage, SheetSending, open_sheet};
pub use step_back::step_back;

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
