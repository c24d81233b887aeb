//! Who locks, releases, decides and excludes, as tables.

use super::super::cast::*;
use super::*;
use crate::{Actor, Instant, id::EntryId, rulebook::tests::denpasar, signature::Content};

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
fn what_waits_for_the_callers_own_signature_comes_before_every_step() {
    use Staff::{Chair, Organiser};
    let (lock, release) = (Act::Lock { round: "S1".to_owned() }, Act::Release { version: 1 });
    let off = Act::TakeOff { judge: ketut().id };
    let exclude = Act::Exclude { entry: EntryId::draw(NOW, [9; 10]) };
    let (by_chair, by_other) = ((account(199), Chair), (account(199), Organiser));
    let own = (account(200), Organiser);
    for (by, signed, want) in [
        (made(), vec![], None),
        // Locks and releases are steps themselves.
        (made(), vec![(&lock, by_chair), (&release, by_chair)], None),
        (made(), vec![(&lock, by_chair), (&exclude, by_chair)], Some(&exclude)),
        (made(), vec![(&off, by_chair), (&exclude, by_chair)], Some(&off)),
        // One of the two chairs, and nobody signs twice.
        (made(), vec![(&off, by_other), (&exclude, by_chair)], Some(&exclude)),
        (made(), vec![(&off, own), (&exclude, by_other)], None),
        (staff(Chair, true), vec![(&exclude, by_other)], Some(&exclude)),
        (person(1), vec![(&exclude, by_chair)], None),
        (public(), vec![(&exclude, by_chair)], None),
    ] {
        assert_eq!(to_complete_first(&by, signed.clone()), want, "{by:?} {signed:?}");
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
    for (by, round, is_cut, state, since_release, want) in [
        (chair(), OPEN, true, Judging, false, Ok(())),
        (chair(), LOCKED, true, Judging, false, Err(RoundLocked { since: NOW })),
        (chair(), LOCKED, true, Provisional, true, Err(RoundLocked { since: NOW })),
        (chair(), OPEN, false, Judging, false, Ok(())),
        (chair(), LOCKED, false, Ready, false, Ok(())),
        (chair(), LOCKED, false, Provisional, false, Err(BuiltOn)),
        (chair(), LOCKED, false, Provisional, true, Ok(())),
        (chair(), LOCKED, false, Final, true, Err(BuiltOn)),
        (chair(), RoundState::Waiting, true, Judging, false, Err(RoundNotOpen)),
        (other(Staff::Chair, 10), OPEN, true, Judging, false, Err(ProveAgain)),
        (other(Staff::Chair, 10), LOCKED, false, Provisional, true, Err(ProveAgain)),
        (made(), OPEN, true, Judging, false, Err(ChairOnly)),
        (person(1), OPEN, true, Judging, false, Err(OrganisersOnly)),
    ] {
        let got = may_decide_plenary(&by, round, is_cut, state, since_release).map(drop);
        assert_eq!(got, want, "{by:?} {round:?} {is_cut} {state:?} {since_release}");
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
