//! Whether the sheets of a round should be in by now.

use crate::{Instant, Zone, rulebook::Round};

/// Whether the day has passed by which the sheets were due. That closes nothing: judges send them until the lock.
#[must_use]
pub fn is_overdue(round: &Round, zone: &Zone, now: Instant) -> bool {
    now >= round.ends.bound(zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn sheets_are_due_until_the_last_minute_is_over() {
        let rulebook = denpasar();
        let (round, zone) = (rulebook.round("S1").unwrap(), &rulebook.place.zone);
        let bound = round.ends.bound(zone).0;
        for (now, want) in [(bound - 1, false), (bound, true), (bound + 1, true)] {
            assert_eq!(is_overdue(round, zone, Instant(now)), want, "{now}");
        }
    }
}
