//! What a judge has to do now.

use super::{Judge, JudgeState, ahead::was_locked, next_round};
use crate::{Instant, round::RoundState, rulebook::Round};

/// What comes first for somebody on a panel, as the page of their panels says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// To sign the pact of integrity.
    Pact,
    /// Nothing yet: conflicts are declared once the list of entries is complete.
    ListAwaited,
    /// To declare conflicts for the first time.
    Conflicts,
    /// To declare conflicts once more, about what came to them later.
    MoreConflicts {
        /// About how many entries.
        entries: usize,
    },
    /// To send sheets in a round that is open.
    Sheets {
        /// How many are owed.
        owed: usize,
    },
    /// Nothing: a round is open, and they owe nothing in it.
    NothingOwed,
    /// Nothing yet: a round is still to come.
    NoRound,
    /// Nothing any more: every round is locked.
    AllLocked,
}

/// What a judge has left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftToDo {
    /// Whether the list of entries is [not complete yet](crate::round::list_awaits), so that nobody declares about it.
    pub is_awaited: bool,
    /// Whether an open round holds entries about which they have to declare conflicts once more.
    pub is_shut: bool,
    /// Sheets that are owed in rounds that are open.
    pub sheets: usize,
    /// Entries about which they have to declare conflicts once more, also of rounds that are still to come.
    pub undeclared: usize,
}

/// What comes first for a judge at `now`; none for whoever is not on the panel. Declaring about an open round comes
/// before its sheets, since the list stays shut until it is done. About a round that is still to come nobody is kept
/// from reading, so the sheets that are owed come first.
#[must_use]
pub fn duty(
    judge: &Judge,
    rounds: &[Round],
    state: impl Fn(&str) -> RoundState,
    left: LeftToDo,
    now: Instant,
) -> Option<Duty> {
    let LeftToDo { is_awaited, is_shut, sheets, undeclared } = left;
    match judge.state(now) {
        JudgeState::Invited { .. } | JudgeState::Lapsed | JudgeState::Declined | JudgeState::Off => None,
        JudgeState::Accepted => Some(Duty::Pact),
        JudgeState::Sworn if is_awaited => Some(Duty::ListAwaited),
        JudgeState::Sworn => Some(Duty::Conflicts),
        JudgeState::Ready if is_shut => Some(Duty::MoreConflicts { entries: undeclared }),
        JudgeState::Ready if sheets > 0 => Some(Duty::Sheets { owed: sheets }),
        JudgeState::Ready if undeclared > 0 => Some(Duty::MoreConflicts { entries: undeclared }),
        JudgeState::Ready => {
            // One that was locked after they asked was open when they did.
            let is_open = rounds.iter().any(|round| match state(&round.id) {
                RoundState::Waiting => false,
                begun @ (RoundState::Open { .. } | RoundState::Locked { .. }) => !was_locked(begun, now),
            });
            let is_over = next_round(rounds, state, now).is_none();
            Some(match (is_open, is_over) {
                (true, _) => Duty::NothingOwed,
                (false, true) => Duty::AllLocked,
                (false, false) => Duty::NoRound,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{AccountId, EditionId, JudgeId},
        rulebook::tests::denpasar,
    };
    use RoundState::*;

    const NOW: Instant = Instant(10);
    const OPEN: RoundState = Open { since: Instant(5) };
    const LOCKED: RoundState = Locked { since: NOW };
    /// The lock came while the request was on its way.
    const MEANWHILE: RoundState = Locked { since: Instant(11) };

    fn ready() -> Judge {
        Judge {
            id: JudgeId::draw(NOW, [1; 10]),
            edition: EditionId::draw(NOW, [1; 10]),
            account: Some(AccountId::draw(NOW, [1; 10])),
            name: "Ketut Juri".to_owned(),
            invited_until: Instant(20),
            declined_at: None,
            pact_at: Some(Instant(5)),
            conflicts_at: Some(Instant(6)),
            off_at: None,
        }
    }

    fn asked(judge: &Judge, (first, second): (RoundState, RoundState), left: LeftToDo) -> Option<Duty> {
        duty(judge, &denpasar().rounds, |id| if id == "S1" { first } else { second }, left, NOW)
    }

    #[test]
    fn who_is_ready_declares_about_an_open_round_then_sends_then_declares_about_the_next_and_waits() {
        for (rounds, is_shut, undeclared, sheets, want) in [
            ((Waiting, Waiting), false, 0, 0, Duty::NoRound),
            ((Waiting, Waiting), false, 1, 0, Duty::MoreConflicts { entries: 1 }),
            ((OPEN, Waiting), false, 0, 0, Duty::NothingOwed),
            ((OPEN, Waiting), false, 0, 2, Duty::Sheets { owed: 2 }),
            ((OPEN, Waiting), true, 3, 2, Duty::MoreConflicts { entries: 3 }),
            ((OPEN, Waiting), true, 3, 0, Duty::MoreConflicts { entries: 3 }),
            ((OPEN, Waiting), false, 3, 2, Duty::Sheets { owed: 2 }),
            ((OPEN, Waiting), false, 3, 0, Duty::MoreConflicts { entries: 3 }),
            ((LOCKED, Waiting), false, 0, 0, Duty::NoRound),
            ((LOCKED, Waiting), false, 3, 0, Duty::MoreConflicts { entries: 3 }),
            ((MEANWHILE, Waiting), false, 0, 0, Duty::NothingOwed),
            ((LOCKED, OPEN), false, 0, 0, Duty::NothingOwed),
            ((LOCKED, OPEN), false, 0, 1, Duty::Sheets { owed: 1 }),
            ((LOCKED, LOCKED), false, 0, 0, Duty::AllLocked),
            ((LOCKED, MEANWHILE), false, 0, 0, Duty::NothingOwed),
        ] {
            let found = asked(&ready(), rounds, LeftToDo { is_awaited: false, is_shut, sheets, undeclared });
            assert_eq!(found, Some(want), "{rounds:?} {is_shut} {undeclared} {sheets}");
        }
    }

    #[test]
    fn who_is_not_ready_comes_that_far_first() {
        let sworn = Judge { conflicts_at: None, ..ready() };
        let accepted = Judge { pact_at: None, ..sworn.clone() };
        let invited = Judge { account: None, ..accepted.clone() };
        let lapsed = Judge { invited_until: NOW, ..invited.clone() };
        let declined = Judge { declined_at: Some(NOW), ..invited.clone() };
        let off = Judge { off_at: Some(NOW), ..ready() };
        let left = LeftToDo { is_awaited: false, is_shut: true, sheets: 2, undeclared: 3 };
        let early = LeftToDo { is_awaited: true, ..LeftToDo::default() };
        for (judge, want) in
            [(&sworn, Duty::ListAwaited), (&accepted, Duty::Pact), (&ready(), Duty::NothingOwed)]
        {
            assert_eq!(asked(judge, (OPEN, Waiting), early), Some(want), "{judge:?} too early");
        }
        for (judge, want) in [
            (sworn, Some(Duty::Conflicts)),
            (accepted, Some(Duty::Pact)),
            (invited, None),
            (lapsed, None),
            (declined, None),
            (off, None),
        ] {
            assert_eq!(asked(&judge, (OPEN, Waiting), left), want, "{judge:?}");
        }
    }
}
