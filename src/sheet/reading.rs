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

    /// Whether there is a sheet to write or to read: what the judge keeps away from has none.
    #[must_use]
    pub fn has_sheet(self) -> bool {
        match self {
            Self::Unopened | Self::Draft | Self::Sent => true,
            Self::SteppedBack => false,
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

/// How many sheets a judge has in a round, whatever page says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// Those that were sent.
    pub sent: usize,
    /// Those that are still owed.
    pub owed: usize,
}

impl Tally {
    /// Counts everything that the judge was given; what they keep away from is nothing to count.
    #[must_use]
    pub fn of(given: impl IntoIterator<Item = Reading>) -> Self {
        given.into_iter().filter(|reading| reading.has_sheet()).fold(Self::default(), |tally, reading| Self {
            all: tally.all + 1,
            sent: tally.sent + usize::from(reading == Reading::Sent),
            owed: tally.owed + usize::from(reading.is_owed()),
        })
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

    #[test]
    fn what_a_judge_keeps_away_from_is_counted_nowhere() {
        use Reading::*;
        for (given, all, sent, owed) in [
            (vec![], 0, 0, 0),
            (vec![SteppedBack], 0, 0, 0),
            (vec![Sent, SteppedBack], 1, 1, 0),
            (vec![Unopened, Draft, Sent, SteppedBack, Sent], 4, 2, 2),
        ] {
            assert_eq!(Tally::of(given.iter().copied()), Tally { all, sent, owed }, "{given:?}");
        }
    }
}
