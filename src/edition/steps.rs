//! The steps of an edition: what has happened at the moment at which it did, everything else as it is planned.

use super::{Closing, Door, Happened, Held};
use crate::{Instant, Rulebook, round::is_overdue, rulebook::Round, verdict::file::VersionState};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which one.
    pub point: Point,
    /// When it happened, or is planned.
    pub at: Instant,
    /// Whether `at` was recorded as it happened; otherwise it is the rulebook's date, which holds by itself.
    pub recorded: bool,
    /// Where it stands in time.
    pub stands: Stands,
}

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// Entries open.
    Opens,
    /// Entries close.
    Closes,
    /// The screening is finished.
    Screened,
    /// A round, by its place among the rounds.
    Round {
        /// Which one.
        round: usize,
        /// When it ends.
        ends: Ends,
    },
    /// The provisional result.
    Provisional,
    /// The final result.
    Final,
}

/// When a round ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// As planned.
    Planned,
    /// It should have ended by now and goes on.
    Overdue,
    /// It was locked.
    Locked(Instant),
}

/// Where a step stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Its day has not come.
    Ahead,
    /// Its day has come, and it has not happened.
    Late,
    /// It is going on.
    Running,
    /// It is over.
    Past,
}

/// Every step of an edition in its order. Entries open and close by the clock; whatever people do is past once it was
/// recorded, whatever day it is.
#[must_use]
pub fn steps(book: &Rulebook, closing: &Closing, happened: &Happened, now: Instant) -> Vec<Step> {
    let zone = &book.place.zone;
    let past = |point: Point, at: Instant, recorded: bool| Step { point, at, recorded, stands: Stands::Past };
    let ahead = |point: Point, at: Instant| Step { point, at, recorded: false, stands: Stands::Ahead };
    let waits = |point: Point, at: Instant| {
        let stands = if now < at { Stands::Ahead } else { Stands::Late };
        Step { stands, ..ahead(point, at) }
    };
    let opens = match closing.door(now) {
        Door::NotYet => ahead(Point::Opens, closing.opens),
        Door::Open | Door::Grace { .. } | Door::Shut { .. } => past(Point::Opens, closing.opens, false),
    };
    let closes = match closing.door(now) {
        Door::NotYet | Door::Open => ahead(Point::Closes, closing.closes),
        Door::Grace { closed, .. } | Door::Shut { closed } => {
            past(Point::Closes, closed, closing.differs().is_some())
        }
    };
    // What was screened is built upon from the first opening on.
    let screened = match happened.rounds.values().map(|held| held.opened).min() {
        Some(opened) => past(Point::Screened, happened.screened.unwrap_or(opened).min(opened), true),
        None => waits(Point::Screened, book.timeline.screened.bound(zone)),
    };
    let round = |(nth, round): (usize, &Round)| match happened.rounds.get(&round.id) {
        None => waits(Point::Round { round: nth, ends: Ends::Planned }, round.begins.instant(zone)),
        Some(Held { opened, locked: Some(locked) }) => {
            past(Point::Round { round: nth, ends: Ends::Locked(*locked) }, *opened, true)
        }
        Some(Held { opened, locked: None }) => {
            let ends = if is_overdue(round, zone, now) { Ends::Overdue } else { Ends::Planned };
            let stands = Stands::Running;
            Step { point: Point::Round { round: nth, ends }, at: *opened, recorded: true, stands }
        }
    };
    let mut steps = vec![opens, closes, screened];
    steps.extend(book.rounds.iter().enumerate().map(round));
    steps.extend(happened.released.iter().map(|released| {
        let point = match released.state {
            VersionState::Provisional => Point::Provisional,
            VersionState::Final => Point::Final,
        };
        past(point, released.at, true)
    }));
    if happened.released.is_empty() {
        steps.push(waits(Point::Provisional, book.timeline.announced.instant(zone)));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::{
        Stands::{Ahead, Late, Past, Running},
        *,
    };
    use crate::{Minutes, edition::Released, rulebook::tests::denpasar};

    /// A day in minutes.
    const DAY: u32 = 1440;

    /// Rounds that were opened, and locked, at these moments.
    fn held(book: &Rulebook, rounds: &[(Instant, Option<Instant>)]) -> Happened {
        let held = rounds.iter().map(|(opened, locked)| Held { opened: *opened, locked: *locked });
        let ids = book.rounds.iter().map(|round| round.id.clone());
        Happened { rounds: ids.zip(held).collect(), ..Happened::default() }
    }

    #[test]
    fn a_step_is_past_when_it_happened_and_not_when_its_day_has_come() {
        let book = denpasar();
        let (dates, zone) = (&book.timeline, &book.place.zone);
        let closing = Closing::of(&book, None);
        let closes = book.closes_at();
        let screened = dates.screened.bound(zone);
        let announced = dates.announced.instant(zone);
        let begins = book.rounds[0].begins.instant(zone);
        let early = closes + Minutes(DAY);
        let (one, two) = (early + Minutes(1), early + Minutes(2));
        let all = held(&book, &[(early, Some(one)), (one, Some(two))]);
        let released = |states: &[VersionState]| {
            let released = states.iter().map(|state| Released { state: *state, at: two });
            Happened { released: released.collect(), ..all.clone() }
        };
        let none = Happened::default();
        for (happened, now, want) in [
            (none.clone(), Instant(0), vec![Ahead; 6]),
            (none.clone(), book.opens_at(), vec![Past, Ahead, Ahead, Ahead, Ahead, Ahead]),
            (none.clone(), closes, vec![Past, Past, Ahead, Ahead, Ahead, Ahead]),
            (none.clone(), screened, vec![Past, Past, Late, Ahead, Ahead, Ahead]),
            (none, announced, vec![Past, Past, Late, Late, Late, Late]),
            // Before its day.
            (held(&book, &[(early, None)]), early, vec![Past, Past, Past, Running, Ahead, Ahead]),
            (held(&book, &[(early, Some(one))]), one, vec![Past, Past, Past, Past, Ahead, Ahead]),
            (all.clone(), two, vec![Past, Past, Past, Past, Past, Ahead]),
            (released(&[VersionState::Provisional]), two, vec![Past; 6]),
            (released(&[VersionState::Provisional, VersionState::Final]), two, vec![Past; 7]),
            // After it.
            (held(&book, &[(announced, None)]), announced, vec![Past, Past, Past, Running, Late, Late]),
            (all.clone(), announced, vec![Past, Past, Past, Past, Past, Late]),
        ] {
            let stands: Vec<Stands> =
                steps(&book, &closing, &happened, now).iter().map(|step| step.stands).collect();
            assert_eq!(stands, want, "{happened:?} {}", now.rfc3339());
        }
        assert!(early < begins, "the first round is opened before its day");
    }

    #[test]
    fn what_happened_stands_at_its_own_moment_and_the_rest_as_planned() {
        let book = denpasar();
        let (dates, zone) = (&book.timeline, &book.place.zone);
        let moved = Instant(book.closes_at().0 - 5);
        let closing = Closing { closed: Some(moved), ..Closing::of(&book, None) };
        let opened = book.closes_at() + Minutes(DAY);
        let locked = opened + Minutes(DAY);
        let begins = |nth: usize| book.rounds[nth].begins.instant(zone);
        let overdue = book.rounds[0].ends.bound(zone);
        let decided = Instant(opened.0 - 7);
        let first = |round, ends| Point::Round { round, ends };
        for (happened, now, want) in [
            (
                Happened { screened: Some(decided), ..Happened::default() },
                opened,
                [
                    (Point::Closes, moved, true),
                    (Point::Screened, dates.screened.bound(zone), false),
                    (first(0, Ends::Planned), begins(0), false),
                ],
            ),
            (
                Happened { screened: Some(decided), ..held(&book, &[(opened, None)]) },
                opened,
                [
                    (Point::Closes, moved, true),
                    (Point::Screened, decided, true),
                    (first(0, Ends::Planned), opened, true),
                ],
            ),
            (
                held(&book, &[(opened, None)]),
                overdue,
                [
                    (Point::Closes, moved, true),
                    (Point::Screened, opened, true),
                    (first(0, Ends::Overdue), opened, true),
                ],
            ),
            (
                held(&book, &[(opened, Some(locked))]),
                overdue,
                [
                    (Point::Closes, moved, true),
                    (Point::Screened, opened, true),
                    (first(0, Ends::Locked(locked)), opened, true),
                ],
            ),
        ] {
            let found = steps(&book, &closing, &happened, now);
            let found: Vec<_> = found[1..4].iter().map(|step| (step.point, step.at, step.recorded)).collect();
            assert_eq!(found, want, "{happened:?} {}", now.rfc3339());
        }
        let as_planned = steps(&book, &Closing::of(&book, None), &Happened::default(), book.closes_at());
        assert_eq!((as_planned[1].at, as_planned[1].recorded), (book.closes_at(), false));
        assert_eq!(as_planned[4].at, begins(1));
        assert_eq!(as_planned[5].at, dates.announced.instant(zone));
    }
}
