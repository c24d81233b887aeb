//! When.

use crate::{Deadline, Instant, Minutes, Zone};
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// The dates of an edition, in its own zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// When the call is out and entries open.
    pub opens: Start,
    /// Until when entries may be sent.
    pub closes: Deadline,
    /// How long after the closing a complete, saved entry may still be sent.
    /// Never advertised.
    pub grace: Minutes,
    /// By when the screening (seleksi administrasi) is decided.
    pub screened: Deadline,
    /// When the provisional result (hasil sementara) is due.
    pub announced: Start,
}

/// The first moment of something, civil: `2026-08-03T08:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Start(pub DateTime);

impl Start {
    /// The moment itself.
    #[must_use]
    pub fn instant(self, zone: &Zone) -> Instant {
        zone.instant(self.0)
    }
}
