//! What happened to the screening, the panel, and the sheets.

use crate::{
    id::{AccountId, EditionId, EntryId, JudgeId, SheetId},
    screening::Finding,
};
use serde::{Deserialize, Serialize};

/// What happened between the closing and the recap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum JudgingEvent {
    /// An entry passed or failed the screening.
    Screened { entry: EntryId, finding: Finding },
    /// That was taken back.
    ScreeningTakenBack { entry: EntryId },
    /// Somebody was invited to judge, for the first time or again.
    JudgeInvited { edition: EditionId, judge: JudgeId },
    /// They accepted.
    JudgeAccepted { judge: JudgeId, account: AccountId },
    /// They declined.
    JudgeDeclined { judge: JudgeId },
    /// They signed the pact of integrity.
    PactSigned { judge: JudgeId, text_sha256: String },
    /// They said which entries they must not judge; perhaps none.
    ConflictsDeclared { judge: JudgeId, entries: Vec<EntryId> },
    /// They stepped back from an entry, from this round on.
    SteppedBack { judge: JudgeId, entry: EntryId, round: String },
    /// They were given a round of some categories.
    Seated { judge: JudgeId, round: String, categories: Vec<String> },
    /// A round of a category was taken from them.
    Unseated { judge: JudgeId, round: String, category: String },
    /// They were reminded of their sheets.
    JudgeReminded { judge: JudgeId, round: String },
    /// Judges may read and score.
    RoundOpened { edition: EditionId, round: String, entries: u32, judges: u32 },
    /// A sheet was opened, as the how-manieth of its judge.
    SheetOpened { sheet: SheetId, round: String, entry: EntryId, judge: JudgeId, position: u32 },
    /// A sheet was saved.
    SheetSaved { sheet: SheetId, version: u32 },
    /// A sheet was sent; from the second sending on it is a correction.
    SheetSent { sheet: SheetId, sending: u32, sha256: String },
}
