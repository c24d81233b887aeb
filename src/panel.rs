//! The panel of judges (dewan juri): who judges what, and who must not.

use crate::{
    Instant, Minutes,
    id::{AccountId, EditionId, EntryId, JudgeId},
};

/// How long an invitation may be answered.
pub const INVITATION_LASTS: Minutes = Minutes(7 * 24 * 60);

/// The most letters of a reason for keeping a distance.
pub const REASON_LETTERS: usize = 1_000;

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
    /// Until when the last invitation may be answered.
    pub invited_until: Instant,
    /// When they declined, if they did.
    pub declined_at: Option<Instant>,
    /// When they signed the pact of integrity (pakta integritas).
    pub pact_at: Option<Instant>,
    /// When they said which entries they must not judge, if any.
    pub conflicts_at: Option<Instant>,
    /// When they left or were taken off the panel.
    pub off_at: Option<Instant>,
}

/// How far a judge has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgeState {
    /// Invited; the link works until then.
    Invited {
        /// The first moment at which it no longer does.
        until: Instant,
    },
    /// Invited, and the link is too old.
    Lapsed,
    /// Declined (menolak).
    Declined,
    /// Accepted; the pact is not signed.
    Accepted,
    /// Signed; conflicts are not declared.
    Sworn,
    /// Ready to read.
    Ready,
    /// Off the panel.
    Off,
}

impl JudgeState {
    /// Its stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Lapsed => "lapsed",
            Self::Declined => "declined",
            Self::Accepted => "accepted",
            Self::Sworn => "sworn",
            Self::Ready => "ready",
            Self::Off => "off",
        }
    }
}

impl Judge {
    /// How far the judge has come at a moment.
    #[must_use]
    pub fn state(&self, now: Instant) -> JudgeState {
        match (self.off_at, self.account, self.declined_at, self.pact_at, self.conflicts_at) {
            (Some(_), ..) => JudgeState::Off,
            (None, None, Some(_), ..) => JudgeState::Declined,
            (None, None, None, ..) if now < self.invited_until => {
                JudgeState::Invited { until: self.invited_until }
            }
            (None, None, None, ..) => JudgeState::Lapsed,
            (None, Some(_), _, None, _) => JudgeState::Accepted,
            (None, Some(_), _, Some(_), None) => JudgeState::Sworn,
            (None, Some(_), _, Some(_), Some(_)) => JudgeState::Ready,
        }
    }
}

/// Why a judge does not judge an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// Declared before reading (konflik kepentingan); holds for all rounds.
    Conflict {
        /// In the judge's words; only organisers read it.
        reason: String,
    },
    /// Stepped back while reading (mengundurkan diri); holds from this round
    /// on, and leaves the ones before as they were.
    Recusal {
        /// The round's id.
        round: String,
        /// In the judge's words; only organisers read it.
        reason: String,
    },
}

impl Distance {
    /// Its stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "conflict",
            Self::Recusal { .. } => "recusal",
        }
    }
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
