//! An entry before, at and after the closing; its answers; what is sent.

mod answers;
mod sending;

use super::*;
use crate::{
    edition::Closing,
    rulebook::tests::{DENPASAR, denpasar, with},
};
use serde_json::json;
use uuid::Uuid;

/// 2026-12-11T23:59 WITA with its minute, in UTC milliseconds.
const CLOSED: i64 = 1_797_004_800_000;
const GRACE_ENDS: i64 = CLOSED + 600_000;

/// Everything that a running business has to answer.
pub(crate) fn complete() -> Answers {
    [
        ("business", "Sambal Contoh"),
        ("maturity", "running"),
        ("since", "1-Mei-2024"),
        ("summary", "Sambal embe dalam botol kecil."),
        ("capital", "Rp 1.500.000"),
        ("statement", TICKED),
    ]
    .into_iter()
    .collect()
}

/// Wayan's entry in the general category.
pub(crate) fn entry(state: EntryState, answers: Answers, saved_at: i64) -> Entry {
    Entry {
        id: EntryId(Uuid::from_u128(1)),
        edition: EditionId(Uuid::from_u128(2)),
        owner: AccountId(Uuid::from_u128(3)),
        number: None,
        pattern: 7,
        category: "UMUM".into(),
        claim: Claim {
            born: "2004-05-01".parse().unwrap(),
            answers: [("domicile".to_owned(), true), ("related".to_owned(), false)].into(),
        },
        state,
        answers,
        in_time: None,
        version: 4,
        saved_at: Instant(saved_at),
        sent: None,
    }
}

fn door(rulebook: &Rulebook, now: i64) -> Door {
    Closing::of(rulebook, None).door(Instant(now))
}

#[test]
fn the_closing_of_the_file_is_the_end_of_its_minute() {
    assert_eq!(denpasar().closes_at(), Instant(CLOSED));
    assert_eq!(denpasar().closes_at().rfc3339(), "2026-12-11T16:00:00Z");
}

#[test]
fn an_entry_stands_where_the_clock_and_its_last_saving_put_it() {
    let rulebook = denpasar();
    let opens = rulebook.opens_at().0;
    let late = Standing::MaySendLate { ends: Instant(GRACE_ENDS) };
    let half = || Answers::default();
    use EntryState::{Draft, Sent, Withdrawn};
    for (state, answers, saved_at, now, want) in [
        (Draft, complete(), opens - 2, opens - 1, Standing::Draft),
        (Sent, complete(), opens - 2, opens - 1, Standing::Sent),
        (Draft, complete(), CLOSED - 1, opens, Standing::Draft),
        (Draft, complete(), CLOSED - 1, CLOSED - 1, Standing::Draft),
        (Draft, complete(), CLOSED - 1, CLOSED, late),
        (Draft, complete(), CLOSED - 1, CLOSED + 1, late),
        (Draft, complete(), CLOSED - 1, GRACE_ENDS - 1, late),
        (Draft, complete(), CLOSED - 1, GRACE_ENDS, Standing::Lapsed),
        (Draft, complete(), CLOSED, CLOSED, Standing::Lapsed),
        (Draft, complete(), CLOSED + 1, CLOSED + 1, Standing::Lapsed),
        (Draft, half(), CLOSED - 1, CLOSED - 1, Standing::Draft),
        (Draft, half(), CLOSED - 1, CLOSED, Standing::Lapsed),
        (Sent, complete(), CLOSED - 1, CLOSED - 1, Standing::Sent),
        (Sent, half(), CLOSED - 1, CLOSED, Standing::Received),
        (Sent, half(), CLOSED - 1, GRACE_ENDS + 1, Standing::Received),
        (Withdrawn, complete(), CLOSED - 1, CLOSED - 1, Standing::Withdrawn),
        (Withdrawn, complete(), CLOSED - 1, GRACE_ENDS, Standing::Withdrawn),
    ] {
        let entry = entry(state, answers, saved_at);
        let standing = entry.standing(&rulebook, door(&rulebook, now));
        assert_eq!(standing, want, "{state:?} saved {} at {}", saved_at - CLOSED, now - CLOSED);
    }
}

#[test]
fn what_may_be_sent_ends_with_the_grace() {
    let rulebook = denpasar();
    let opens = rulebook.opens_at();
    let closed = Refusal::Closed { closed: Instant(CLOSED) };
    use EntryState::{Draft, Sent, Withdrawn};
    for (state, answers, saved_at, now, want) in [
        (Draft, complete(), opens.0, opens.0 - 1, Err(Refusal::NotOpenYet { opens })),
        (Draft, complete(), opens.0, opens.0, Ok(())),
        (Draft, Answers::default(), opens.0, CLOSED - 1, Ok(())),
        (Draft, complete(), CLOSED - 1, CLOSED - 1, Ok(())),
        (Draft, complete(), CLOSED - 1, CLOSED, Ok(())),
        (Sent, complete(), CLOSED - 1, CLOSED + 1, Ok(())),
        (Draft, complete(), CLOSED - 1, GRACE_ENDS - 1, Ok(())),
        (Draft, complete(), CLOSED - 1, GRACE_ENDS, Err(closed.clone())),
        (Sent, complete(), CLOSED - 1, GRACE_ENDS, Err(closed.clone())),
        (Draft, complete(), CLOSED, CLOSED, Err(closed.clone())),
        (Draft, Answers::default(), CLOSED - 1, CLOSED, Err(closed)),
        (Withdrawn, complete(), CLOSED - 1, CLOSED - 1, Err(Refusal::WrongState)),
    ] {
        let entry = entry(state, answers, saved_at);
        let sendable = entry.sendable(&rulebook, door(&rulebook, now)).map(drop);
        assert_eq!(sendable, want, "{state:?} saved {} at {}", saved_at - CLOSED, now - CLOSED);
    }
}

