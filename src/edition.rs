//! One run of a competition: its closing, its phase, and its steps.

mod happened;
mod next;
mod steps;

pub use happened::{Happened, Held, Released, Work};
pub use next::{Next, Todo, next};
pub use steps::{Ends, Point, Stands, Step, steps};

use crate::{Instant, Minutes, Rulebook, round::Obstacle, verdict::file::VersionState};

/// A day in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// The closing of entries: when it is due, and whether it has been seen to happen.
///
/// The closing instant is compared here and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When entries open.
    pub opens: Instant,
    /// The first moment at which it is too late.
    pub closes: Instant,
    /// How long a complete entry may still be sent after that.
    pub grace: Minutes,
    /// The bound that was in force when entries were closed, once recorded.
    /// From then on they stay closed, whatever a later rulebook says; what came before it counts when it is done later.
    pub closed: Option<Instant>,
}

/// Whether an entry may come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Not yet.
    NotYet,
    /// Drafts are written and entries sent.
    Open,
    /// Closed, but a complete entry that was saved before may still be sent.
    Grace {
        /// The bound that has passed.
        closed: Instant,
        /// The first moment at which even that is over.
        ends: Instant,
    },
    /// Closed.
    Shut {
        /// The bound that has passed.
        closed: Instant,
    },
}

impl Closing {
    /// The closing of an edition, from its rulebook and what was recorded.
    #[must_use]
    pub fn of(rulebook: &Rulebook, closed: Option<Instant>) -> Self {
        Self {
            opens: rulebook.opens_at(),
            closes: rulebook.closes_at(),
            grace: rulebook.timeline.grace,
            closed,
        }
    }

    /// Whether an entry may come in at `now`.
    #[must_use]
    pub fn door(&self, now: Instant) -> Door {
        let bound = self.closed.unwrap_or(self.closes);
        let ends = self.ends();
        // Also when another request has recorded the closing meanwhile: what counts is when this one came.
        if now < bound {
            return if now < self.opens { Door::NotYet } else { Door::Open };
        }
        if now < ends { Door::Grace { closed: bound, ends } } else { Door::Shut { closed: bound } }
    }

    /// Whether drafts are begun, written and sent at `now`.
    #[must_use]
    pub fn is_open(&self, now: Instant) -> bool {
        self.door(now) == Door::Open
    }

    /// The first moment at which nothing can come in any more, grace included.
    #[must_use]
    pub fn ends(&self) -> Instant {
        self.closed.unwrap_or(self.closes) + self.grace
    }

    /// The bound that was in force when entries were closed, where the rulebook now says another one.
    #[must_use]
    pub fn differs(&self) -> Option<Instant> {
        self.closed.filter(|closed| *closed != self.closes)
    }

    /// Milliseconds until entries close; none unless they are open.
    #[must_use]
    pub fn left(&self, now: Instant) -> Option<i64> {
        self.is_open(now).then(|| self.closed.unwrap_or(self.closes).since(now))
    }

    /// Whether entries are closed at `now`, grace or not.
    #[must_use]
    pub fn is_over(&self, now: Instant) -> bool {
        matches!(self.door(now), Door::Grace { .. } | Door::Shut { .. })
    }

    /// Whether entries close within a day.
    #[must_use]
    pub fn is_soon(&self, now: Instant) -> bool {
        self.left(now).is_some_and(|left| left < DAY)
    }

    /// Until when an entry may still come in, grace included; none once that is over.
    #[must_use]
    pub fn comes_in_until(&self, now: Instant) -> Option<Instant> {
        match self.door(now) {
            Door::NotYet | Door::Open | Door::Grace { .. } => Some(self.ends()),
            Door::Shut { .. } => None,
        }
    }

    /// What waits for the end of all that comes in: for the closing or, once that has passed, for the end of the grace.
    /// Nothing, once nothing can come in any more.
    #[must_use]
    pub fn awaits(&self, now: Instant) -> Option<Obstacle> {
        match self.door(now) {
            Door::NotYet | Door::Open => Some(Obstacle::EntriesComeIn { until: self.ends() }),
            Door::Grace { ends, .. } => Some(Obstacle::GraceLasts { until: ends }),
            Door::Shut { .. } => None,
        }
    }

    /// Whether the closing is due but not yet recorded.
    #[must_use]
    pub fn must_be_recorded(&self, now: Instant) -> bool {
        self.closed.is_none() && self.is_over(now)
    }
}

/// What the public sees of an edition, in the order in which it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The call is announced; entries are not open.
    Announced,
    /// Entries are open.
    Open,
    /// Entries are closed; they are screened and judged.
    Judging,
    /// The provisional result (hasil sementara) is out.
    Provisional,
    /// The final result is out.
    Final,
}

impl Phase {
    /// The phase at a moment, knowing which version of the result was released last.
    #[must_use]
    pub fn at(closing: &Closing, released: Option<VersionState>, now: Instant) -> Self {
        match (released, closing.door(now)) {
            (Some(VersionState::Final), _) => Self::Final,
            (Some(VersionState::Provisional), _) => Self::Provisional,
            (None, Door::NotYet) => Self::Announced,
            (None, Door::Open) => Self::Open,
            (None, Door::Grace { .. } | Door::Shut { .. }) => Self::Judging,
        }
    }
}

