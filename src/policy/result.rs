//! Who locks, releases, decides and excludes.

use super::people::fresh;
use crate::{
    Caller, Person, Refusal, Staff,
    id::AccountId,
    panel::{Judge, JudgeState},
    round::{Obstacle, RoundState},
    rulebook::Round,
    signature::{Act, Signature, Signing},
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

/// The act beside the steps of the work that this caller can complete by a second signature, of those that somebody
/// `signed`: what locks and releases rest on changes with it, so it comes before every step.
#[must_use]
pub fn to_complete_first<'a>(
    by: &Caller,
    signed: impl IntoIterator<Item = (&'a Act, (AccountId, Staff))>,
) -> Option<&'a Act> {
    let (person, staff) = by.staff().ok()?;
    let mut beside = signed.into_iter().filter(|(act, first)| {
        matches!(act, Act::TakeOff { .. } | Act::Exclude { .. })
            && two_persons(*first, (person.account, staff))
    });
    beside.next().map(|(act, _)| act)
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
/// proved, for a cut while its round is open, for the total and for awards until the first release. After it, until
/// the final result, about what that release does not rest on: entries that became level since (`since_release`).
pub fn may_decide_plenary(
    by: &Caller,
    round: RoundState,
    is_cut: bool,
    state: ResultState,
    since_release: bool,
) -> Result<Person, Refusal> {
    let (person, staff) = by.staff()?;
    if staff != Staff::Chair {
        return Err(Refusal::ChairOnly);
    }
    match (round, is_cut, state) {
        (RoundState::Waiting, ..) => Err(Refusal::RoundNotOpen),
        (RoundState::Locked { since }, true, _) => Err(Refusal::RoundLocked { since }),
        (_, false, ResultState::Final) => Err(Refusal::BuiltOn),
        (_, false, ResultState::Provisional) if !since_release => Err(Refusal::BuiltOn),
        (RoundState::Open { .. } | RoundState::Locked { .. }, ..) => fresh(by, person),
    }
}

/// Recording that an entry did not appear, or that it did after all: organisers,
/// in a round that is held before the judges' eyes, while it is open.
pub fn may_record_absence(by: &Caller, round: &Round, state: RoundState) -> Result<Person, Refusal> {
    let person = may_change_open_round(by, state)?;
    if round.is_attended() { Ok(person) } else { Err(Refusal::WrongState) }
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
mod tests;
