//! The one clock. Everybody else is handed a moment.

use juara::Instant;
use rustix::time::{ClockId, clock_gettime};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// A step of the machine's clock that is not believed, in milliseconds.
const STEP: i64 = 5 * 60_000;

/// Tells the time, and never an earlier one than before: a deadline that has passed stays passed.
///
/// The machine's clock is followed as long as it runs. A step of more than five minutes, ahead or back, is not
/// believed: closings would come too early or too late by it. Time goes on by the count of seconds since the machine
/// was started, and [`Clock::off_by`] tells of it. A restart of the program takes the machine's clock as it then is,
/// unless that is behind what was recorded ([`Clock::after`]).
#[derive(Debug)]
pub struct Clock {
    source: Source,
    last: AtomicI64,
}

#[derive(Debug)]
enum Source {
    Wall(Mutex<Reading>),
    Given(AtomicI64),
}

/// What was told, and what the count of milliseconds since the machine's start was then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reading {
    told: i64,
    count: i64,
    /// How far the machine's clock is ahead of what was told, if that is not believed.
    off_by: Option<i64>,
}

impl Reading {
    /// The next one: the machine's clock, unless it stepped.
    fn next(self, wall: i64, count: i64) -> Self {
        let expected = self.told.saturating_add(count.saturating_sub(self.count));
        let off_by = wall.saturating_sub(expected);
        if off_by.abs() > STEP {
            Self { told: expected, count, off_by: Some(off_by) }
        } else {
            Self { told: wall, count, off_by: None }
        }
    }
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn wall() -> Self {
        let reading = Reading { told: wall(), count: count(), off_by: None };
        Self { source: Source::Wall(Mutex::new(reading)), last: AtomicI64::new(i64::MIN) }
    }

    /// The clock of the machine, and never earlier than what was recorded, so that what has passed stays passed over a
    /// restart too. If that lies later by more than five minutes, the machine's clock is not believed and time goes on
    /// from there.
    #[must_use]
    pub fn after(recorded: Option<Instant>) -> Self {
        let (wall, count) = (wall(), count());
        let reading = match recorded {
            Some(recorded) if recorded.0.saturating_sub(wall) > STEP => {
                let off_by = wall.saturating_sub(recorded.0);
                tracing::error!(off_by, "the machine's clock is behind what was recorded: set it right");
                Reading { told: recorded.0, count, off_by: Some(off_by) }
            }
            _ => Reading { told: wall, count, off_by: None },
        };
        let last = recorded.map_or(i64::MIN, |recorded| recorded.0);
        Self { source: Source::Wall(Mutex::new(reading)), last: AtomicI64::new(last) }
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
            Source::Wall(reading) => read(reading),
            Source::Given(given) => given.load(Ordering::Relaxed),
        };
        let last = self.last.fetch_max(told, Ordering::Relaxed);
        Instant(told.max(last))
    }

    /// How far the machine's clock is ahead of what is told here, in milliseconds, if it stepped and is not believed.
    #[must_use]
    pub fn off_by(&self) -> Option<i64> {
        match &self.source {
            Source::Wall(reading) => reading.lock().unwrap_or_else(PoisonError::into_inner).off_by,
            Source::Given(_) => None,
        }
    }
}

fn read(reading: &Mutex<Reading>) -> i64 {
    let mut reading = reading.lock().unwrap_or_else(PoisonError::into_inner);
    let next = reading.next(wall(), count());
    match (reading.off_by, next.off_by) {
        (None, Some(off_by_ms)) => tracing::error!(
            off_by_ms,
            "the machine's clock stepped and is not believed: set it right, or restart Juara if it is right now"
        ),
        (Some(_), None) => tracing::info!("the machine's clock is believed again"),
        _ => {}
    }
    *reading = next;
    next.told
}

/// UTC milliseconds. A machine that believes to live before 1970 is told that it does not.
fn wall() -> i64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .unwrap_or(0)
}

/// Counts on while the machine sleeps.
#[cfg(target_os = "linux")]
const COUNT: ClockId = ClockId::Boottime;
#[cfg(not(target_os = "linux"))]
const COUNT: ClockId = ClockId::Monotonic;

/// Milliseconds since the machine was started.
fn count() -> i64 {
    let at = clock_gettime(COUNT);
    at.tv_sec.saturating_mul(1_000).saturating_add(at.tv_nsec / 1_000_000)
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
        let clock = Clock::wall();
        assert!(clock.now() > Instant(1_700_000_000_000));
        assert_eq!(clock.off_by(), None);
    }

    #[test]
    fn a_clock_behind_what_was_recorded_goes_on_from_there() {
        let now = Clock::wall().now();
        let ahead = Instant(now.0 + 2 * 24 * 3_600_000);
        let clock = Clock::after(Some(ahead));
        assert!(clock.now() >= ahead && clock.off_by().is_some_and(|off_by| off_by < -STEP));
        for believed in [None, Some(now), Some(Instant(now.0 + STEP / 2))] {
            let clock = Clock::after(believed);
            assert!(clock.now() < ahead && clock.off_by().is_none(), "{believed:?}");
            assert!(believed.is_none_or(|recorded| clock.now() >= recorded), "{believed:?}");
        }
    }

    #[test]
    fn a_step_is_not_believed_and_time_goes_on() {
        const DAY: i64 = 24 * 3_600_000;
        let start = Reading { told: DAY, count: 0, off_by: None };
        for (wall, count, told, off_by) in [
            (DAY + 1_000, 1_000, DAY + 1_000, None),
            (DAY + 1_000 + STEP, 1_000, DAY + 1_000 + STEP, None),
            (DAY + 1_001 + STEP, 1_000, DAY + 1_000, Some(STEP + 1)),
            (2 * DAY, 0, DAY, Some(DAY)),
            (0, 1_000, DAY + 1_000, Some(-DAY - 1_000)),
            (2 * DAY, DAY, 2 * DAY, None),
        ] {
            let next = start.next(wall, count);
            assert_eq!((next.told, next.off_by), (told, off_by), "{wall} {count}");
        }
        let stepped = start.next(3 * DAY, 1_000);
        assert_eq!(stepped.next(3 * DAY + 500, 1_500).told, DAY + 1_500);
        let back = stepped.next(DAY + 2_000, 2_000);
        assert_eq!((back.told, back.off_by), (DAY + 2_000, None));
    }
}
