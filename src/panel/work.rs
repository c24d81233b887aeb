//! How far the work on a panel is.

use super::JudgeState;
use crate::round::{Lack, RoundState};

/// How far the work on a panel is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelWork {
    /// A round can't be opened, since too few judges have accepted.
    TooFew,
    /// A round can't be opened, since too few of those who have accepted were given it.
    NotGiven,
    /// Nobody was invited.
    NotInvited,
    /// Nobody has accepted so far.
    Invited,
    /// Some have accepted, or are still to come to a panel that judges.
    UnderWay,
    /// There is nothing left to do.
    Done,
}

/// How far the work on a panel of these judges is; `lack` is what the first round that lacks any lacks of it, `owing`
/// how many of them have to declare conflicts once more. While somebody is still to come to a panel that judges, or
/// owes that, only its last lock ends the work.
#[must_use]
pub fn panel_work(
    lack: Option<Lack>,
    judges: &[JudgeState],
    owing: usize,
    rounds: &[RoundState],
) -> PanelWork {
    let any = |wanted: fn(&JudgeState) -> bool| judges.iter().any(wanted);
    let is_asked = any(|state| matches!(state, JudgeState::Invited { .. } | JudgeState::Lapsed));
    let is_on_it = any(|state| matches!(state, JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready));
    let is_coming =
        any(|state| matches!(state, JudgeState::Invited { .. } | JudgeState::Accepted | JudgeState::Sworn));
    let has_begun = rounds.iter().any(|state| *state != RoundState::Waiting);
    let is_over = rounds.iter().all(|state| matches!(state, RoundState::Locked { .. }));
    match (lack, has_begun) {
        (Some(Lack::Judges), _) => PanelWork::TooFew,
        (Some(Lack::Seats), _) => PanelWork::NotGiven,
        (None, true) if (is_coming || owing > 0) && !is_over => PanelWork::UnderWay,
        (None, true) => PanelWork::Done,
        (None, false) if is_on_it => PanelWork::UnderWay,
        (None, false) if is_asked => PanelWork::Invited,
        (None, false) => PanelWork::NotInvited,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Instant;
    use JudgeState::*;

    #[test]
    fn the_work_on_a_panel_ends_once_nobody_comes_to_it_or_everything_is_locked() {
        const WAITING: RoundState = RoundState::Waiting;
        const OPEN: RoundState = RoundState::Open { since: Instant(5) };
        const LOCKED: RoundState = RoundState::Locked { since: Instant(6) };
        let invited = Invited { until: Instant(9) };
        for (lack, judges, rounds, want) in [
            (None, vec![], [WAITING, WAITING], PanelWork::NotInvited),
            (None, vec![Declined, Off], [WAITING, WAITING], PanelWork::NotInvited),
            (None, vec![invited], [WAITING, WAITING], PanelWork::Invited),
            (None, vec![Lapsed], [WAITING, WAITING], PanelWork::Invited),
            (None, vec![Lapsed, Accepted], [WAITING, WAITING], PanelWork::UnderWay),
            (None, vec![Ready], [WAITING, WAITING], PanelWork::UnderWay),
            (Some(Lack::Judges), vec![Ready], [WAITING, WAITING], PanelWork::TooFew),
            (Some(Lack::Seats), vec![Ready], [WAITING, WAITING], PanelWork::NotGiven),
            (Some(Lack::Judges), vec![Ready], [LOCKED, WAITING], PanelWork::TooFew),
            (None, vec![Ready], [OPEN, WAITING], PanelWork::Done),
            (None, vec![Ready, Lapsed, Declined], [OPEN, WAITING], PanelWork::Done),
            (None, vec![Ready, invited], [OPEN, WAITING], PanelWork::UnderWay),
            (None, vec![Ready, Accepted], [LOCKED, WAITING], PanelWork::UnderWay),
            (None, vec![Ready, Sworn], [LOCKED, OPEN], PanelWork::UnderWay),
            (None, vec![Ready, Sworn, invited], [LOCKED, LOCKED], PanelWork::Done),
            (None, vec![], [OPEN, WAITING], PanelWork::Done),
        ] {
            assert_eq!(panel_work(lack, &judges, 0, &rounds), want, "{lack:?} {judges:?} {rounds:?}");
            // Who owes a declaration is still to come where nothing else is left to do.
            let is_done = want == PanelWork::Done && rounds.iter().any(|state| *state != LOCKED);
            let owed = if is_done { PanelWork::UnderWay } else { want };
            assert_eq!(panel_work(lack, &judges, 1, &rounds), owed, "owing, {lack:?} {judges:?} {rounds:?}");
        }
    }
}
