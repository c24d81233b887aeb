//! How far a judge is with one entry.

use crate::panel::Distance;

/// How far a judge is with one entry in one round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// Not opened yet.
    Unopened,
    /// Opened; the sheet was never sent.
    Draft,
    /// The sheet was sent.
    Sent,
    /// The judge keeps a distance: nothing to read.
    SteppedBack,
}

impl Reading {
    /// From the sheet's number of sendings, if it was opened, and the distance.
    #[must_use]
    pub fn of(sendings: Option<u32>, distance: Option<&Distance>) -> Self {
        match (distance, sendings) {
            (Some(_), _) => Self::SteppedBack,
            (None, None) => Self::Unopened,
            (None, Some(0)) => Self::Draft,
            (None, Some(_)) => Self::Sent,
        }
    }

    /// Its stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unopened => "unopened",
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::SteppedBack => "stepped-back",
        }
    }

    /// Whether a sheet is still owed.
    #[must_use]
    pub fn is_owed(self) -> bool {
        match self {
            Self::Unopened | Self::Draft => true,
            Self::Sent | Self::SteppedBack => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_shuts_even_what_was_sent() {
        let conflict = Distance::Conflict { reason: "sepupu".to_owned() };
        for (sendings, distance, want, owed) in [
            (None, None, Reading::Unopened, true),
            (Some(0), None, Reading::Draft, true),
            (Some(2), None, Reading::Sent, false),
            (None, Some(&conflict), Reading::SteppedBack, false),
            (Some(1), Some(&conflict), Reading::SteppedBack, false),
        ] {
            let reading = Reading::of(sendings, distance);
            assert_eq!((reading, reading.is_owed()), (want, owed), "{}", reading.code());
        }
    }
}
