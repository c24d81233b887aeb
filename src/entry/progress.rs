//! How far an entry has come that takes part, and what is next for it.

use super::{Course, Decided};
use crate::{
    Instant, Rulebook,
    rulebook::{Awaited, Round},
    verdict::file::VersionState,
};

/// How far an entry has come that takes part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress<'b> {
    /// It was received; nothing is decided about it.
    Received,
    /// It passed the screening.
    Passed,
    /// It goes on to this round, which comes after the first.
    GoesOn(&'b Round),
    /// It was judged up to this round, and the next one went on without it.
    EndedIn(&'b Round),
    /// The result is out.
    Released(VersionState),
}

/// What comes next by the calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next<'b> {
    /// A round begins.
    Begins(&'b Round, Instant),
    /// The provisional result is due.
    Announced(Instant),
}

impl<'b> Progress<'b> {
    /// How far it has come, from what was decided, the rounds it is in, and what was released last. Everybody who
    /// passed is in the first round: it says nothing more.
    #[must_use]
    pub fn of(
        rulebook: &'b Rulebook,
        decided: Option<&Decided>,
        course: Option<&Course>,
        released: Option<VersionState>,
    ) -> Self {
        if let Some(state) = released {
            return Self::Released(state);
        }
        let later = |id: &str| rulebook.rounds.iter().skip(1).find(|round| round.id == id);
        let on_course = match course {
            Some(Course::EndedIn(id)) => rulebook.round(id).map(Self::EndedIn),
            Some(Course::In(id)) => later(id).map(Self::GoesOn),
            None => None,
        };
        match (on_course, decided) {
            (Some(on_course), _) => on_course,
            (None, Some(Decided::Passed)) => Self::Passed,
            (None, _) => Self::Received,
        }
    }

    /// What comes next, of the dates that have not passed.
    #[must_use]
    pub fn next(self, rulebook: &'b Rulebook, now: Instant) -> Option<Next<'b>> {
        let zone = &rulebook.place.zone;
        let announced = Next::Announced(rulebook.timeline.announced.instant(zone));
        let begins = match self {
            Self::Released(_) => return None,
            Self::GoesOn(round) => Some(Next::Begins(round, round.begins.instant(zone))),
            Self::Received | Self::Passed | Self::EndedIn(_) => None,
        };
        begins.into_iter().chain([announced]).find(|next| next.at() > now)
    }

    /// When the first round begins by the calendar, for an entry that passed and is in no round that was opened; none
    /// once that moment has come.
    #[must_use]
    pub fn first_begins(self, rulebook: &Rulebook, course: Option<&Course>, now: Instant) -> Option<Instant> {
        let first = rulebook.rounds.first().filter(|_| self == Self::Passed && course.is_none())?;
        Some(first.begins.instant(&rulebook.place.zone)).filter(|begins| *begins > now)
    }

    /// Whether it waits for the screening, which is not overdue.
    #[must_use]
    pub fn awaits_screening(self, rulebook: &Rulebook, now: Instant) -> bool {
        let awaited = rulebook.timeline.awaited(&rulebook.place.zone, now);
        self == Self::Received && awaited == Awaited::Screening
    }
}

impl Next<'_> {
    /// When.
    #[must_use]
    pub fn at(self) -> Instant {
        match self {
            Self::Begins(_, at) | Self::Announced(at) => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn an_entry_comes_from_the_screening_to_the_result() {
        let book = denpasar();
        let [first, second] = &book.rounds[..] else { panic!("{}", book.rounds.len()) };
        let zone = &book.place.zone;
        let (begins, announced) = (second.begins.instant(zone), book.timeline.announced.instant(zone));
        let (within, ended) =
            (|round: &Round| Course::In(round.id.clone()), Course::EndedIn(first.id.clone()));
        let passed = Decided::Passed;
        let early = Instant(begins.0 - 1);
        for (decided, course, released, want, next) in [
            (None, None, None, Progress::Received, Some(Next::Announced(announced))),
            (Some(&passed), None, None, Progress::Passed, Some(Next::Announced(announced))),
            (Some(&passed), Some(within(first)), None, Progress::Passed, Some(Next::Announced(announced))),
            (
                Some(&passed),
                Some(within(second)),
                None,
                Progress::GoesOn(second),
                Some(Next::Begins(second, begins)),
            ),
            (Some(&passed), Some(ended), None, Progress::EndedIn(first), Some(Next::Announced(announced))),
            (
                Some(&passed),
                Some(within(second)),
                Some(VersionState::Provisional),
                Progress::Released(VersionState::Provisional),
                None,
            ),
        ] {
            let progress = Progress::of(&book, decided, course.as_ref(), released);
            assert_eq!(progress, want, "{decided:?} {course:?}");
            assert_eq!(progress.next(&book, early), next, "{decided:?} {course:?}");
        }
        let goes_on = Progress::GoesOn(second);
        for (now, next) in [
            (begins, Some(Next::Announced(announced))),
            (Instant(announced.0 - 1), Some(Next::Announced(announced))),
            (announced, None),
        ] {
            assert_eq!(goes_on.next(&book, now), next, "{}", now.rfc3339());
        }
        let reads = first.begins.instant(zone);
        for (progress, course, now, want) in [
            (Progress::Passed, None, Instant(reads.0 - 1), Some(reads)),
            (Progress::Passed, None, reads, None),
            (Progress::Passed, Some(within(first)), Instant(reads.0 - 1), None),
            (Progress::Received, None, Instant(reads.0 - 1), None),
        ] {
            assert_eq!(progress.first_begins(&book, course.as_ref(), now), want, "{progress:?} {course:?}");
        }
        let screened = book.timeline.screened.bound(zone);
        for (progress, now, want) in [
            (Progress::Received, Instant(screened.0 - 1), true),
            (Progress::Received, screened, false),
            (Progress::Passed, Instant(screened.0 - 1), false),
        ] {
            assert_eq!(progress.awaits_screening(&book, now), want, "{progress:?} {}", now.rfc3339());
        }
    }
}
