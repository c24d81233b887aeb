//! Accounts, organisers, editions.

use crate::{Actor, Caller, Minutes, Person, Refusal, Staff};

/// How long a proof of identity counts for acts that need a fresh one.
pub const PROOF_LASTS: Minutes = Minutes(10);

/// Reading and running editions: organisers.
pub fn may_organise(by: &Caller) -> Result<(Person, Staff), Refusal> {
    by.staff()
}

/// Sending letters again that a mail server refused: organisers.
pub fn may_send_letters_again(by: &Caller) -> Result<Person, Refusal> {
    by.staff().map(|(person, _)| person)
}

/// Coming near an edition at all: the people of a demonstration know no other one.
pub fn may_know_edition(by: &Caller, is_demo: bool) -> Result<(), Refusal> {
    match by.actor {
        Actor::Person(person) if person.demo && !is_demo => Err(Refusal::NotFound),
        Actor::Person(_) | Actor::Public | Actor::System => Ok(()),
    }
}

/// Taking part in an edition, as applicant or by inviting judges: invented people in demonstrations, everybody else in
/// real editions. Where there are only demonstrations (`only_demos`), somebody tries Juara out and may enter one; judges
/// are invited into it by its own organisers alone.
pub fn may_take_part(by: &Caller, is_demo: bool, only_demos: bool) -> Result<(), Refusal> {
    may_know_edition(by, is_demo)?;
    match by.actor {
        Actor::Person(person) if is_demo && !person.demo && !only_demos => Err(Refusal::Invented),
        Actor::Person(_) | Actor::Public | Actor::System => Ok(()),
    }
}

/// Whether none of the editions is a real one; of each, `demos` says whether it is a demonstration.
pub fn only_demos(demos: impl IntoIterator<Item = bool>) -> bool {
    demos.into_iter().all(|is_demo| is_demo)
}

/// Inviting another organiser: the chair, freshly proved. Whom a demonstration
/// invited would come into the real editions.
pub fn may_invite_organiser(by: &Caller) -> Result<Person, Refusal> {
    let (person, staff) = by.staff()?;
    if person.demo {
        return Err(Refusal::NotFound);
    }
    match staff {
        Staff::Chair => fresh(by, person),
        Staff::Organiser => Err(Refusal::ChairOnly),
    }
}

/// What part an account has in editions whose result is not final.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Involvement {
    /// It has accepted to judge in one.
    pub judges: bool,
    /// It has an entry in one that is not withdrawn.
    pub has_entry: bool,
}

/// Becoming chair or organiser by an invitation with a new account: whoever has the link, if the address has no account
/// yet (`has_account`). One that is there has to be signed in: a link in a mailbox is no second factor.
pub fn may_become_staff_anew(by: &Caller, has_account: bool) -> Result<(), Refusal> {
    match (has_account, by.actor) {
        (false, _) => Ok(()),
        (true, Actor::Person(_)) => Err(Refusal::OtherAccount),
        (true, Actor::Public | Actor::System) => Err(Refusal::SignInFirst),
    }
}

/// The same with the account that is signed in: to which the invitation went, unless it judges or takes part, since
/// organisers run every edition.
pub fn may_become_staff(by: &Caller, is_invited: bool, account: Involvement) -> Result<Person, Refusal> {
    let person = by.person()?;
    match account {
        _ if !is_invited => Err(Refusal::OtherAccount),
        Involvement { judges: false, has_entry: false } => Ok(person),
        Involvement { .. } => Err(Refusal::EntrantsDoNotJudge),
    }
}

/// Moving a date of an edition: organisers, freshly proved.
pub fn may_move_closing(by: &Caller) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    fresh(by, person)
}

/// Taking away a table that names people or what was judged of them: organisers, freshly proved.
pub fn may_take_table(by: &Caller) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    fresh(by, person)
}

