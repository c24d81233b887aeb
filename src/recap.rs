//! The recap (rekapitulasi): from what was recorded to the input of a verdict,
//! and what organisers see of it before they lock and release.
//!
//! [`Recorded`] holds plain rows; [`Recorded::edition`] makes the exchange format
//! of them, [`Recorded::leaves`] what is sealed when a round is locked, and
//! [`Recap::of`] the page: problems first, each with the ways out of it.

mod assemble;
mod book;
mod changes;
mod content;
mod headcount;
mod leaves;
mod moments;
mod plenary;
mod prizes;
mod received;
mod recorded;
mod since;
mod view;
mod ways;

#[cfg(test)]
mod tests;

pub use book::{BookPage, Locked, Published, book};
pub use changes::{Change, Changed, changes};
pub use content::{ReleaseContent, lock_content};
pub use headcount::Headcount;
pub use leaves::secrets;
pub use plenary::{DecisionLine, Fate, Level, Released, decision_lines, level_sets, read_order};
pub use prizes::{PrizeNote, prize_notes};
pub use received::{Nearness, Received};
pub use recorded::{
    OpenedRound, PanelSeat, Recorded, RecordedDecision, RecordedDistance, RecordedEntry, RecordedSheet,
    SentMarks,
};
pub use since::{RESULT, is_out, lapses_by_opening, overtaken_by, possible_since};
pub use view::{Blocking, CategoryRecap, Recap, RecapLine, RecapSheet};
pub use ways::{WayOut, ways_together};
