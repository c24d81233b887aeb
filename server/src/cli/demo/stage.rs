//! How far a demonstration has come, and what that makes of its calendar.

use juara::{Instant, Rulebook, rulebook::Fault};

/// How far a demonstration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Phase {
    /// Entries come in; some are drafts
    Open,
    /// Entries are closed, half of them are screened
    Screening,
    /// The first round is open, judges are reading
    Judging,
    /// Every sheet of the first round is sent; its lock waits for two signatures
    Recap,
    /// The result is published, final
    Published,
}

/// How many days before now entries were opened.
const OPEN_SINCE: i32 = 8;
/// How many days before now the last date of the phase has passed.
const PASSED: i32 = 2;

impl Phase {
    /// The rulebook with its dates around `now`, so that this phase is the present.
    ///
    /// Errors: what the lint says of the moved dates.
    pub(super) fn around(self, book: &Rulebook, now: Instant) -> Result<Rulebook, Vec<Fault>> {
        let (first, timeline) = (book.rounds.first(), &book.timeline);
        let closes = timeline.closes.shown().date();
        let (day, since) = match self {
            Self::Open => (timeline.opens.0.date(), OPEN_SINCE),
            Self::Screening => (closes, PASSED),
            Self::Judging => (first.map_or(closes, |round| round.begins.0.date()), PASSED),
            Self::Recap => (first.map_or(closes, |round| round.ends.shown().date()), PASSED),
            Self::Published => (timeline.announced.0.date(), PASSED),
        };
        let today = now.in_zone(&book.place.zone).date();
        // Both are days of one calendar, so the span is one of days.
        let days = day.until(today).map_or(0, |span| span.get_days());
        book.moved(days - since)
    }
}
