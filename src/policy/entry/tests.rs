//! Who may do what with an entry: actor by actor, state by state.

use super::*;
use crate::{
    Actor, Instant, Locale, Staff,
    entry::tests::{complete, entry},
    id::{AccountId, RequestId},
    rulebook::tests::denpasar,
};
use EntryState::{Draft, Sent, Withdrawn};
use uuid::Uuid;

/// Who asks: the cast of these tests.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Public,
    Juara,
    /// The owner, with a confirmed address.
    Wayan,
    /// The owner before the address is confirmed.
    WayanUnconfirmed,
    /// Somebody else who applies.
    Komang,
    /// An organiser with an authenticator.
    Made,
    /// The chair with an authenticator.
    Luh,
}

const EVERYBODY: [Who; 7] =
    [Who::Public, Who::Juara, Who::Wayan, Who::WayanUnconfirmed, Who::Komang, Who::Made, Who::Luh];

fn caller(who: Who, now: Instant) -> Caller {
    let person = |account: u128, staff: Option<Staff>, confirmed| {
        Actor::Person(Person {
            account: AccountId(Uuid::from_u128(account)),
            staff,
            confirmed,
            two_factors: staff.is_some(),
            demo: false,
            judges: false,
            proved_at: now,
        })
    };
    let actor = match who {
        Who::Public => Actor::Public,
        Who::Juara => Actor::System,
        Who::Wayan => person(3, None, true),
        Who::WayanUnconfirmed => person(3, None, false),
        Who::Komang => person(4, None, true),
        Who::Made => person(5, Some(Staff::Organiser), true),
        Who::Luh => person(6, Some(Staff::Chair), true),
    };
    Caller { actor, now, request: RequestId(Uuid::from_u128(9)), locale: Locale::Id }
}

/// The moments around the closing, and what is refused because of the clock.
fn moments() -> [(&'static str, Instant, Option<Refusal>); 5] {
    let rulebook = denpasar();
    let (opens, closed) = (rulebook.opens_at(), rulebook.closes_at());
    let grace_ends = Closing::of(&rulebook, None).ends();
    let shut = || Some(Refusal::Closed { closed });
    [
        ("before the opening", Instant(opens.0 - 1), Some(Refusal::NotOpenYet { opens })),
        ("at the opening", opens, None),
        ("just before the closing", Instant(closed.0 - 1), None),
        ("at the closing", closed, shut()),
        ("after the grace", grace_ends, shut()),
    ]
}

fn code<T>(answer: Result<T, Refusal>) -> &'static str {
    answer.map_or_else(|refusal| refusal.code(), |_| "yes")
}

#[test]
fn an_entry_exists_for_its_owner_alone() {
    let now = denpasar().opens_at();
    for state in [Draft, Sent, Withdrawn] {
        let entry = entry(state, complete(), now.0);
        let answers = EVERYBODY.map(|who| code(may_read_entry(&caller(who, now), &entry)));
        let public = "sign-in-first";
        assert_eq!(
            answers,
            [public, public, "yes", "yes", "not-found", "not-found", "not-found"],
            "{state:?}"
        );
    }
}

#[test]
fn a_stranger_learns_nothing_from_any_act() {
    let rulebook = denpasar();
    let closing = Closing::of(&rulebook, None);
    let category = rulebook.category("UMUM").unwrap();
    for state in [Draft, Sent, Withdrawn] {
        for (when, now, _) in moments() {
            let entry = entry(state, complete(), rulebook.opens_at().0);
            for (who, want) in [
                (Who::Public, Refusal::SignInFirst),
                (Who::Juara, Refusal::SignInFirst),
                (Who::Komang, Refusal::NotFound),
                (Who::Made, Refusal::NotFound),
                (Who::Luh, Refusal::NotFound),
            ] {
                let by = caller(who, now);
                let refused = [
                    may_read_entry(&by, &entry).map(drop),
                    may_save_draft(&by, &entry).map(drop),
                    may_send_entry(&by, &rulebook, &closing, &entry, false).map(drop),
                    may_change_category(&by, &rulebook, &closing, &entry, category),
                    may_read_comments(&by, &entry, Some(VersionState::Final)),
                    may_withdraw_entry(&by, &entry, None, None),
                    may_move_entry(&by, &rulebook, &closing, &entry),
                    may_delete_draft(&by, &entry),
                ];
                assert!(
                    refused.iter().all(|r| *r == Err(want.clone())),
                    "{who:?} {state:?} {when}: {refused:?}"
                );
            }
        }
    }
}

