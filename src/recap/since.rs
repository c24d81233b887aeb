//! From when on an entry that is out is as if it had never been there.

use super::{OpenedRound, Recorded, RecordedEntry};
use crate::{rulebook::Round, verdict::EntryStatus};

/// The name of "since the result": it took part in everything and holds no rank.
pub const RESULT: &str = "result";

/// From where an entry can still be excluded: the last opened round and those
/// after it, in order, then [`RESULT`]. Further back nobody could move up any
/// more, since who takes part in a round is fixed when it is opened.
#[must_use]
pub fn possible_since(recorded: &Recorded) -> Vec<String> {
    let rounds = &recorded.rulebook.rounds;
    let first = rounds.iter().rposition(|round| recorded.opened(&round.id).is_some()).unwrap_or(0);
    let ids = rounds.iter().skip(first).map(|round| round.id.clone());
    ids.chain([RESULT.to_owned()]).collect()
}

/// The round whose opening came before an exclusion from `since` on was complete, by its id: it fixed who takes part,
/// so that the exclusion can no longer hold from there. None while it still can.
#[must_use]
pub fn overtaken_by<'r>(recorded: &'r Recorded, since: &str) -> Option<&'r str> {
    let rounds = &recorded.rulebook.rounds;
    let mut ids = rounds.iter().map(|round| round.id.as_str());
    ids.find(|round| lapses_by_opening(since, round, rounds) && recorded.opened(round).is_some())
}

/// Whether opening a round ends the time in which an exclusion from `since` on can be completed, given the rounds in
/// their order: one that is to hold from an earlier round on, as [`overtaken_by`] says once it is open.
#[must_use]
pub fn lapses_by_opening(since: &str, round: &str, rounds: &[Round]) -> bool {
    let place = |id: &str| rounds.iter().position(|round| round.id == id);
    matches!((place(since), place(round)), (Some(since), Some(here)) if since < here)
}

/// Whether an entry that is out since then is out in a round, given the rounds in their order. One that is out of
/// the result alone was judged in every round, and stays where it was judged.
#[must_use]
pub fn is_out(since: &str, round: &str, rounds: &[Round]) -> bool {
    let place = |id: &str| rounds.iter().position(|round| round.id == id);
    match (place(since), place(round)) {
        (Some(since), Some(here)) => since <= here,
        (None, _) | (_, None) => false,
    }
}

impl Recorded {
    /// Whether an entry takes part at all: whoever withdrew before the first
    /// round was opened is in no file.
    pub(super) fn is_in(&self, entry: &RecordedEntry) -> bool {
        let first = self.rounds.iter().map(|round| round.opened_at).min();
        match (entry.withdrawn_at, first) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(withdrawn), Some(opened)) => withdrawn >= opened,
        }
    }

    /// Whether an entry can hold a rank, and since when not. An exclusion weighs
    /// more than a withdrawal.
    pub(super) fn standing(&self, entry: &RecordedEntry) -> (EntryStatus, Option<String>) {
        if let Some(since) = &entry.excluded_since {
            return (EntryStatus::Disqualified, Some(since.clone()));
        }
        let Some(at) = entry.withdrawn_at else { return (EntryStatus::Active, None) };
        // What was locked before stays as it is.
        let stands = |round: &OpenedRound| round.locked_at.is_some_and(|locked| locked <= at);
        let rounds = self.rulebook.rounds.iter();
        let since = rounds.map(|round| &round.id).find(|id| !self.opened(id).is_some_and(stands));
        (EntryStatus::Withdrawn, Some(since.cloned().unwrap_or_else(|| RESULT.to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::denpasar;

    #[test]
    fn an_exclusion_holds_from_its_round_on() {
        let rounds = denpasar().rounds;
        for (since, round, want) in [
            ("S1", "S1", true),
            ("S1", "S2", true),
            ("S2", "S1", false),
            ("S2", "S2", true),
            (RESULT, "S2", false),
            ("S1", "S9", false),
        ] {
            assert_eq!(is_out(since, round, &rounds), want, "{since} in {round}");
        }
    }

    #[test]
    fn an_opening_ends_what_was_to_hold_from_an_earlier_round_on() {
        let rounds = denpasar().rounds;
        for (since, round, want) in [
            ("S1", "S1", false),
            ("S1", "S2", true),
            ("S2", "S1", false),
            ("S2", "S2", false),
            (RESULT, "S1", false),
            (RESULT, "S2", false),
            ("S9", "S2", false),
            ("S1", "S9", false),
        ] {
            assert_eq!(lapses_by_opening(since, round, &rounds), want, "{since} at the opening of {round}");
        }
    }
}
