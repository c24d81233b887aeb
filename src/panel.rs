//! The panel of judges (dewan juri): who judges what, and who must not.

use crate::{
    Instant,
    id::{AccountId, EditionId, EntryId, JudgeId},
};

/// A person on the panel of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judge {
    /// Their place on the panel.
    pub id: JudgeId,
    /// The edition.
    pub edition: EditionId,
    /// Their account, once they have accepted.
    pub account: Option<AccountId>,
    /// The name the public reads.
    pub name: String,
    /// When they signed the pact of integrity (pakta integritas).
    pub pact_at: Option<Instant>,
    /// When they said which entries they must not judge, if any.
    pub conflicts_at: Option<Instant>,
    /// When they left or were taken off the panel.
    pub off_at: Option<Instant>,
}

/// Why a judge does not judge an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Declared before reading (konflik kepentingan).
    Conflict {
        /// In the judge's words; only organisers read it.
        reason: String,
    },
    /// Stepped back while reading (mengundurkan diri).
    Recusal {
        /// In the judge's words; only organisers read it.
        reason: String,
    },
}

/// A judge's seat for one entry in one round: what permissions depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The judge.
    pub judge: Judge,
    /// The entry.
    pub entry: EntryId,
    /// Whether the judge was given this round and the entry takes part in it.
    pub assigned: bool,
    /// Why the judge does not judge this entry, if so.
    pub distance: Option<Distance>,
}
