//! What happened between the recap and the board.

use crate::id::{AccountId, EditionId, EntryId, JudgeId};
use serde::{Deserialize, Serialize};

/// What happened to a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum ResultEvent {
    /// Somebody signed an act of two persons.
    Signed { edition: EditionId, act: String, content_sha256: String },
    /// A round was locked.
    RoundLocked { edition: EditionId, round: String, root: String, leaves: u64 },
    /// The plenary's order was recorded.
    PlenaryDecided { edition: EditionId, decision_sha256: String },
    /// An entry did not appear in a round.
    AbsenceRecorded { entry: EntryId, round: String },
    /// It did, after all.
    AbsenceTakenBack { entry: EntryId, round: String },
    /// A judge was taken off the panel, by two persons.
    JudgeTakenOff { judge: JudgeId, signed: Vec<AccountId> },
    /// An entry was excluded, by two persons.
    Excluded { entry: EntryId, since: String, signed: Vec<AccountId> },
    /// A result was released, by two persons.
    Released { edition: EditionId, version: u32, sha256: String, signed: Vec<AccountId> },
}
