//! The people of the tests.

use crate::{
    Actor, Caller, Instant, Locale, Person, Staff,
    id::{AccountId, EditionId, EntryId, JudgeId, RequestId},
    panel::{Distance, Judge, Seat},
};

/// The now of the tests.
pub(super) const NOW: Instant = Instant(1_800_000_000_000);

/// One of the accounts.
pub(super) fn account(n: u8) -> AccountId {
    AccountId::draw(Instant(1), [n; 10])
}

/// Nobody in particular.
pub(super) fn public() -> Caller {
    caller(Actor::Public)
}

/// Somebody signed in, running nothing.
pub(super) fn person(n: u8) -> Caller {
    caller(Actor::Person(Person {
        account: account(n),
        staff: None,
        confirmed: true,
        two_factors: false,
        demo: false,
        judges: false,
        proved_at: NOW,
    }))
}

/// Made Panitia, or Luh Ketua.
pub(super) fn staff(role: Staff, two_factors: bool) -> Caller {
    caller(Actor::Person(Person {
        account: account(200),
        staff: Some(role),
        confirmed: true,
        two_factors,
        demo: false,
        judges: false,
        proved_at: NOW,
    }))
}

/// An organiser who may do what organisers may.
pub(super) fn made() -> Caller {
    staff(Staff::Organiser, true)
}

/// Ketut Juri with account 1, ready to read.
pub(super) fn ketut() -> Judge {
    Judge {
        id: JudgeId::draw(Instant(1), [1; 10]),
        edition: EditionId::draw(Instant(1), [1; 10]),
        account: Some(account(1)),
        name: "Ketut Juri".to_owned(),
        invited_until: Instant(NOW.0 + 1),
        declined_at: None,
        pact_at: Some(NOW),
        conflicts_at: Some(NOW),
        off_at: None,
    }
}

/// Ketut before answering.
pub(super) fn invited() -> Judge {
    Judge { account: None, pact_at: None, conflicts_at: None, ..ketut() }
}

/// A seat of this judge.
pub(super) fn seat(judge: Judge, assigned: bool, distance: Option<Distance>) -> Seat {
    Seat { judge, entry: EntryId::draw(Instant(1), [9; 10]), assigned, asked: true, distance }
}

fn caller(actor: Actor) -> Caller {
    Caller { actor, now: NOW, request: RequestId::draw(NOW, [0; 10]), locale: Locale::Id }
}