pub(super) fn fresh(by: &Caller, person: Person) -> Result<Person, Refusal> {
    if by.now < person.proved_at + PROOF_LASTS { Ok(person) } else { Err(Refusal::ProveAgain) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::cast::{made, person, public};

    fn of_demo(mut by: Caller) -> Caller {
        if let Actor::Person(person) = &mut by.actor {
            person.demo = true;
        }
        by
    }

    #[test]
    fn people_of_a_demonstration_know_no_other_edition() {
        let refused = Err(Refusal::NotFound);
        for (by, real, demo) in [
            (public(), Ok(()), Ok(())),
            (person(1), Ok(()), Ok(())),
            (made(), Ok(()), Ok(())),
            (of_demo(person(1)), refused.clone(), Ok(())),
            (of_demo(made()), refused, Ok(())),
        ] {
            assert_eq!((may_know_edition(&by, false), may_know_edition(&by, true)), (real, demo), "{by:?}");
        }
    }

    #[test]
    fn real_people_take_part_in_real_editions_and_invented_ones_in_demonstrations() {
        use Refusal::*;
        for (by, real, beside, alone) in [
            (public(), Ok(()), Ok(()), Ok(())),
            (person(1), Ok(()), Err(Invented), Ok(())),
            (made(), Ok(()), Err(Invented), Ok(())),
            (of_demo(person(1)), Err(NotFound), Ok(()), Ok(())),
            (of_demo(made()), Err(NotFound), Ok(()), Ok(())),
        ] {
            assert_eq!(may_take_part(&by, false, false), real, "a real edition, {by:?}");
            assert_eq!(may_take_part(&by, true, false), beside, "a demonstration beside it, {by:?}");
            assert_eq!(may_take_part(&by, true, true), alone, "a demonstration alone, {by:?}");
        }
    }

    #[test]
    fn one_real_edition_is_enough_to_leave_the_demonstrations_to_their_own_people() {
        for (demos, want) in [
            (vec![], true),
            (vec![true], true),
            (vec![true, true], true),
            (vec![false], false),
            (vec![true, false, true], false),
        ] {
            assert_eq!(only_demos(demos.clone()), want, "{demos:?}");
        }
    }

    #[test]
    fn a_fresh_proof_is_asked_of_the_chair_who_invites_and_of_whoever_moves_a_closing() {
        use Refusal::*;
        let ago = |mut by: Caller, milliseconds: i64| {
            if let Actor::Person(person) = &mut by.actor {
                person.proved_at = crate::Instant(by.now.0 - milliseconds);
            }
            by
        };
        let luh = || crate::policy::cast::staff(Staff::Chair, true);
        // Taking a table away asks the same as moving a closing.
        for (by, invite, close) in [
            (ago(luh(), 599_999), Ok(()), Ok(())),
            (ago(luh(), 600_000), Err(ProveAgain), Err(ProveAgain)),
            (ago(made(), 599_999), Err(ChairOnly), Ok(())),
            (ago(made(), 600_000), Err(ChairOnly), Err(ProveAgain)),
            (person(1), Err(OrganisersOnly), Err(OrganisersOnly)),
            (public(), Err(SignInFirst), Err(SignInFirst)),
        ] {
            assert_eq!(may_invite_organiser(&by).map(drop), invite, "invite {by:?}");
            assert_eq!(may_move_closing(&by).map(drop), close.clone(), "close {by:?}");
            assert_eq!(may_take_table(&by).map(drop), close.clone(), "table {by:?}");
            let invited = crate::policy::may_invite_judge(&by, false, None).map(drop);
            assert_eq!(invited, close, "invite a judge {by:?}");
        }
    }

    #[test]
    fn a_demonstration_invites_no_organiser() {
        let luh = crate::policy::cast::staff(Staff::Chair, true);
        assert!(may_invite_organiser(&luh).is_ok());
        assert_eq!(may_invite_organiser(&of_demo(luh)), Err(Refusal::NotFound));
    }

    #[test]
    fn who_judges_or_takes_part_does_not_run_it_nor_does_another_account() {
        use Refusal::*;
        for (by, is_invited, judges, has_entry, want) in [
            (person(1), true, false, false, Ok(())),
            (person(1), true, true, false, Err(EntrantsDoNotJudge)),
            (person(1), true, false, true, Err(EntrantsDoNotJudge)),
            (person(1), false, false, false, Err(OtherAccount)),
            (person(1), false, true, false, Err(OtherAccount)),
            (public(), true, false, false, Err(SignInFirst)),
        ] {
            let got = may_become_staff(&by, is_invited, Involvement { judges, has_entry });
            assert_eq!(got.map(drop), want, "{by:?} {is_invited} {judges} {has_entry}");
        }
    }

    #[test]
    fn an_account_that_is_there_is_not_made_anew() {
        for (by, has_account, want) in [
            (public(), false, Ok(())),
            (person(1), false, Ok(())),
            (public(), true, Err(Refusal::SignInFirst)),
            (person(1), true, Err(Refusal::OtherAccount)),
        ] {
            assert_eq!(may_become_staff_anew(&by, has_account), want, "{by:?} {has_account}");
        }
    }
}
