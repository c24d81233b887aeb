//! A round (tahap) in progress: what is recorded of it, and what it waits for.

mod due;
mod lack;
mod short;

pub use due::{is_early, is_late, is_overdue};
pub use lack::{Lack, lack};
pub use short::{DistantEntry, ShortEntry, short_entries};

use crate::{Instant, canonical, entry::EntryNumber, id::JudgeId, rulebook::Round};
use serde::{Deserialize, Serialize};

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// Not begun: judges have no entries yet.
    Waiting,
    /// Judges score. A date that passes closes nothing: the lock does.
    Open {
        /// Since when.
        since: Instant,
    },
    /// Locked (dikunci) by two persons; sheets no longer change.
    Locked {
        /// Since when.
        since: Instant,
    },
}

/// One thing that a round waits for before it can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// Entries whose screening is not decided.
    Unscreened {
        /// How many.
        entries: u32,
    },
    /// The round before is not locked, so nobody knows who goes on.
    PreviousNotLocked {
        /// Its id.
        round: String,
    },
    /// Entries can still come in.
    EntriesComeIn {
        /// When that ends.
        until: Instant,
    },
    /// Entries are closed, and what was complete then may still be sent.
    GraceLasts {
        /// When that ends.
        until: Instant,
    },
    /// A category with too few judges who have accepted.
    TooFewJudges {
        /// The category's id.
        category: String,
        /// How many have a seat.
        seated: u32,
        /// How many sheets each entry needs.
        needed: u64,
    },
}

/// What [`obstacles`] needs to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// What is waited for as long as entries come in: [`Closing::awaits`](crate::edition::Closing::awaits).
    pub coming: Option<Obstacle>,
    /// How many sent entries have no standing decision.
    pub unscreened: u32,
    /// The round before, if there is one, and where it stands.
    pub previous: Option<(String, RoundState)>,
    /// The categories of the edition, in order.
    pub panels: Vec<CategoryPanel>,
}

/// A category in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryPanel {
    /// The category's id.
    pub category: String,
    /// How many entries take part in the round.
    pub entries: u32,
    /// How many judges who have accepted have a seat.
    pub seated: u32,
}

/// Everything that a round waits for; empty means that it can be opened.
#[must_use]
pub fn obstacles(round: &Round, ready: &Readiness) -> Vec<Obstacle> {
    if let Some((id, RoundState::Waiting | RoundState::Open { .. })) = &ready.previous {
        return vec![Obstacle::PreviousNotLocked { round: id.clone() }];
    }
    // Where nobody passed, a screening or a cut, there is nothing to judge, and still a result to release.
    let mut found = list_awaits(ready.coming.clone(), ready.unscreened);
    let needed = round.quorum.min_sheets;
    let short = ready.panels.iter().filter(|p| p.entries > 0 && u64::from(p.seated) < needed);
    found.extend(short.map(|panel| Obstacle::TooFewJudges {
        category: panel.category.clone(),
        seated: panel.seated,
        needed,
    }));
    found
}

/// What the list of entries to judge waits for: that all are screened, and that none come in any more (`coming` is what
/// [`awaits`](crate::edition::Closing::awaits) says). Empty means that it is complete.
#[must_use]
pub fn list_awaits(coming: Option<Obstacle>, unscreened: u32) -> Vec<Obstacle> {
    let unscreened = (unscreened > 0).then_some(Obstacle::Unscreened { entries: unscreened });
    unscreened.into_iter().chain(coming).collect()
}

/// When something is recorded that no lock so far knows of: now, but after the last lock. Its request may have come
/// before a lock and be done after it; what was sealed stays as it is.
#[must_use]
pub fn after_locks(now: Instant, states: impl IntoIterator<Item = RoundState>) -> Instant {
    let locks = states.into_iter().filter_map(|state| match state {
        RoundState::Locked { since } => Some(Instant(since.0 + 1)),
        RoundState::Waiting | RoundState::Open { .. } => None,
    });
    locks.fold(now, Ord::max)
}

