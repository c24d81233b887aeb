//! In which order acts are recorded: that in which they are done, whatever order their requests came in.

use super::Recorded;
use crate::{
    Instant,
    round::{RoundState, after_locks},
};

impl Recorded {
    /// When an act is recorded that no lock so far knows of: now, but after the last lock.
    #[must_use]
    pub fn after_locks(&self, now: Instant) -> Instant {
        let locks = self.rounds.iter().filter_map(|round| round.locked_at);
        after_locks(now, locks.map(|since| RoundState::Locked { since }))
    }

    /// When a result is released: now, and not before the locks that it rests on.
    #[must_use]
    pub fn release_moment(&self, now: Instant) -> Instant {
        self.rounds.iter().filter_map(|round| round.locked_at).fold(now, Ord::max)
    }

    /// When a lock is recorded: now, and not before anything that it knows of. Who withdrew in that very moment was not
    /// there any more: the lock comes after.
    #[must_use]
    pub fn lock_moment(&self, now: Instant) -> Instant {
        let withdrawn = self.entries.iter().filter_map(|entry| entry.withdrawn_at);
        let known = withdrawn.map(|at| Instant(at.0 + 1));
        let known = known
            .chain(self.entries.iter().filter_map(|entry| entry.excluded_at))
            .chain(self.seats.iter().filter_map(|seat| seat.off_at))
            .chain(self.distances.iter().map(|distance| distance.at))
            .chain(self.sheets.iter().map(|sheet| sheet.opened_at))
            .chain(self.decisions.iter().map(|decision| decision.at));
        known.fold(self.release_moment(now), Ord::max)
    }

    /// What was known when a round was locked: an exclusion that came later reaches back into the ranks, and not into
    /// what was sealed.
    pub(super) fn as_locked(&self, round: &str) -> Option<Self> {
        let locked = self.opened(round)?.locked_at?;
        let is_later = |at: Option<Instant>| at.is_some_and(|at| at > locked);
        if !self.entries.iter().any(|entry| is_later(entry.excluded_at)) {
            return None;
        }
        let mut then = self.clone();
        for entry in then.entries.iter_mut().filter(|entry| is_later(entry.excluded_at)) {
            (entry.excluded_at, entry.excluded_since) = (None, None);
        }
        Some(then)
    }
}
