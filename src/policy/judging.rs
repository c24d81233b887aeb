//! What a judge (juri) may do.

use crate::{
    Caller, Person, Refusal,
    entry::EntryNumber,
    panel::{Judge, Seat},
    round::RoundState,
    sheet::Gone,
    verdict::file::VersionState,
};

/// Being a judge of this edition: the account that accepted, while on the panel.
/// Who was on it is told since when that is over; for anybody else the area does not exist.
pub fn may_judge(by: &Caller, judge: &Judge) -> Result<Person, Refusal> {
    let person = by.person()?;
    match judge.off_at {
        _ if judge.account != Some(person.account) => Err(Refusal::NotFound),
        None => Ok(person),
        Some(since) => Err(Refusal::NoLongerJudge { since }),
    }
}

/// Reading that an invitation to one's address waits: while it can be answered, whoever has confirmed that the address
/// is theirs, runs no competitions, and has no place on that panel yet (`has_place`). What a demonstration (`is_demo`)
/// writes to somebody real reaches nobody, and its own people know nothing real. `released` is the last version that is
/// out.
pub fn may_know_of_invitation(
    by: &Caller,
    judge: &Judge,
    is_demo: bool,
    has_place: bool,
    released: Option<VersionState>,
) -> Result<Person, Refusal> {
    let person = by.confirmed()?;
    if person.demo != is_demo {
        return Err(Refusal::NotFound);
    }
    if person.staff.is_some() {
        return Err(Refusal::EntrantsDoNotJudge);
    }
    super::may_answer_invitation(judge, by.now, released)?;
    if has_place { Err(Refusal::InvitationSpent) } else { Ok(person) }
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

/// Reading the queue: while a round is open, whoever was asked about everything in it. `unasked` says how many entries
/// of open rounds came to this judge after conflicts were declared.
pub fn may_read_queue(by: &Caller, judge: &Judge, unasked: usize) -> Result<Person, Refusal> {
    let person = may_open_queue(by, judge)?;
    if unasked == 0 { Ok(person) } else { Err(Refusal::ConflictsFirst) }
}

/// Reading a plan and its sheet: the judge who was given it and was asked about it, unless they keep
/// their distance; also after the lock.
pub fn may_read_plan(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    let person = may_open_queue(by, &seat.judge)?;
    match (seat.assigned, &seat.distance, round) {
        (false, _, _) => Err(Refusal::NotFound),
        (true, _, RoundState::Waiting) => Err(Refusal::RoundNotOpen),
        (true, Some(_), _) => Err(Refusal::SteppedBack),
        (true, None, RoundState::Open { .. } | RoundState::Locked { .. }) if !seat.asked => {
            Err(Refusal::ConflictsFirst)
        }
        (true, None, RoundState::Open { .. } | RoundState::Locked { .. }) => Ok(person),
    }
}

/// What a judge is told of an entry that is judged no longer: why, if it was theirs to judge. For anybody else it
/// does not exist. `given` is the reason, for an entry that this judge was given.
#[must_use]
pub fn why_not_judged(by: &Caller, judge: &Judge, number: &EntryNumber, given: Option<Gone>) -> Refusal {
    match (may_open_queue(by, judge), given) {
        (Ok(_), Some(why)) => Refusal::JudgedNoLonger { number: number.clone(), why },
        (Ok(_), None) => Refusal::NotFound,
        (Err(refusal), _) => refusal,
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

/// Taking the receipt of one's own sheet, once the round is locked: whoever wrote it, also when they have
/// left the panel since. What was sealed stays sealed, as void if they left before the lock.
pub fn may_take_receipt(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    let on_panel = Judge { off_at: None, ..seat.judge.clone() };
    let person = may_read_plan(by, &Seat { judge: on_panel, ..seat.clone() }, round)?;
    match round {
        RoundState::Waiting | RoundState::Open { .. } => Err(Refusal::WrongState),
        RoundState::Locked { .. } => Ok(person),
    }
}

/// Stepping back from an entry (mengundurkan diri): whoever may score it.
pub fn may_step_back(by: &Caller, seat: &Seat, round: RoundState) -> Result<Person, Refusal> {
    may_score(by, seat, round)
}

#[cfg(test)]
mod tests {
    use super::super::cast::*;
    use super::*;
    use crate::{Actor, Staff, panel::Distance};

    const OPEN: RoundState = RoundState::Open { since: NOW };
    const LOCKED: RoundState = RoundState::Locked { since: NOW };

    fn conflict() -> Option<Distance> {
        Some(Distance::Conflict { reason: "sepupu".to_owned() })
    }

    #[test]
    fn an_invitation_waits_for_whoever_has_confirmed_the_address_while_it_can_be_answered() {
        let (provisional, over) = (Some(VersionState::Provisional), Some(VersionState::Final));
        let late = Judge { invited_until: NOW, ..invited() };
        let mut stranger = person(1);
        if let Actor::Person(person) = &mut stranger.actor {
            person.confirmed = false;
        }
        let mut invented = person(1);
        if let Actor::Person(person) = &mut invented.actor {
            person.demo = true;
        }
        for (by, judge, is_demo, has_place, released, want) in [
            (person(1), invited(), false, false, None, Ok(())),
            (person(1), invited(), false, false, provisional, Ok(())),
            (person(1), invited(), false, false, over, Err(Refusal::InvitationSpent)),
            (person(1), invited(), false, true, None, Err(Refusal::InvitationSpent)),
            (person(1), late, false, false, None, Err(Refusal::InvitationSpent)),
            (person(1), invited(), true, false, None, Err(Refusal::NotFound)),
            (invented.clone(), invited(), true, false, None, Ok(())),
            (invented, invited(), false, false, None, Err(Refusal::NotFound)),
            (made(), invited(), false, false, None, Err(Refusal::EntrantsDoNotJudge)),
            (stranger, invited(), false, false, None, Err(Refusal::ConfirmFirst)),
            (public(), invited(), false, false, None, Err(Refusal::SignInFirst)),
        ] {
            let got = may_know_of_invitation(&by, &judge, is_demo, has_place, released).map(drop);
            assert_eq!(got, want, "{by:?} {judge:?} {is_demo} {has_place} {released:?}");
        }
    }

    #[test]
    fn only_a_judge_who_was_given_an_entry_learns_why_it_is_judged_no_longer() {
        let number = EntryNumber::new(8449);
        let told = Refusal::JudgedNoLonger { number: number.clone(), why: Gone::Withdrawn };
        let off = Judge { off_at: Some(NOW), ..ketut() };
        for (by, judge, given, want) in [
            (person(1), ketut(), Some(Gone::Withdrawn), told),
            (person(1), ketut(), None, Refusal::NotFound),
            (person(1), off.clone(), Some(Gone::Withdrawn), Refusal::NoLongerJudge { since: NOW }),
            (person(1), off.clone(), None, Refusal::NoLongerJudge { since: NOW }),
            (person(2), off, None, Refusal::NotFound),
            (person(2), ketut(), Some(Gone::Withdrawn), Refusal::NotFound),
            (made(), ketut(), Some(Gone::Excluded), Refusal::NotFound),
            (public(), ketut(), Some(Gone::Excluded), Refusal::SignInFirst),
        ] {
            assert_eq!(why_not_judged(&by, &judge, &number, given), want, "{by:?} {given:?}");
        }
    }

    #[test]
    fn a_queue_is_read_by_who_was_asked_about_everything_in_it() {
        let no_conflicts = Judge { conflicts_at: None, ..ketut() };
        for (by, judge, unasked, want) in [
            (person(1), ketut(), 0, Ok(())),
            (person(1), ketut(), 1, Err(Refusal::ConflictsFirst)),
            (person(1), no_conflicts, 0, Err(Refusal::ConflictsFirst)),
            (person(2), ketut(), 1, Err(Refusal::NotFound)),
            (public(), ketut(), 1, Err(Refusal::SignInFirst)),
        ] {
            assert_eq!(may_read_queue(&by, &judge, unasked).map(drop), want, "{by:?} {unasked}");
        }
    }

    #[test]
    fn a_judge_reads_what_was_given_and_scores_until_the_lock() {
        use Refusal::*;
        let off = Judge { off_at: Some(NOW), ..ketut() };
        let no_pact = Judge { pact_at: None, ..ketut() };
        let no_conflicts = Judge { conflicts_at: None, ..ketut() };
        let own = || seat(ketut(), true, None);
        let unasked = |distance| Seat { asked: false, ..seat(ketut(), true, distance) };
        let locked = Err(RoundLocked { since: NOW });
        let ended = Err(NoLongerJudge { since: NOW });
        for (by, seat, round, read, score) in [
            (person(1), own(), OPEN, Ok(()), Ok(())),
            (person(1), own(), LOCKED, Ok(()), locked.clone()),
            (person(1), own(), RoundState::Waiting, Err(RoundNotOpen), Err(RoundNotOpen)),
            (person(1), seat(ketut(), false, None), OPEN, Err(NotFound), Err(NotFound)),
            (person(1), unasked(None), OPEN, Err(ConflictsFirst), Err(ConflictsFirst)),
            (person(1), unasked(None), LOCKED, Err(ConflictsFirst), Err(ConflictsFirst)),
            (person(1), unasked(None), RoundState::Waiting, Err(RoundNotOpen), Err(RoundNotOpen)),
            (person(1), unasked(conflict()), OPEN, Err(SteppedBack), Err(SteppedBack)),
            (person(1), seat(ketut(), true, conflict()), OPEN, Err(SteppedBack), Err(SteppedBack)),
            (person(1), seat(ketut(), true, conflict()), LOCKED, Err(SteppedBack), Err(SteppedBack)),
            (person(1), seat(no_pact, true, None), OPEN, Err(PactFirst), Err(PactFirst)),
            (person(1), seat(no_conflicts, true, None), OPEN, Err(ConflictsFirst), Err(ConflictsFirst)),
            (person(1), seat(off.clone(), true, None), OPEN, ended.clone(), ended.clone()),
            (person(1), seat(off, true, None), LOCKED, ended.clone(), ended.clone()),
            (person(2), own(), OPEN, Err(NotFound), Err(NotFound)),
            (made(), own(), OPEN, Err(NotFound), Err(NotFound)),
            (staff(Staff::Chair, true), own(), OPEN, Err(NotFound), Err(NotFound)),
            (public(), own(), OPEN, Err(SignInFirst), Err(SignInFirst)),
        ] {
            assert_eq!(
                may_read_plan(&by, &seat, round).map(drop),
                read.clone(),
                "read {by:?} {seat:?} {round:?}"
            );
            assert_eq!(may_score(&by, &seat, round).map(drop), score, "score {by:?} {seat:?} {round:?}");
            assert_eq!(may_step_back(&by, &seat, round).map(drop), score, "step back {by:?} {seat:?}");
            let receipt = match (read, round, seat.judge.off_at) {
                (Ok(()), RoundState::Open { .. }, _) | (_, RoundState::Open { .. }, Some(_)) => {
                    Err(WrongState)
                }
                (_, RoundState::Locked { .. }, Some(_)) => Ok(()),
                (read, ..) => read,
            };
            assert_eq!(may_take_receipt(&by, &seat, round).map(drop), receipt, "receipt {by:?} {seat:?}");
        }
    }
}
