//! Who locks, releases, decides and excludes.

use super::people::fresh;
use crate::{
    Caller, Person, Refusal, Staff,
    id::AccountId,
    panel::{Judge, JudgeState},
    round::{Obstacle, RoundState},
    rulebook::Round,
    signature::{Signature, Signing},
    verdict::{Problem, file::VersionState},
};

/// Signing an act of two persons: an organiser, freshly proved. The second is
/// another account than the first, and one of the two is a chair. `given` are the
/// signatures under the very same content.
pub fn may_sign(by: &Caller, given: &[Signature]) -> Result<(Person, Staff, Signing), Refusal> {
    let (person, staff) = by.staff()?;
    fresh(by, person)?;
    let chairs = |signature: &Signature| signature.staff == Staff::Chair;
    if given.iter().any(|signature| signature.account == person.account) {
        return Err(Refusal::SecondPerson { chair_needed: !given.iter().any(chairs) });
    }
    match given {
        [] => Ok((person, staff, Signing::First)),
        _ if given.iter().any(|first| two_persons((first.account, first.staff), (person.account, staff))) => {
            Ok((person, staff, Signing::Second))
        }
        _ => Err(Refusal::SecondPerson { chair_needed: true }),
    }
}

/// Signing under words of one's own: whoever has read what was signed under others. `given` signatures
/// stand under the act, `same` of them under these very words, and the page showed `shown`.
pub fn may_sign_words(given: usize, same: usize, shown: usize) -> Result<(), Refusal> {
    if same < given && shown < given { Err(Refusal::SignedMeanwhile) } else { Ok(()) }
}

/// Whether these two may sign an act together: two accounts, one of them a chair's.
#[must_use]
pub fn two_persons(first: (AccountId, Staff), second: (AccountId, Staff)) -> bool {
    first.0 != second.0 && (first.1 == Staff::Chair || second.1 == Staff::Chair)
}

/// Locking a round (mengunci tahap): organisers, while it is open and nothing
/// blocks any category of it.
pub fn may_lock_round(by: &Caller, state: RoundState, problems: Vec<Problem>) -> Result<Person, Refusal> {
    let person = may_change_open_round(by, state)?;
    if problems.is_empty() { Ok(person) } else { Err(Refusal::Blocked(problems)) }
}

/// How far a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultState {
    /// A round is not locked: this one is the first.
    Judging,
    /// Every round is locked, nothing is released.
    Ready,
    /// The provisional result (hasil sementara) is out.
    Provisional,
    /// The final result is out.
    Final,
}

impl ResultState {
    /// How far it is, once it is known whether every round is locked and which version was released last.
    #[must_use]
    pub fn of(all_locked: bool, released: Option<VersionState>) -> Self {
        match (released, all_locked) {
            (Some(VersionState::Final), _) => Self::Final,
            (Some(VersionState::Provisional), _) => Self::Provisional,
            (None, true) => Self::Ready,
            (None, false) => Self::Judging,
        }
    }

    /// The version that is released next; none if nothing can be.
    #[must_use]
    pub fn next_version(self) -> Option<u32> {
        match self {
            Self::Ready => Some(1),
            Self::Provisional => Some(2),
            Self::Judging | Self::Final => None,
        }
    }
}

/// Releasing a version of the result: organisers, one version after the other,
/// once every round is locked and nothing blocks a category. `unlocked` is the
/// first round that is not locked.
pub fn may_release(
    by: &Caller,
    state: ResultState,
    version: u32,
    unlocked: Option<&str>,
    problems: Vec<Problem>,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    if let Some(round) = unlocked {
        return Err(Refusal::NotReady(vec![Obstacle::PreviousNotLocked { round: round.to_owned() }]));
    }
    match (state.next_version() == Some(version), problems.is_empty()) {
        (false, _) => Err(Refusal::WrongState),
        (true, false) => Err(Refusal::Blocked(problems)),
        (true, true) => Ok(person),
    }
}

/// Recording what the plenary (rapat pleno) decided, or deciding it anew: the chair, freshly
/// proved, for a cut while its round is open, for the total until the first release.
pub fn may_decide_plenary(
    by: &Caller,
    round: RoundState,
    is_cut: bool,
    state: ResultState,
) -> Result<Person, Refusal> {
    let (person, staff) = by.staff()?;
    if staff != Staff::Chair {
        return Err(Refusal::ChairOnly);
    }
    match (round, is_cut, state) {
        (RoundState::Waiting, ..) => Err(Refusal::RoundNotOpen),
        (RoundState::Locked { since }, true, _) => Err(Refusal::RoundLocked { since }),
        (_, false, ResultState::Provisional | ResultState::Final) => Err(Refusal::BuiltOn),
        (RoundState::Open { .. } | RoundState::Locked { .. }, ..) => fresh(by, person),
    }
}