#[test]
fn without_a_grace_the_closing_is_the_end() {
    let rulebook = with(DENPASAR, "timeline/grace", json!(0));
    let entry = entry(EntryState::Draft, complete(), CLOSED - 1);
    let closed = Refusal::Closed { closed: Instant(CLOSED) };
    assert_eq!(entry.sendable(&rulebook, door(&rulebook, CLOSED - 1)), Ok(&complete()));
    assert_eq!(entry.sendable(&rulebook, door(&rulebook, CLOSED)), Err(closed));
    assert_eq!(entry.standing(&rulebook, door(&rulebook, CLOSED)), Standing::Lapsed);
}

#[test]
fn text_typed_after_the_closing_is_kept_but_not_sent() {
    let rulebook = denpasar();
    let later = || complete().overlaid([("business", "Nama lain")].into_iter().collect());
    let type_at = |entry: Entry, now: i64| entry.with_answers(later(), door(&rulebook, now), Instant(now));
    for (now, kept_apart) in [(CLOSED - 1, false), (CLOSED, true), (CLOSED + 1, true), (GRACE_ENDS, true)] {
        let typed = type_at(entry(EntryState::Draft, complete(), CLOSED - 2), now);
        assert_eq!((typed.answers.clone(), typed.version, typed.saved_at), (later(), 5, Instant(now)));
        assert_eq!(typed.in_time, kept_apart.then(complete), "{}", now - CLOSED);
        let sendable = typed.sendable(&rulebook, door(&rulebook, CLOSED + 2)).cloned();
        assert_eq!(sendable, Ok(if kept_apart { complete() } else { later() }), "{}", now - CLOSED);
    }
    let twice = type_at(type_at(entry(EntryState::Draft, complete(), CLOSED - 2), CLOSED), CLOSED + 1);
    assert_eq!(twice.in_time, Some(complete()), "the first text in time stays");
    let begun_late = type_at(entry(EntryState::Draft, Answers::default(), CLOSED), CLOSED + 1);
    assert_eq!(begun_late.in_time, None);
    assert_eq!(begun_late.standing(&rulebook, door(&rulebook, CLOSED + 1)), Standing::Lapsed);
}

#[test]
fn what_was_decided_shows_on_what_takes_part_alone() {
    let (screened, later) = (Instant(GRACE_ENDS + 1), Instant(GRACE_ENDS + 2));
    let failed = || (Finding::Failed { reason: "copied".to_owned() }, screened);
    let passed = || (Finding::Passed, screened);
    let out = || Some(("Menjiplak.".to_owned(), later));
    let excluded = || Some(Decided::Excluded { reason: "Menjiplak.".to_owned(), at: later });
    let dropped = || Some(Decided::Failed { reason: "copied".to_owned(), at: screened });
    let late = Standing::MaySendLate { ends: Instant(GRACE_ENDS) };
    for (finding, reason, want, shown) in [
        (None, None, None, Standing::Received),
        (Some(passed()), None, Some(Decided::Passed), Standing::Received),
        (Some(failed()), None, dropped(), Standing::Failed),
        (Some(passed()), out(), excluded(), Standing::Excluded),
        (Some(failed()), out(), excluded(), Standing::Excluded),
        (None, out(), excluded(), Standing::Excluded),
    ] {
        let decided = Decided::of(finding, reason);
        assert_eq!(decided, want);
        assert_eq!(Standing::Received.given(decided.as_ref()), shown, "{decided:?}");
        for own in [Standing::Draft, late, Standing::Lapsed, Standing::Sent, Standing::Withdrawn] {
            assert_eq!(own.given(decided.as_ref()), own, "{decided:?}");
        }
    }
}

#[test]
fn what_takes_part_no_more_is_out_and_nothing_else() {
    for (standing, is_out) in [
        (Standing::Draft, false),
        (Standing::MaySendLate { ends: Instant(GRACE_ENDS) }, false),
        (Standing::Lapsed, true),
        (Standing::Sent, false),
        (Standing::MaySendAgain { ends: Instant(GRACE_ENDS) }, false),
        (Standing::Received, false),
        (Standing::Withdrawn, true),
        (Standing::Failed, true),
        (Standing::Excluded, true),
    ] {
        assert_eq!(standing.is_out(), is_out, "{standing:?}");
    }
}

#[test]
fn an_entry_goes_on_or_ends_in_its_last_round() {
    let rulebook = denpasar();
    let ended = |id: &str| Some(Course::EndedIn(id.to_owned()));
    let in_round = |id: &str| Some(Course::In(id.to_owned()));
    for (own, opened, want) in [
        (0, 0, None),
        (0, 1, None),
        (1, 1, in_round("S1")),
        (1, 2, ended("S1")),
        (2, 2, in_round("S2")),
        (3, 3, None),
    ] {
        assert_eq!(Course::of(&rulebook, own, opened), want, "{own} of {opened}");
    }
}

#[test]
fn a_number_has_four_digits_at_least() {
    for (n, want) in [(1, "0001"), (147, "0147"), (9999, "9999"), (12_345, "12345")] {
        assert_eq!(EntryNumber::new(n).to_string(), want);
    }
}