#[test]
fn the_owner_may_what_the_state_allows() {
    let now = denpasar().opens_at();
    for (state, save, withdraw, once_final, delete) in [
        (Draft, "yes", "wrong-state", "wrong-state", "yes"),
        (Sent, "yes", "yes", "result-final", "wrong-state"),
        (Withdrawn, "wrong-state", "wrong-state", "wrong-state", "wrong-state"),
    ] {
        let entry = entry(state, complete(), now.0);
        for who in [Who::Wayan, Who::WayanUnconfirmed] {
            // The clock has no say here: text is kept, and a promise can be taken back.
            for (when, now, _) in moments() {
                let by = caller(who, now);
                let found = (
                    code(may_save_draft(&by, &entry)),
                    code(may_withdraw_entry(&by, &entry, None, Some(VersionState::Provisional))),
                    code(may_withdraw_entry(&by, &entry, None, Some(VersionState::Final))),
                    code(may_delete_draft(&by, &entry)),
                );
                assert_eq!(found, (save, withdraw, once_final, delete), "{who:?} {state:?} {when}");
            }
        }
    }
}

#[test]
fn only_what_takes_part_is_withdrawn() {
    let by = caller(Who::Wayan, denpasar().opens_at());
    let reason = || "x".to_owned();
    for (decided, want) in [
        (None, "yes"),
        (Some(Decided::Passed), "yes"),
        (Some(Decided::Failed { reason: reason(), at: by.now }), "wrong-state"),
        (Some(Decided::Excluded { reason: reason(), at: by.now }), "wrong-state"),
    ] {
        let entry = entry(Sent, complete(), by.now.0);
        assert_eq!(code(may_withdraw_entry(&by, &entry, decided.as_ref(), None)), want, "{decided:?}");
    }
}

#[test]
fn comments_are_read_once_a_result_is_out() {
    let now = denpasar().opens_at();
    for state in [Draft, Sent, Withdrawn] {
        let entry = entry(state, complete(), now.0);
        for (released, want) in [
            (None, "wrong-state"),
            (Some(VersionState::Provisional), "yes"),
            (Some(VersionState::Final), "yes"),
        ] {
            let found = code(may_read_comments(&caller(Who::Wayan, now), &entry, released));
            assert_eq!(found, want, "{state:?} {released:?}");
        }
    }
}

#[test]
fn sending_asks_the_address_the_clock_and_the_state() {
    let rulebook = denpasar();
    let closing = Closing::of(&rulebook, None);
    let early = rulebook.opens_at().0;
    for (who, state, when) in [
        (Who::Wayan, Draft, ["not-open-yet", "yes", "yes", "yes", "closed"]),
        (Who::Wayan, Sent, ["not-open-yet", "yes", "yes", "yes", "closed"]),
        (Who::Wayan, Withdrawn, ["wrong-state"; 5]),
        (Who::WayanUnconfirmed, Draft, ["confirm-first"; 5]),
        (Who::WayanUnconfirmed, Sent, ["confirm-first"; 5]),
    ] {
        let entry = entry(state, complete(), early);
        let found = moments()
            .map(|(_, now, _)| code(may_send_entry(&caller(who, now), &rulebook, &closing, &entry, false)));
        assert_eq!(found, when, "{who:?} {state:?}");
    }
}

#[test]
fn a_recorded_closing_shuts_the_door_whatever_the_rulebook_says() {
    let rulebook = denpasar();
    let recorded = Instant(rulebook.opens_at().0 + 1_000);
    let closing = Closing::of(&rulebook, Some(recorded));
    let entry = entry(Draft, complete(), recorded.0);
    let by = caller(Who::Wayan, Instant(recorded.0 + 1));
    let send = |by: &Caller, screened| may_send_entry(by, &rulebook, &closing, &entry, screened).map(drop);
    let closed = || Err(Refusal::Closed { closed: recorded });
    assert_eq!(send(&by, false), closed(), "saved at the bound is too late");
    // What was on its way when the closing was recorded came before, unless somebody has decided about it.
    let before = caller(Who::Wayan, Instant(recorded.0 - 1));
    assert_eq!((send(&before, false), send(&before, true)), (Ok(()), closed()));
    let begun = begin(&by, &rulebook, &closing, "UMUM", NO_PART);
    assert_eq!(begun, Err(Refusal::Closed { closed: recorded }));
}

const NO_PART: Part = Part { has_entry: false, judges_or_runs: false, invited_until: None };

fn begin(
    by: &Caller,
    rulebook: &Rulebook,
    closing: &Closing,
    category: &str,
    part: Part,
) -> Result<(), Refusal> {
    let claim = entry(Draft, complete(), 0).claim;
    may_begin_entry(by, rulebook, closing, rulebook.category(category).unwrap(), &claim, part).map(drop)
}

