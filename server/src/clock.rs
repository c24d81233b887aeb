//! The one clock. Everybody else is handed a moment.

use juara::Instant;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::SystemTime;

/// A step of the machine's clock that is worth a line in the log, in milliseconds.
const NOTABLE_STEP: i64 = 5 * 60_000;

/// Tells the time, and never an earlier one than before: a deadline that has passed stays passed,
/// whatever happens to the machine's clock.
#[derive(Debug)]
pub struct Clock {
    source: Source,
    last: AtomicI64,
}

#[derive(Debug)]
enum Source {
    Wall,
    Given(AtomicI64),
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn wall() -> Self {
        Self { source: Source::Wall, last: AtomicI64::new(i64::MIN) }
    }

    /// A clock that stands still until [`Clock::move_to`]; for tests and trials of a deadline.
    #[must_use]
    pub fn standing_at(now: Instant) -> Self {
        Self { source: Source::Given(AtomicI64::new(now.0)), last: AtomicI64::new(i64::MIN) }
    }

    /// Moves a clock that stands still. The machine's clock is not moved.
    pub fn move_to(&self, now: Instant) {
        if let Source::Given(given) = &self.source {
            given.store(now.0, Ordering::Relaxed);
        }
    }

    /// Now: the later of what the source says and what was last said.
    #[must_use]
    pub fn now(&self) -> Instant {
        let told = match &self.source {
            Source::Wall => wall(),
            Source::Given(given) => given.load(Ordering::Relaxed),
        };
        let last = self.last.fetch_max(told, Ordering::Relaxed);
        if last.saturating_sub(told) > NOTABLE_STEP {
            tracing::warn!(
                behind_ms = last - told,
                "the machine's clock went back; time stands still until it catches up"
            );
        }
        Instant(told.max(last))
    }
}

/// UTC milliseconds. A machine that believes to live before 1970 is told that it does not.
fn wall() -> i64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_never_goes_back() {
        let clock = Clock::standing_at(Instant(1_000));
        assert_eq!(clock.now(), Instant(1_000));
        clock.move_to(Instant(400));
        assert_eq!(clock.now(), Instant(1_000));
        clock.move_to(Instant(1_001));
        assert_eq!(clock.now(), Instant(1_001));
    }

    #[test]
    fn the_machines_clock_runs() {
        assert!(Clock::wall().now() > Instant(1_700_000_000_000));
    }
}
