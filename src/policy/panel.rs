//! Who sits on the panel of judges, and what they say before they read.

use super::people::{fresh, may_take_part};
use crate::{
    Caller, Instant, Person, Refusal,
    panel::{Judge, JudgeState},
    problem::What,
    round::{self, RoundState},
    verdict::file::VersionState,
};

/// Answering an invitation: whoever has the link, while it works, and until the final result. `released` is the last
/// version that is out.
pub fn may_answer_invitation(
    judge: &Judge,
    now: Instant,
    released: Option<VersionState>,
) -> Result<(), Refusal> {
    match judge.state(now) {
        JudgeState::Invited { .. } if released == Some(VersionState::Final) => Err(Refusal::InvitationSpent),
        JudgeState::Invited { .. } => Ok(()),
        JudgeState::Lapsed
        | JudgeState::Declined
        | JudgeState::Accepted
        | JudgeState::Sworn
        | JudgeState::Ready
        | JudgeState::Off => Err(Refusal::InvitationSpent),
    }
}

/// What [`may_accept_invitation`] needs to know of the account that accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Its address is the one that the invitation went to.
    pub is_invited: bool,
    /// It has an entry in the edition that is not withdrawn, or was after a round had begun with it.
    pub has_entry: bool,
    /// It runs competitions, by now if not when its owner signed in.
    pub runs: bool,
    /// The last version of the edition's result that is out.
    pub released: Option<VersionState>,
}

/// Accepting an invitation with an account: the invited one, unless its owner
/// takes part or runs competitions.
pub fn may_accept_invitation(by: &Caller, judge: &Judge, account: Acceptance) -> Result<Person, Refusal> {
    may_answer_invitation(judge, by.now, account.released)?;
    let person = by.person()?;
    if !account.is_invited {
        return Err(Refusal::OtherAccount);
    }
    if person.staff.is_some() || account.runs || account.has_entry {
        return Err(Refusal::EntrantsDoNotJudge);
    }
    Ok(person)
}

/// Inviting judges, and again those who have not answered: organisers, freshly proved, since it gives a role, until the
/// final result (`released` is the last version that is out). Into a demonstration its own organisers alone: whom it
/// invites gets no letter.
pub fn may_invite_judge(
    by: &Caller,
    is_demo: bool,
    released: Option<VersionState>,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    may_take_part(by, is_demo, false)?;
    match released {
        Some(VersionState::Final) => Err(Refusal::WrongState),
        Some(VersionState::Provisional) | None => fresh(by, person),
    }
}

/// What [`may_be_invited`] needs to know of the owner of an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Invitee {
    /// Their place on the panel, if they were invited before.
    pub place: Option<JudgeState>,
    /// They have an entry in the edition that is not withdrawn, or was after a round had begun with it.
    pub has_entry: bool,
    /// They run competitions.
    pub runs: bool,
}

/// Being invited to judge: anybody who neither takes part nor runs competitions, and once more who has not
/// accepted. Asked again when they accept, since much can change until then.
pub fn may_be_invited(invitee: Invitee) -> Result<(), What> {
    if invitee.runs {
        return Err(What::RunsCompetitions);
    }
    if invitee.has_entry {
        return Err(What::TakesPart);
    }
    match invitee.place {
        None | Some(JudgeState::Invited { .. } | JudgeState::Lapsed | JudgeState::Declined) => Ok(()),
        Some(JudgeState::Accepted | JudgeState::Sworn | JudgeState::Ready) => Err(What::JudgesAlready),
        Some(JudgeState::Off) => Err(What::TakenOff),
    }
}

/// Giving a judge a round of a category: organisers, until the lock; a further
/// reader may be needed while it is open.
pub fn may_seat_judge(by: &Caller, judge: &Judge, round: RoundState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match round {
        RoundState::Locked { since } => return Err(Refusal::RoundLocked { since }),
        RoundState::Waiting | RoundState::Open { .. } => {}
    }
    match judge.state(by.now) {
        JudgeState::Invited { .. }
        | JudgeState::Lapsed
        | JudgeState::Accepted
        | JudgeState::Sworn
        | JudgeState::Ready => Ok(person),
        JudgeState::Declined | JudgeState::Off => Err(Refusal::WrongState),
    }
}