/// Recording that an entry did not appear, or that it did after all: organisers,
/// in a round that is held before the judges' eyes, while it is open.
pub fn may_record_absence(by: &Caller, round: &Round, state: RoundState) -> Result<Person, Refusal> {
    let person = may_change_open_round(by, state)?;
    if round.blind { Err(Refusal::WrongState) } else { Ok(person) }
}

/// Taking a judge off the panel: organisers, as long as a round is not locked.
/// The sheets in rounds that are not locked become void.
pub fn may_take_off_judge(by: &Caller, judge: &Judge, state: ResultState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match (state, judge.state(by.now)) {
        (ResultState::Ready | ResultState::Provisional | ResultState::Final, _) => Err(Refusal::BuiltOn),
        (ResultState::Judging, JudgeState::Off | JudgeState::Declined) => Err(Refusal::WrongState),
        (ResultState::Judging, _) => Ok(person),
    }
}

/// Excluding an entry (diskualifikasi): organisers, until the final result.
/// `is_active` is false for an entry that was withdrawn or is excluded already.
pub fn may_exclude_entry(by: &Caller, is_active: bool, state: ResultState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match (state, is_active) {
        (ResultState::Final, _) => Err(Refusal::BuiltOn),
        (_, false) => Err(Refusal::WrongState),
        (ResultState::Judging | ResultState::Ready | ResultState::Provisional, true) => Ok(person),
    }
}