/// Brings entries into the order in which one judge reads them in one round: by
/// a hash, so that each judge has an order of their own, the same every day.
pub fn reading_order<T>(round: &str, judge: JudgeId, entries: &mut [T], number: impl Fn(&T) -> &EntryNumber) {
    entries.sort_by_cached_key(|entry| {
        canonical::sha256_hex(format!("{round}:{judge}:{}", number(entry)).as_bytes())
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    const T: Instant = Instant(1);

    fn panel(category: &str, entries: u32, seated: u32) -> CategoryPanel {
        CategoryPanel { category: category.to_owned(), entries, seated }
    }

    fn few(category: &str, seated: u32) -> Obstacle {
        Obstacle::TooFewJudges { category: category.to_owned(), seated, needed: 3 }
    }

    #[test]
    fn a_round_waits_for_screening_judges_and_the_round_before() {
        let rulebook = denpasar();
        let round = rulebook.round("S1").unwrap();
        let before = |state| Some(("S0".to_owned(), state));
        let not_locked = || vec![Obstacle::PreviousNotLocked { round: "S0".to_owned() }];
        for (unscreened, previous, panels, want) in [
            (0, None, vec![panel("UMUM", 9, 3), panel("MAHASISWA", 1, 4)], vec![]),
            (0, None, vec![panel("UMUM", 9, 3), panel("MAHASISWA", 0, 0)], vec![]),
            (
                0,
                None,
                vec![panel("UMUM", 9, 2), panel("MAHASISWA", 1, 0)],
                vec![few("UMUM", 2), few("MAHASISWA", 0)],
            ),
            (1, None, vec![panel("UMUM", 9, 3)], vec![Obstacle::Unscreened { entries: 1 }]),
            (2, None, vec![panel("UMUM", 0, 3)], vec![Obstacle::Unscreened { entries: 2 }]),
            (2, None, vec![panel("UMUM", 1, 0)], vec![Obstacle::Unscreened { entries: 2 }, few("UMUM", 0)]),
            (0, None, vec![panel("UMUM", 0, 0)], vec![]),
            (0, None, vec![], vec![]),
            (0, before(RoundState::Waiting), vec![panel("UMUM", 9, 3)], not_locked()),
            (0, before(RoundState::Open { since: T }), vec![panel("UMUM", 9, 0)], not_locked()),
            (0, before(RoundState::Locked { since: T }), vec![panel("UMUM", 9, 3)], vec![]),
            (0, before(RoundState::Locked { since: T }), vec![panel("UMUM", 0, 0)], vec![]),
        ] {
            let mut ready = Readiness { coming: None, unscreened, previous, panels };
            assert_eq!(obstacles(round, &ready), want, "{ready:?}");
            let grace = Obstacle::GraceLasts { until: T };
            ready.coming = Some(grace.clone());
            let waits = obstacles(round, &ready);
            assert_eq!(waits.contains(&grace), want != not_locked(), "{ready:?}");
        }
    }

    #[test]
    fn the_list_is_complete_once_nothing_comes_in_and_all_is_screened() {
        let unread = Obstacle::Unscreened { entries: 2 };
        let grace = Obstacle::GraceLasts { until: T };
        for (coming, unscreened, want) in [
            (None, 0, vec![]),
            (None, 2, vec![unread.clone()]),
            (Some(grace.clone()), 0, vec![grace.clone()]),
            (Some(grace.clone()), 2, vec![unread, grace]),
        ] {
            assert_eq!(list_awaits(coming.clone(), unscreened), want, "{coming:?} {unscreened}");
        }
    }

    #[test]
    fn what_no_lock_knows_of_comes_after_every_lock() {
        let locked = |at| RoundState::Locked { since: Instant(at) };
        let open = RoundState::Open { since: Instant(900) };
        for (now, states, want) in [
            (95, vec![], 95),
            (95, vec![open, RoundState::Waiting], 95),
            (95, vec![locked(100), open], 101),
            (100, vec![locked(100)], 101),
            (101, vec![locked(100)], 101),
            (95, vec![locked(200), locked(100)], 201),
        ] {
            assert_eq!(after_locks(Instant(now), states.clone()), Instant(want), "{now} {states:?}");
        }
    }

    #[test]
    fn each_judge_reads_in_an_order_of_their_own_that_stays() {
        let judge = |n: u8| JudgeId::draw(Instant(1), [n; 10]);
        let order = |round: &str, n: u8| {
            let mut numbers: Vec<_> = (1..=20).map(EntryNumber::new).collect();
            reading_order(round, judge(n), &mut numbers, |number| number);
            numbers
        };
        let own = order("S1", 1);
        assert_eq!(own, order("S1", 1));
        assert_ne!(own, order("S1", 2));
        assert_ne!(own, order("S2", 1));
        assert_ne!(own, (1..=20).map(EntryNumber::new).collect::<Vec<_>>());
    }
}