/// Giving a round to everybody who is ready at once: organisers, until it is open. From then on a further reader is
/// chosen one by one.
pub fn may_seat_ready(by: &Caller, round: RoundState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match round {
        RoundState::Waiting => Ok(person),
        RoundState::Open { .. } => Err(Refusal::WrongState),
        RoundState::Locked { since } => Err(Refusal::RoundLocked { since }),
    }
}

/// Taking a round of a category from a judge: organisers, until it is open.
/// From then on a judge leaves only with a reason and two signatures.
pub fn may_unseat_judge(by: &Caller, round: RoundState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match round {
        RoundState::Waiting => Ok(person),
        RoundState::Open { .. } | RoundState::Locked { .. } => Err(Refusal::BuiltOn),
    }
}

/// Signing the pact of integrity: a judge, once.
pub fn may_sign_pact(by: &Caller, judge: &Judge) -> Result<Person, Refusal> {
    let person = super::may_judge(by, judge)?;
    match judge.pact_at {
        None => Ok(person),
        Some(_) => Err(Refusal::WrongState),
    }
}

/// Declaring conflicts: a judge who has signed, once, when it is known which
/// entries there are: when none come in any more (`coming` is what [`awaits`](crate::edition::Closing::awaits) says) and
/// all are screened; and about those that came to them later, once each. `unasked` says how many entries this judge was
/// not asked about.
pub fn may_declare_conflicts(
    by: &Caller,
    judge: &Judge,
    coming: Option<round::Obstacle>,
    unscreened: u32,
    unasked: usize,
) -> Result<Person, Refusal> {
    let person = super::may_judge(by, judge)?;
    match (judge.pact_at, judge.conflicts_at) {
        (None, _) => return Err(Refusal::PactFirst),
        (Some(_), Some(_)) if unasked == 0 => return Err(Refusal::ConflictsStand),
        (Some(_), _) => {}
    }
    let obstacles = round::list_awaits(coming, unscreened);
    if obstacles.is_empty() { Ok(person) } else { Err(Refusal::NotReady(obstacles)) }
}

/// Reminding a judge: organisers, while the round is open.
pub fn may_remind_judge(by: &Caller, round: RoundState) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match round {
        RoundState::Waiting => Err(Refusal::RoundNotOpen),
        RoundState::Open { .. } => Ok(person),
        RoundState::Locked { since } => Err(Refusal::RoundLocked { since }),
    }
}

