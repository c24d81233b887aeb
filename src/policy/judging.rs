//! What a judge (juri) may do.

use crate::{
    Caller, Person, Refusal,
    panel::{Judge, Seat},
    round::RoundState,
};

/// Being a judge of this edition: the account that accepted, while on the panel.
/// For anybody else the area does not exist.
pub fn may_judge(by: &Caller, judge: &Judge) -> Result<Person, Refusal> {
    let person = by.person()?;
    if judge.account == Some(person.account) && judge.off_at.is_none() {
        Ok(person)
    } else {
        Err(Refusal::NotFound)
    }
}

/// Having a queue: a judge who has signed the pact and declared conflicts.
pub fn may_open_queue(by: &Caller, judge: &Judge) -> Result<Person, Refusal> {
    let person = may_judge(by, judge)?;
    match (judge.pact_at, judge.conflicts_at) {
        (None, _) => Err(Refusal::PactFirst),
        (Some(_), None) => Err(Refusal::ConflictsFirst),
        (Some(_), Some(_)) => Ok(person),
    }
}

/// Reading a plan and its sheet: the judge who was given it, unless they keep
/// their distance; also after the lock.
pub fn may_read_plan(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    let person = may_open_queue(by, &seat.judge)?;
    match (seat.assigned, &seat.distance, round) {
        (false, _, _) => Err(Refusal::NotFound),
        (true, Some(_), _) => Err(Refusal::SteppedBack),
        (true, None, RoundState::Waiting) => Err(Refusal::RoundNotOpen),
        (true, None, RoundState::Open { .. } | RoundState::Locked { .. }) => Ok(person),
    }
}

/// Saving or sending a sheet: whoever may read the plan, until the lock.
pub fn may_score(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    let person = may_read_plan(by, seat, round)?;
    match round {
        RoundState::Waiting => Err(Refusal::RoundNotOpen),
        RoundState::Open { .. } => Ok(person),
        RoundState::Locked { since } => Err(Refusal::RoundLocked { since }),
    }
}

/// Stepping back from an entry (mengundurkan diri): whoever may score it.
pub fn may_step_back(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    may_score(by, seat, round)
}
