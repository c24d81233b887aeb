//! How long a browser stays known.

use crate::{Instant, Minutes, Staff};

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLasts {
    /// Without a visit.
    pub idle: Minutes,
    /// At most, from its beginning.
    pub at_most: Minutes,
}

/// A session in which nobody is signed in holds what waits for a sign-in, and no longer than that waits.
pub const NOBODY_LASTS: SessionLasts = SessionLasts { idle: Minutes(60), at_most: Minutes(24 * 60) };

/// The longest for who applies, shorter for who judges, the shortest for who
/// runs competitions.
#[must_use]
pub fn session_lasts(staff: Option<Staff>, judges: bool) -> SessionLasts {
    const HOUR: u32 = 60;
    const DAY: u32 = 24 * HOUR;
    let (idle, at_most) = match (staff, judges) {
        (Some(Staff::Organiser | Staff::Chair), _) => (HOUR, DAY),
        (None, true) => (DAY, 7 * DAY),
        (None, false) => (7 * DAY, 30 * DAY),
    };
    SessionLasts { idle: Minutes(idle), at_most: Minutes(at_most) }
}

impl SessionLasts {
    /// When a session that began then and was seen now ends.
    #[must_use]
    pub fn ends(self, began: Instant, seen: Instant) -> Instant {
        (seen + self.idle).min(began + self.at_most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_idle_or_at_its_age() {
        let hour = 3_600_000;
        for (staff, judges, began, seen, ends) in [
            (None, false, 0, 0, 168 * hour),
            (None, false, 0, 700 * hour, 720 * hour),
            (None, true, 0, 0, 24 * hour),
            (None, true, 0, 150 * hour, 168 * hour),
            (Some(Staff::Chair), true, 0, 0, hour),
            (Some(Staff::Organiser), false, 0, 23 * hour + 1, 24 * hour),
        ] {
            let lasts = session_lasts(staff, judges);
            assert_eq!(lasts.ends(Instant(began), Instant(seen)), Instant(ends), "{staff:?} {judges}");
        }
        assert_eq!(NOBODY_LASTS.ends(Instant(0), Instant(0)), Instant(hour));
    }
}
