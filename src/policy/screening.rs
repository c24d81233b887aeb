//! Who decides whether an entry meets the rules.

use crate::{
    Caller, Person, Refusal,
    edition::{Closing, Door},
    entry::{Entry, EntryState},
    round::RoundState,
    screening::Screening,
};

/// Deciding about an entry: organisers, once nothing can come in any more.
pub fn may_screen_entry(
    by: &Caller,
    closing: &Closing,
    entry: &Entry,
    standing: Option<&Screening>,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match closing.door(by.now) {
        Door::NotYet | Door::Open => return Err(Refusal::StillOpen { until: closing.ends() }),
        Door::Grace { ends, .. } => return Err(Refusal::StillOpen { until: ends }),
        Door::Shut { .. } => {}
    }
    match (entry.state, standing) {
        (EntryState::Sent, None) => Ok(person),
        (EntryState::Draft | EntryState::Withdrawn, _) | (EntryState::Sent, Some(_)) => {
            Err(Refusal::WrongState)
        }
    }
}

/// Taking a decision back: organisers, until the first round has been built on it.
pub fn may_take_screening_back(
    by: &Caller,
    standing: Option<&Screening>,
    first_round: RoundState,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match (standing, first_round) {
        (None, _) => Err(Refusal::WrongState),
        (Some(_), RoundState::Waiting) => Ok(person),
        (Some(_), RoundState::Open { .. } | RoundState::Locked { .. }) => Err(Refusal::BuiltOn),
    }
}
