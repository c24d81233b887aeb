//! Where a moment lies beside the planned days of a round.

use crate::{Instant, Zone, recap::Nearness, rulebook::Round};

/// Whether the day has not come on which the round is planned to begin. It may be opened all the same.
#[must_use]
pub fn is_early(round: &Round, zone: &Zone, now: Instant) -> bool {
    now < round.begins.instant(zone)
}

/// Whether the day has passed by which the sheets were due. That closes nothing: judges send them until the lock.
#[must_use]
pub fn is_overdue(round: &Round, zone: &Zone, now: Instant) -> bool {
    now >= round.ends.bound(zone)
}

/// Whether sheets of an open round are late: their day has passed, and some are still waited for. `near` says how far the
/// round is from its lock; none if that is not known.
#[must_use]
pub fn is_late(round: &Round, zone: &Zone, now: Instant, near: Option<Nearness>) -> bool {
    match near {
        Some(Nearness::Ready | Nearness::Blocked) => false,
        Some(Nearness::Missing(_)) | None => is_overdue(round, zone, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn a_round_is_early_until_the_millisecond_in_which_it_is_planned() {
        let rulebook = denpasar();
        let (round, zone) = (rulebook.round("S1").unwrap(), &rulebook.place.zone);
        let begins = round.begins.instant(zone).0;
        for (now, want) in [(begins - 1, true), (begins, false), (begins + 1, false)] {
            assert_eq!(is_early(round, zone, Instant(now)), want, "{now}");
        }
    }

    #[test]
    fn sheets_are_due_until_the_last_minute_is_over() {
        let rulebook = denpasar();
        let (round, zone) = (rulebook.round("S1").unwrap(), &rulebook.place.zone);
        let bound = round.ends.bound(zone).0;
        for (now, want) in [(bound - 1, false), (bound, true), (bound + 1, true)] {
            assert_eq!(is_overdue(round, zone, Instant(now)), want, "{now}");
        }
    }

    #[test]
    fn where_every_sheet_is_in_nothing_is_late() {
        let rulebook = denpasar();
        let (round, zone) = (rulebook.round("S1").unwrap(), &rulebook.place.zone);
        let bound = round.ends.bound(zone).0;
        for (now, near, want) in [
            (bound - 1, Some(Nearness::Missing(2)), false),
            (bound, Some(Nearness::Missing(2)), true),
            (bound, None, true),
            (bound - 1, None, false),
            (bound, Some(Nearness::Ready), false),
            (bound, Some(Nearness::Blocked), false),
        ] {
            assert_eq!(is_late(round, zone, Instant(now), near), want, "{now} {near:?}");
        }
    }
}
