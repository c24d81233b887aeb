//! Who decides whether an entry meets the rules.

use crate::{
    Caller, Person, Refusal, edition::Closing, entry::EntryState, round::RoundState, screening::Screening,
};

/// Deciding about an entry: organisers, once nothing can come in any more.
pub fn may_screen_entry(
    by: &Caller,
    closing: &Closing,
    entry: EntryState,
    standing: Option<&Screening>,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    if let Some(until) = closing.comes_in_until(by.now) {
        return Err(Refusal::StillOpen { until });
    }
    match (entry, standing) {
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

#[cfg(test)]
mod tests {
    use super::super::cast::*;
    use super::*;
    use crate::{Instant, Minutes, Staff, id::EntryId, screening::Finding};

    fn closing(closes: i64) -> Closing {
        Closing { opens: Instant(0), closes: Instant(closes), grace: Minutes(10), closed: None }
    }

    fn passed() -> Screening {
        let entry = EntryId::draw(Instant(1), [9; 10]);
        Screening { entry, finding: Finding::Passed, by: account(200), at: NOW }
    }

    #[test]
    fn organisers_decide_once_nothing_can_come_in() {
        use Refusal::*;
        let (past, grace, future) = (closing(1), closing(NOW.0 - 1), closing(NOW.0 + 1));
        let announced = Closing { opens: Instant(NOW.0 + 1), ..closing(NOW.0 + 2) };
        let until = |closing: &Closing| Err(StillOpen { until: closing.ends() });
        for (by, closing, state, standing, want) in [
            (made(), past, EntryState::Sent, None, Ok(())),
            (made(), past, EntryState::Sent, Some(passed()), Err(WrongState)),
            (made(), past, EntryState::Draft, None, Err(WrongState)),
            (made(), past, EntryState::Withdrawn, None, Err(WrongState)),
            (made(), past, EntryState::Withdrawn, Some(passed()), Err(WrongState)),
            (made(), grace, EntryState::Sent, None, until(&grace)),
            (made(), future, EntryState::Sent, None, until(&future)),
            (made(), announced, EntryState::Sent, None, until(&announced)),
            (staff(Staff::Organiser, false), past, EntryState::Sent, None, Err(AuthenticatorFirst)),
            (person(1), past, EntryState::Sent, None, Err(OrganisersOnly)),
            (public(), past, EntryState::Sent, None, Err(SignInFirst)),
        ] {
            let got = may_screen_entry(&by, &closing, state, standing.as_ref()).map(drop);
            assert_eq!(got, want, "{by:?} {closing:?} {state:?} {standing:?}");
        }
    }

    #[test]
    fn a_decision_is_taken_back_until_the_first_round() {
        use Refusal::*;
        for (by, standing, round, want) in [
            (made(), Some(passed()), RoundState::Waiting, Ok(())),
            (made(), None, RoundState::Waiting, Err(WrongState)),
            (made(), Some(passed()), RoundState::Open { since: NOW }, Err(BuiltOn)),
            (made(), Some(passed()), RoundState::Locked { since: NOW }, Err(BuiltOn)),
            (person(1), Some(passed()), RoundState::Waiting, Err(OrganisersOnly)),
        ] {
            let got = may_take_screening_back(&by, standing.as_ref(), round).map(drop);
            assert_eq!(got, want, "{by:?} {standing:?} {round:?}");
        }
    }
}