/// Which of some editions, the newest first, the home page leads to: one that takes entries before any other, the
/// newest among equals; a demonstration only if there is nothing real. `editions` holds for each whether it is a
/// demonstration, and its closing.
pub fn front<'a>(editions: impl IntoIterator<Item = (bool, &'a Closing)>, now: Instant) -> Option<usize> {
    let ranks = editions.into_iter().map(|(is_demo, closing)| (is_demo, !closing.is_open(now)));
    ranks.enumerate().min_by_key(|(_, rank)| *rank).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSES: i64 = 1_790_000_000_000;
    const GRACE_ENDS: i64 = CLOSES + 600_000;

    fn closing(closed: Option<i64>) -> Closing {
        Closing {
            opens: Instant(1_000),
            closes: Instant(CLOSES),
            grace: Minutes(10),
            closed: closed.map(Instant),
        }
    }

    #[test]
    fn the_door_shuts_at_the_bound_and_stays_shut() {
        let grace = Door::Grace { closed: Instant(CLOSES), ends: Instant(GRACE_ENDS) };
        let shut = Door::Shut { closed: Instant(CLOSES) };
        let moved = Door::Grace { closed: Instant(2_000), ends: Instant(2_000 + GRACE_ENDS - CLOSES) };
        for (closed, now, want) in [
            (None, 999, Door::NotYet),
            (None, 1_000, Door::Open),
            (None, CLOSES - 1, Door::Open),
            (None, CLOSES, grace),
            (None, CLOSES + 1, grace),
            (None, GRACE_ENDS - 1, grace),
            (None, GRACE_ENDS, shut),
            (None, GRACE_ENDS + 1, shut),
            // Recorded while this request was on its way: it came before.
            (Some(CLOSES), CLOSES - 1, Door::Open),
            (Some(CLOSES), CLOSES, grace),
            (Some(CLOSES), 999, Door::NotYet),
            // Moved to an earlier moment.
            (Some(2_000), 1_999, Door::Open),
            (Some(2_000), 2_000, moved),
            (Some(CLOSES), GRACE_ENDS, shut),
        ] {
            assert_eq!(closing(closed).door(Instant(now)), want, "{closed:?} {now}");
            let until = (want != shut).then_some(closing(closed).ends());
            assert_eq!(closing(closed).comes_in_until(Instant(now)), until, "{closed:?} {now}");
            let waits = match want {
                Door::NotYet | Door::Open => until.map(|until| Obstacle::EntriesComeIn { until }),
                Door::Grace { .. } => until.map(|until| Obstacle::GraceLasts { until }),
                Door::Shut { .. } => None,
            };
            assert_eq!(closing(closed).awaits(Instant(now)), waits, "{closed:?} {now}");
        }
    }

    #[test]
    fn the_last_day_is_soon() {
        for (closed, now, want) in [
            (None, CLOSES - 86_400_000, false),
            (None, CLOSES - 86_400_000 + 1, true),
            (None, CLOSES - 1, true),
            (None, CLOSES, false),
            (Some(CLOSES), CLOSES - 1, true),
            (Some(CLOSES), CLOSES, false),
            // Moved to an earlier moment.
            (Some(2_000), 1_999, true),
        ] {
            assert_eq!(closing(closed).is_soon(Instant(now)), want, "{closed:?} {now}");
        }
    }

    #[test]
    fn what_is_left_is_counted_to_the_bound_that_is_in_force() {
        for (closed, now, want) in [
            (None, 999, None),
            (None, CLOSES - 5, Some(5)),
            (None, CLOSES, None),
            (Some(2_000), 1_990, Some(10)),
            (Some(2_000), 2_000, None),
        ] {
            assert_eq!(closing(closed).left(Instant(now)), want, "{closed:?} {now}");
        }
    }

    #[test]
    fn a_closing_is_recorded_once_and_the_phase_follows_the_door() {
        for (closed, now, phase, due) in [
            (None, 999, Phase::Announced, false),
            (None, 1_000, Phase::Open, false),
            (None, CLOSES - 1, Phase::Open, false),
            (None, CLOSES, Phase::Judging, true),
            (None, GRACE_ENDS, Phase::Judging, true),
            (Some(CLOSES), 999, Phase::Announced, false),
            (Some(CLOSES), CLOSES, Phase::Judging, false),
            (Some(CLOSES), GRACE_ENDS, Phase::Judging, false),
        ] {
            let (closing, at) = (closing(closed), Instant(now));
            assert_eq!(
                (Phase::at(&closing, None, at), closing.must_be_recorded(at)),
                (phase, due),
                "{closed:?} {now}"
            );
        }
    }

    #[test]
    fn a_released_result_is_the_phase_whatever_the_clock_says() {
        for now in [999, 1_000, CLOSES, GRACE_ENDS] {
            for (released, want) in
                [(VersionState::Provisional, Phase::Provisional), (VersionState::Final, Phase::Final)]
            {
                assert_eq!(Phase::at(&closing(None), Some(released), Instant(now)), want);
            }
        }
    }

    #[test]
    fn the_front_is_what_is_real_and_open_before_what_is_new() {
        let (open, shut) = (closing(None), closing(Some(2_000)));
        for (editions, want) in [
            (vec![], None),
            (vec![(false, &shut)], Some(0)),
            (vec![(false, &shut), (false, &open)], Some(1)),
            (vec![(false, &open), (false, &open)], Some(0)),
            (vec![(true, &open), (false, &shut)], Some(1)),
            (vec![(true, &shut), (true, &open)], Some(1)),
        ] {
            assert_eq!(front(editions.clone(), Instant(CLOSES - 1)), want, "{editions:?}");
        }
    }
}
