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

/// The longest for who applies, the shortest for who runs competitions.
#[must_use]
pub fn session_lasts(staff: Option<Staff>) -> SessionLasts {
    match staff {
        None => SessionLasts { idle: Minutes(7 * 24 * 60), at_most: Minutes(30 * 24 * 60) },
        Some(Staff::Organiser | Staff::Chair) => {
            SessionLasts { idle: Minutes(60), at_most: Minutes(24 * 60) }
        }
    }
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
        for (staff, began, seen, ends) in [
            (None, 0, 0, 168 * hour),
            (None, 0, 700 * hour, 720 * hour),
            (Some(Staff::Chair), 0, 0, hour),
            (Some(Staff::Organiser), 0, 23 * hour + 1, 24 * hour),
        ] {
            assert_eq!(session_lasts(staff).ends(Instant(began), Instant(seen)), Instant(ends), "{staff:?}");
        }
    }
}
