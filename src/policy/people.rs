//! Accounts, organisers, editions.

use crate::{Caller, Minutes, Person, Refusal, Staff};

/// How long a proof of identity counts for acts that need a fresh one.
pub const PROOF_LASTS: Minutes = Minutes(10);

/// Reading and running editions: organisers.
pub fn may_organise(by: &Caller) -> Result<(Person, Staff), Refusal> {
    by.staff()
}

/// Inviting another organiser: the chair, freshly proved.
pub fn may_invite_organiser(by: &Caller) -> Result<Person, Refusal> {
    let (person, staff) = by.staff()?;
    match staff {
        Staff::Chair => fresh(by, person),
        Staff::Organiser => Err(Refusal::ChairOnly),
    }
}

/// Moving a date of an edition: organisers, freshly proved.
pub fn may_move_closing(by: &Caller) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    fresh(by, person)
}

pub(super) fn fresh(by: &Caller, person: Person) -> Result<Person, Refusal> {
    if by.now < person.proved_at + PROOF_LASTS { Ok(person) } else { Err(Refusal::ProveAgain) }
}