fn may_change_open_round(by: &Caller, state: RoundState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match state {
        RoundState::Waiting => Err(Refusal::RoundNotOpen),
        RoundState::Open { .. } => Ok(person),
        RoundState::Locked { since } => Err(Refusal::RoundLocked { since }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cast::*;
    use super::*;
    use crate::{Actor, Instant, rulebook::tests::denpasar, signature::Content};

    const OPEN: RoundState = RoundState::Open { since: NOW };
    const LOCKED: RoundState = RoundState::Locked { since: NOW };

    fn signed(n: u8, staff: Staff) -> Signature {
        Signature { account: account(n), staff, at: NOW, content: Content::of(&"x") }
    }

    /// Account 201, proved so many minutes ago.
    fn other(role: Staff, minutes: i64) -> Caller {
        let mut by = staff(role, true);
        if let Actor::Person(person) = &mut by.actor {
            person.account = account(201);
            person.proved_at = Instant(NOW.0 - minutes * 60_000);
        }
        by
    }

    fn problem() -> Vec<Problem> {
        vec![Problem::CutTie { after: "S1".to_owned(), set: vec!["0001".to_owned(), "0002".to_owned()] }]
    }

    #[test]
    fn two_accounts_sign_and_one_of_them_chairs() {
        use Refusal::*;
        use Staff::{Chair, Organiser};
        let (first, second) = (Ok(Signing::First), Ok(Signing::Second));
        let (by_chair, by_anybody) =
            (Err(SecondPerson { chair_needed: true }), Err(SecondPerson { chair_needed: false }));
        for (by, given, want) in [
            (made(), vec![], first.clone()),
            (staff(Chair, true), vec![], first),
            (made(), vec![signed(200, Organiser)], by_chair.clone()),
            (staff(Chair, true), vec![signed(200, Chair)], by_anybody.clone()),
            (other(Organiser, 0), vec![signed(200, Organiser)], by_chair),
            (other(Organiser, 0), vec![signed(200, Chair)], second.clone()),
            (other(Chair, 0), vec![signed(200, Organiser)], second.clone()),
            (other(Chair, 0), vec![signed(200, Chair)], second.clone()),
            // Of two who signed before, one suffices.
            (other(Organiser, 0), vec![signed(199, Chair), signed(200, Organiser)], second),
            (other(Organiser, 0), vec![signed(200, Organiser), signed(201, Chair)], by_anybody),
            (other(Chair, 9), vec![], Ok(Signing::First)),
            (other(Chair, 10), vec![], Err(ProveAgain)),
            (staff(Chair, false), vec![], Err(AuthenticatorFirst)),
            (person(1), vec![], Err(OrganisersOnly)),
            (public(), vec![], Err(SignInFirst)),
        ] {
            assert_eq!(may_sign(&by, &given).map(|(_, _, signing)| signing), want, "{by:?} {given:?}");
        }
    }

    #[test]
    fn nobody_signs_over_words_that_they_have_not_read() {
        let unread = Err(Refusal::SignedMeanwhile);
        for (given, same, shown, want) in [
            (0, 0, 0, Ok(())),
            // Two at once under the same words sign together.
            (1, 1, 0, Ok(())),
            (1, 0, 1, Ok(())),
            (1, 0, 0, unread.clone()),
            (2, 1, 1, unread),
            (2, 1, 2, Ok(())),
        ] {
            assert_eq!(may_sign_words(given, same, shown), want, "{given} {same} {shown}");
        }
    }

    #[test]
    fn a_round_is_locked_while_it_is_open_and_nothing_blocks_it() {
        use Refusal::*;
        for (by, state, problems, want) in [
            (made(), OPEN, vec![], Ok(())),
            (made(), OPEN, problem(), Err(Blocked(problem()))),
            (made(), LOCKED, vec![], Err(RoundLocked { since: NOW })),
            (made(), RoundState::Waiting, vec![], Err(RoundNotOpen)),
            (person(1), OPEN, vec![], Err(OrganisersOnly)),
        ] {
            assert_eq!(may_lock_round(&by, state, problems).map(drop), want, "{by:?} {state:?}");
        }
    }

    #[test]
    fn versions_are_released_one_after_the_other() {
        use Refusal::*;
        use ResultState::*;
        let waits = || Err(NotReady(vec![Obstacle::PreviousNotLocked { round: "S2".to_owned() }]));
        for (by, state, version, unlocked, problems, want) in [
            (made(), Ready, 1, None, vec![], Ok(())),
            (made(), Ready, 2, None, vec![], Err(WrongState)),
            (made(), Ready, 1, None, problem(), Err(Blocked(problem()))),
            (made(), Judging, 1, Some("S2"), vec![], waits()),
            (made(), Provisional, 1, None, vec![], Err(WrongState)),
            (made(), Provisional, 2, None, vec![], Ok(())),
            (made(), Judging, 1, None, vec![], Err(WrongState)),
            (made(), Final, 1, None, vec![], Err(WrongState)),
            (made(), Final, 2, None, vec![], Err(WrongState)),
            (made(), Final, 3, None, vec![], Err(WrongState)),
            (person(1), Ready, 1, None, vec![], Err(OrganisersOnly)),
        ] {
            let got = may_release(&by, state, version, unlocked, problems).map(drop);
            assert_eq!(got, want, "{by:?} {state:?} {version}");
        }
    }

    #[test]
    fn the_chair_records_the_plenary_until_something_rests_on_it() {
        use Refusal::*;
        use ResultState::*;
        let chair = || staff(Staff::Chair, true);
        for (by, round, is_cut, state, want) in [
            (chair(), OPEN, true, Judging, Ok(())),
            (chair(), LOCKED, true, Judging, Err(RoundLocked { since: NOW })),
            (chair(), OPEN, false, Judging, Ok(())),
            (chair(), LOCKED, false, Ready, Ok(())),
            (chair(), LOCKED, false, Provisional, Err(BuiltOn)),
            (chair(), LOCKED, false, Final, Err(BuiltOn)),
            (chair(), RoundState::Waiting, true, Judging, Err(RoundNotOpen)),
            (other(Staff::Chair, 10), OPEN, true, Judging, Err(ProveAgain)),
            (made(), OPEN, true, Judging, Err(ChairOnly)),
            (person(1), OPEN, true, Judging, Err(OrganisersOnly)),
        ] {
            let got = may_decide_plenary(&by, round, is_cut, state).map(drop);
            assert_eq!(got, want, "{by:?} {round:?} {is_cut} {state:?}");
        }
    }

    #[test]
    fn nobody_is_absent_from_a_blind_round() {
        use Refusal::*;
        let rulebook = denpasar();
        let round = |id| rulebook.round(id).unwrap();
        for (by, round, state, want) in [
            (made(), round("S2"), OPEN, Ok(())),
            (made(), round("S1"), OPEN, Err(WrongState)),
            (made(), round("S2"), LOCKED, Err(RoundLocked { since: NOW })),
            (made(), round("S2"), RoundState::Waiting, Err(RoundNotOpen)),
            (person(1), round("S2"), OPEN, Err(OrganisersOnly)),
        ] {
            assert_eq!(may_record_absence(&by, round, state).map(drop), want, "{by:?} {state:?}");
        }
    }

    #[test]
    fn judges_leave_until_the_last_lock_and_entries_until_the_final_result() {
        use Refusal::*;
        use ResultState::*;
        let off = Judge { off_at: Some(NOW), ..ketut() };
        let declined = Judge { declined_at: Some(NOW), ..invited() };
        for (by, judge, state, want) in [
            (made(), ketut(), Judging, Ok(())),
            (made(), invited(), Judging, Ok(())),
            (made(), off, Judging, Err(WrongState)),
            (made(), declined, Judging, Err(WrongState)),
            (made(), ketut(), Ready, Err(BuiltOn)),
            (made(), ketut(), Provisional, Err(BuiltOn)),
            (made(), ketut(), Final, Err(BuiltOn)),
            (person(1), ketut(), Judging, Err(OrganisersOnly)),
        ] {
            assert_eq!(may_take_off_judge(&by, &judge, state).map(drop), want, "{by:?} {state:?}");
        }
        for (by, is_active, state, want) in [
            (made(), true, Judging, Ok(())),
            (made(), true, Ready, Ok(())),
            (made(), true, Provisional, Ok(())),
            (made(), false, Judging, Err(WrongState)),
            (made(), true, Final, Err(BuiltOn)),
            (person(1), true, Judging, Err(OrganisersOnly)),
        ] {
            assert_eq!(may_exclude_entry(&by, is_active, state).map(drop), want, "{by:?} {is_active}");
        }
    }
}
