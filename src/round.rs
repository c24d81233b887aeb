//! A round (tahap) in progress: what is recorded of it.

use crate::Instant;

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// Not begun: judges have no entries yet.
    Waiting,
    /// Judges score. A date that passes closes nothing: the lock does.
    Open {
        /// Since when.
        since: Instant,
    },
    /// Locked (dikunci) by two persons; sheets no longer change.
    Locked {
        /// Since when.
        since: Instant,
    },
}

impl RoundState {
    /// Its stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Open { .. } => "open",
            Self::Locked { .. } => "locked",
        }
    }
}