#[test]
fn whoever_was_invited_to_judge_enters_once_that_is_over() {
    let until = Instant(5);
    let judges = Part { judges_or_runs: true, ..NO_PART };
    let invited = Part { invited_until: Some(until), ..NO_PART };
    for (judge, want) in [
        (None, NO_PART),
        (Some(JudgeState::Declined), NO_PART),
        (Some(JudgeState::Lapsed), NO_PART),
        (Some(JudgeState::Invited { until }), invited),
        (Some(JudgeState::Accepted), judges),
        (Some(JudgeState::Sworn), judges),
        (Some(JudgeState::Ready), judges),
        (Some(JudgeState::Off), judges),
    ] {
        assert_eq!(Part::of(false, false, judge), want, "{judge:?}");
        assert_eq!(Part::of(false, true, judge), Part { judges_or_runs: true, ..want }, "{judge:?}");
        assert_eq!(Part::of(true, false, judge), Part { has_entry: true, ..want }, "{judge:?}");
    }
}

#[test]
fn beginning_asks_everything_in_the_order_in_which_people_can_mend_it() {
    let rulebook = denpasar();
    let closing = Closing::of(&rulebook, None);
    let has_entry = Part { has_entry: true, ..NO_PART };
    let judges = Part { judges_or_runs: true, ..NO_PART };
    let both = Part { has_entry: true, ..judges };
    let invited = Part { invited_until: Some(Instant(5)), ..NO_PART };
    let open = rulebook.opens_at();
    for (who, category, part, want) in [
        (Who::Public, "UMUM", NO_PART, "sign-in-first"),
        (Who::Juara, "UMUM", NO_PART, "sign-in-first"),
        (Who::WayanUnconfirmed, "UMUM", NO_PART, "confirm-first"),
        (Who::Wayan, "UMUM", NO_PART, "yes"),
        (Who::Komang, "UMUM", NO_PART, "yes"),
        (Who::Wayan, "UMUM", has_entry, "one-entry-only"),
        (Who::Wayan, "UMUM", judges, "entrants-do-not-judge"),
        (Who::Wayan, "UMUM", both, "entrants-do-not-judge"),
        (Who::Wayan, "UMUM", invited, "invitation-waits"),
        (Who::Wayan, "MAHASISWA", invited, "invitation-waits"),
        (Who::WayanUnconfirmed, "UMUM", invited, "confirm-first"),
        (Who::Made, "UMUM", NO_PART, "entrants-do-not-judge"),
        (Who::Luh, "UMUM", NO_PART, "entrants-do-not-judge"),
        (Who::Wayan, "MAHASISWA", NO_PART, "not-eligible"),
        (Who::Wayan, "MAHASISWA", has_entry, "one-entry-only"),
    ] {
        let found = code(begin(&caller(who, open), &rulebook, &closing, category, part));
        assert_eq!(found, want, "{who:?} {category} {part:?}");
    }
    for (when, now, refused) in moments() {
        let found = begin(&caller(Who::Wayan, now), &rulebook, &closing, "UMUM", NO_PART);
        assert_eq!(found, refused.map_or(Ok(()), Err), "{when}");
    }
}

#[test]
fn the_category_changes_while_entries_are_open_into_one_that_fits() {
    let rulebook = denpasar();
    let closing = Closing::of(&rulebook, None);
    let change = |entry: &Entry, category: &str, now| {
        let category = rulebook.category(category).unwrap();
        may_change_category(&caller(Who::Wayan, now), &rulebook, &closing, entry, category)
    };
    let student = |state| {
        let mut entry = entry(state, complete(), rulebook.opens_at().0);
        entry.claim.answers.insert("student".into(), true);
        entry
    };
    for (when, now, refused) in moments() {
        for state in [Draft, Sent] {
            let want = refused.clone().map_or(Ok(()), Err);
            assert_eq!(change(&student(state), "MAHASISWA", now), want, "{state:?} {when}");
        }
        assert_eq!(change(&student(Withdrawn), "MAHASISWA", now), Err(Refusal::WrongState), "{when}");
    }
    let mut alone = rulebook.clone();
    alone.categories.truncate(1);
    let by = caller(Who::Wayan, rulebook.opens_at());
    assert_eq!(may_move_entry(&by, &alone, &closing, &student(Draft)), Err(Refusal::WrongState));
    let no_student = entry(Draft, complete(), rulebook.opens_at().0);
    let refused = change(&no_student, "MAHASISWA", rulebook.opens_at());
    assert_eq!(code(refused), "not-eligible");
}