/// Opening a round: organisers, once nothing stands in its way; once.
pub fn may_open_round(
    by: &Caller,
    state: RoundState,
    obstacles: Vec<round::Obstacle>,
) -> Result<Person, Refusal> {
    let (person, _) = by.staff()?;
    match state {
        RoundState::Waiting if obstacles.is_empty() => Ok(person),
        RoundState::Waiting => Err(Refusal::NotReady(obstacles)),
        RoundState::Open { since } => Err(Refusal::AlreadyDone { by: Vec::new(), at: since }),
        RoundState::Locked { since } => Err(Refusal::RoundLocked { since }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::cast::*;
    use super::*;
    use crate::Staff;
    use Refusal::*;

    const OPEN: RoundState = RoundState::Open { since: NOW };
    const LOCKED: RoundState = RoundState::Locked { since: NOW };

    #[test]
    fn who_takes_part_runs_or_sits_is_not_invited() {
        let nobody = Invitee::default();
        let placed = |place| Invitee { place: Some(place), ..nobody };
        for (invitee, want) in [
            (nobody, Ok(())),
            (placed(JudgeState::Invited { until: NOW }), Ok(())),
            (placed(JudgeState::Lapsed), Ok(())),
            (placed(JudgeState::Declined), Ok(())),
            (placed(JudgeState::Accepted), Err(What::JudgesAlready)),
            (placed(JudgeState::Sworn), Err(What::JudgesAlready)),
            (placed(JudgeState::Ready), Err(What::JudgesAlready)),
            (placed(JudgeState::Off), Err(What::TakenOff)),
            (Invitee { has_entry: true, ..nobody }, Err(What::TakesPart)),
            (Invitee { runs: true, ..nobody }, Err(What::RunsCompetitions)),
            (Invitee { runs: true, ..placed(JudgeState::Lapsed) }, Err(What::RunsCompetitions)),
        ] {
            assert_eq!(may_be_invited(invitee), want, "{invitee:?}");
        }
    }

    #[test]
    fn judges_are_invited_until_the_final_result_and_into_a_demonstration_by_its_own_people() {
        use crate::Actor;
        let mut invented = made();
        if let Actor::Person(person) = &mut invented.actor {
            person.demo = true;
        }
        let (provisional, over) = (Some(VersionState::Provisional), Some(VersionState::Final));
        for (by, is_demo, released, want) in [
            (made(), false, None, Ok(())),
            (made(), false, provisional, Ok(())),
            (made(), false, over, Err(WrongState)),
            (made(), true, None, Err(Invented)),
            (invented.clone(), true, provisional, Ok(())),
            (invented.clone(), true, over, Err(WrongState)),
            (invented, false, None, Err(NotFound)),
            (person(1), false, over, Err(OrganisersOnly)),
            (public(), true, over, Err(SignInFirst)),
        ] {
            let got = may_invite_judge(&by, is_demo, released).map(drop);
            assert_eq!(got, want, "{by:?} {is_demo} {released:?}");
        }
    }

    #[test]
    fn an_invitation_is_answered_once_in_time_and_by_no_entrant() {
        let invited_account = Acceptance { is_invited: true, has_entry: false, runs: false, released: None };
        let provisional = Acceptance { released: Some(VersionState::Provisional), ..invited_account };
        let over = Acceptance { released: Some(VersionState::Final), ..invited_account };
        let entrant = Acceptance { has_entry: true, ..invited_account };
        let appointed = Acceptance { runs: true, ..invited_account };
        let another = Acceptance { is_invited: false, ..invited_account };
        let late = Judge { invited_until: NOW, ..invited() };
        let declined = Judge { declined_at: Some(NOW), ..invited() };
        let off = Judge { off_at: Some(NOW), ..invited() };
        for (by, judge, account, want) in [
            (person(1), invited(), invited_account, Ok(())),
            (person(1), invited(), provisional, Ok(())),
            (person(1), invited(), over, Err(InvitationSpent)),
            (public(), invited(), over, Err(InvitationSpent)),
            (person(1), invited(), entrant, Err(EntrantsDoNotJudge)),
            (person(1), invited(), appointed, Err(EntrantsDoNotJudge)),
            (person(1), invited(), another, Err(OtherAccount)),
            (made(), invited(), invited_account, Err(EntrantsDoNotJudge)),
            (staff(Staff::Chair, true), invited(), invited_account, Err(EntrantsDoNotJudge)),
            (public(), invited(), invited_account, Err(SignInFirst)),
            (person(1), late, invited_account, Err(InvitationSpent)),
            (person(1), declined, invited_account, Err(InvitationSpent)),
            (person(1), off, invited_account, Err(InvitationSpent)),
            (person(1), ketut(), invited_account, Err(InvitationSpent)),
        ] {
            let got = may_accept_invitation(&by, &judge, account).map(drop);
            assert_eq!(got, want, "{by:?} {judge:?} {account:?}");
        }
    }

    #[test]
    fn seats_are_given_until_the_lock_and_taken_until_the_opening() {
        let declined = Judge { declined_at: Some(NOW), ..invited() };
        let off = Judge { off_at: Some(NOW), ..ketut() };
        let late = Judge { invited_until: NOW, ..invited() };
        let accepted = Judge { pact_at: None, conflicts_at: None, ..ketut() };
        let sworn = Judge { conflicts_at: None, ..ketut() };
        let locked = || Err(RoundLocked { since: NOW });
        for (by, judge, round, seat, unseat) in [
            (made(), ketut(), RoundState::Waiting, Ok(()), Ok(())),
            (made(), invited(), RoundState::Waiting, Ok(()), Ok(())),
            (made(), late, RoundState::Waiting, Ok(()), Ok(())),
            (made(), accepted, RoundState::Waiting, Ok(()), Ok(())),
            (made(), sworn, OPEN, Ok(()), Err(BuiltOn)),
            (made(), ketut(), OPEN, Ok(()), Err(BuiltOn)),
            (made(), ketut(), LOCKED, locked(), Err(BuiltOn)),
            (made(), declined, RoundState::Waiting, Err(WrongState), Ok(())),
            (made(), off, OPEN, Err(WrongState), Err(BuiltOn)),
            (person(1), ketut(), RoundState::Waiting, Err(OrganisersOnly), Err(OrganisersOnly)),
            (public(), ketut(), RoundState::Waiting, Err(SignInFirst), Err(SignInFirst)),
        ] {
            assert_eq!(may_seat_judge(&by, &judge, round).map(drop), seat, "seat {judge:?} {round:?}");
            assert_eq!(may_unseat_judge(&by, round).map(drop), unseat, "unseat {by:?} {round:?}");
        }
    }

    #[test]
    fn a_round_is_given_to_everybody_at_once_until_it_is_open() {
        for (by, round, want) in [
            (made(), RoundState::Waiting, Ok(())),
            (made(), OPEN, Err(WrongState)),
            (made(), LOCKED, Err(RoundLocked { since: NOW })),
            (person(1), RoundState::Waiting, Err(OrganisersOnly)),
            (public(), RoundState::Waiting, Err(SignInFirst)),
        ] {
            assert_eq!(may_seat_ready(&by, round).map(drop), want, "{by:?} {round:?}");
        }
    }

    #[test]
    fn pact_then_conflicts_each_once() {
        let sworn = Judge { conflicts_at: None, ..ketut() };
        let accepted = Judge { pact_at: None, conflicts_at: None, ..ketut() };
        let open = || round::Obstacle::EntriesComeIn { until: NOW };
        let grace = || round::Obstacle::GraceLasts { until: NOW };
        let unread = |entries| round::Obstacle::Unscreened { entries };
        let waits = |obstacles| Err(NotReady(obstacles));
        for (by, judge, coming, unscreened, pact, conflicts) in [
            (person(1), accepted.clone(), None, 0, Ok(()), Err(PactFirst)),
            (person(1), accepted.clone(), Some(open()), 0, Ok(()), Err(PactFirst)),
            (person(1), sworn.clone(), None, 0, Err(WrongState), Ok(())),
            (person(1), sworn.clone(), None, 1, Err(WrongState), waits(vec![unread(1)])),
            (person(1), sworn.clone(), Some(open()), 0, Err(WrongState), waits(vec![open()])),
            (person(1), sworn.clone(), Some(grace()), 0, Err(WrongState), waits(vec![grace()])),
            (person(1), sworn.clone(), Some(open()), 2, Err(WrongState), waits(vec![unread(2), open()])),
            (person(1), ketut(), None, 0, Err(WrongState), Err(ConflictsStand)),
            (person(1), ketut(), None, 2, Err(WrongState), Err(ConflictsStand)),
            (person(2), sworn, None, 0, Err(NotFound), Err(NotFound)),
            (person(2), accepted, None, 0, Err(NotFound), Err(NotFound)),
        ] {
            assert_eq!(may_sign_pact(&by, &judge).map(drop), pact, "{by:?} {judge:?}");
            let declares =
                |unasked| may_declare_conflicts(&by, &judge, coming.clone(), unscreened, unasked).map(drop);
            assert_eq!(declares(0), conflicts, "{judge:?} {coming:?} {unscreened}");
            // About what came later, whoever has declared declares once more, when it is known what that is.
            let more = match unscreened {
                _ if conflicts != Err(ConflictsStand) => conflicts,
                0 => Ok(()),
                entries => waits(vec![unread(entries)]),
            };
            assert_eq!(declares(1), more, "{judge:?} {coming:?} {unscreened}");
        }
    }

    #[test]
    fn a_round_is_opened_once_by_organisers_when_nothing_stands_in_its_way() {
        let early = || vec![round::Obstacle::EntriesComeIn { until: NOW }];
        for (by, state, obstacles, want) in [
            (made(), RoundState::Waiting, vec![], Ok(())),
            (made(), RoundState::Waiting, early(), Err(NotReady(early()))),
            (made(), OPEN, vec![], Err(AlreadyDone { by: vec![], at: NOW })),
            (made(), LOCKED, early(), Err(RoundLocked { since: NOW })),
            (person(1), RoundState::Waiting, vec![], Err(OrganisersOnly)),
        ] {
            assert_eq!(may_open_round(&by, state, obstacles).map(drop), want, "{by:?} {state:?}");
        }
        for (by, state, want) in [
            (made(), OPEN, Ok(())),
            (made(), RoundState::Waiting, Err(RoundNotOpen)),
            (made(), LOCKED, Err(RoundLocked { since: NOW })),
            (person(1), OPEN, Err(OrganisersOnly)),
        ] {
            assert_eq!(may_remind_judge(&by, state).map(drop), want, "{by:?} {state:?}");
        }
    }
}
