//! One run of a competition: its closing and its phase.

use crate::{Instant, Minutes, Rulebook};

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
    /// From then on they stay closed, whatever a clock or a rulebook says.
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
        if self.closed.is_none() && now < bound {
            return if now < self.opens { Door::NotYet } else { Door::Open };
        }
        if now < ends { Door::Grace { closed: bound, ends } } else { Door::Shut { closed: bound } }
    }

    /// The first moment at which nothing can come in any more, grace included.
    #[must_use]
    pub fn ends(&self) -> Instant {
        self.closed.unwrap_or(self.closes) + self.grace
    }

    /// Whether the closing is due but not yet recorded.
    #[must_use]
    pub fn must_be_recorded(&self, now: Instant) -> bool {
        self.closed.is_none() && matches!(self.door(now), Door::Grace { .. } | Door::Shut { .. })
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
}

impl Phase {
    /// The phase at a moment.
    #[must_use]
    pub fn at(closing: &Closing, now: Instant) -> Self {
        match closing.door(now) {
            Door::NotYet => Self::Announced,
            Door::Open => Self::Open,
            Door::Grace { .. } | Door::Shut { .. } => Self::Judging,
        }
    }

    /// Its stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::Open => "open",
            Self::Judging => "judging",
        }
    }
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
        for (closed, now, want) in [
            (None, 999, Door::NotYet),
            (None, 1_000, Door::Open),
            (None, CLOSES - 1, Door::Open),
            (None, CLOSES, grace),
            (None, CLOSES + 1, grace),
            (None, GRACE_ENDS - 1, grace),
            (None, GRACE_ENDS, shut),
            (None, GRACE_ENDS + 1, shut),
            (Some(CLOSES), CLOSES - 1, grace),
            (Some(CLOSES), 999, grace),
            (Some(CLOSES), GRACE_ENDS, shut),
        ] {
            assert_eq!(closing(closed).door(Instant(now)), want, "{closed:?} {now}");
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
            (Some(CLOSES), 999, Phase::Judging, false),
            (Some(CLOSES), CLOSES, Phase::Judging, false),
            (Some(CLOSES), GRACE_ENDS, Phase::Judging, false),
        ] {
            let (closing, at) = (closing(closed), Instant(now));
            assert_eq!(
                (Phase::at(&closing, at), closing.must_be_recorded(at)),
                (phase, due),
                "{closed:?} {now}"
            );
        }
    }
}
