//! The bytes that a receipt proves.

use super::*;
use crate::{canonical, problem::What};

fn sent(sending: u32, category: &str, answers: &Answers) -> SentEntry {
    SentEntry::new(&denpasar(), &EntryNumber::new(147), sending, category, answers).unwrap()
}

#[test]
fn the_bytes_of_a_sending_are_known_to_the_last() {
    let sent = sent(1, "UMUM", &complete());
    let want = concat!(
        r#"{"answers":{"business":"Sambal Contoh","capital":1500000,"maturity":"running","#,
        r#""since":"2024-05-01","statement":true,"summary":"Sambal embe dalam botol kecil."},"#,
        r#""category":"UMUM","edition":"2026","#,
        r#""format":"juara-entry/1","number":"0147","sending":1}"#,
    );
    assert_eq!(std::str::from_utf8(&sent.bytes).unwrap(), want);
    // printf '%s' '…' | sha256sum
    assert_eq!(sent.sha256, "49223d37ff11a6d8a0d847ab1ae229eb8ba73ecb6025f06956683d18c1ff50cf");
    assert_eq!(sent.sha256, canonical::sha256_hex(&sent.bytes));
}

#[test]
fn an_answer_that_is_not_asked_is_in_no_byte() {
    let mut answers = complete();
    answers.set("maturity", "idea");
    let with_hidden = sent(1, "UMUM", &answers);
    assert!(!String::from_utf8_lossy(&with_hidden.bytes).contains("since"));
    answers.set("since", "");
    answers.set("nowhere", "x");
    assert_eq!(sent(1, "UMUM", &answers), with_hidden);
}

#[test]
fn nothing_new_shows_in_the_hash_of_the_answers() {
    let first = sent(1, "UMUM", &complete());
    let again = sent(2, "UMUM", &complete());
    assert_ne!(again.sha256, first.sha256);
    assert_eq!(again.answers_sha256, first.answers_sha256);
    // The same date and sum, typed in another way.
    let retyped = complete().overlaid([("since", "1-5-2024"), ("capital", "1,5 juta")].into_iter().collect());
    assert_eq!(sent(2, "UMUM", &retyped).answers_sha256, first.answers_sha256);
    let other = complete().overlaid([("business", "Lain")].into_iter().collect());
    assert_ne!(sent(2, "UMUM", &other).answers_sha256, first.answers_sha256);
    assert_ne!(sent(2, "MAHASISWA", &complete()).answers_sha256, first.answers_sha256);
}

#[test]
fn a_move_counts_once_it_was_sent() {
    let (late, again) = (
        Standing::MaySendLate { ends: Instant(CLOSED) },
        Standing::MaySendAgain { ends: Instant(GRACE_ENDS) },
    );
    for (standing, sent, category, elsewhere) in [
        (Standing::Draft, None, "MAHASISWA", None),
        (late, None, "MAHASISWA", None),
        (Standing::Lapsed, None, "MAHASISWA", None),
        (Standing::Sent, Some("UMUM"), "MAHASISWA", Some("UMUM")),
        (Standing::Sent, Some("MAHASISWA"), "MAHASISWA", None),
        (again, Some("UMUM"), "UMUM", Some("UMUM")),
        (again, Some("MAHASISWA"), "MAHASISWA", None),
        (Standing::Received, Some("UMUM"), "UMUM", Some("UMUM")),
        (Standing::Received, Some("MAHASISWA"), "MAHASISWA", None),
        (Standing::Withdrawn, Some("UMUM"), "UMUM", None),
        (Standing::Failed, Some("UMUM"), "UMUM", None),
        (Standing::Excluded, Some("UMUM"), "UMUM", None),
    ] {
        assert_eq!(standing.category("MAHASISWA", sent), category, "{standing:?} {sent:?}");
        assert_eq!(standing.sent_elsewhere("MAHASISWA", sent), elsewhere, "{standing:?} {sent:?}");
    }
}

#[test]
fn what_is_incomplete_is_not_sent() {
    let answers = complete().overlaid([("capital", ""), ("statement", "")].into_iter().collect());
    let problems = SentEntry::new(&denpasar(), &EntryNumber::new(1), 1, "UMUM", &answers).unwrap_err();
    assert_eq!(problems.iter().count(), 2);
    assert_eq!(problems.of("capital"), Some(&What::Required));
    assert_eq!(problems.of("statement"), Some(&What::ConsentMissing));
}

/// Wayan's entry as it was sent, complete and in the general category.
fn sent_once() -> Entry {
    let first = sent(1, "UMUM", &complete());
    let last = Sent {
        sending: 1,
        at: Instant(CLOSED - 2),
        sha256: first.sha256,
        answers_sha256: first.answers_sha256,
    };
    let own = entry(EntryState::Sent, complete(), CLOSED - 2);
    Entry { number: Some(EntryNumber::new(147)), sent: Some(last), ..own }
}

#[test]
fn what_was_written_since_the_sending_is_known() {
    let rulebook = denpasar();
    let never = entry(EntryState::Sent, complete(), CLOSED - 2);
    let compared =
        |entry: &Entry| (entry.has_unsent(&rulebook), entry.has_nothing_new(&rulebook, &entry.answers));
    assert_eq!(compared(&never), (false, false), "without a sending there is nothing to compare");
    let entry = sent_once();
    let with = |changes: &[(&str, &str)]| Entry {
        answers: complete().overlaid(changes.iter().copied().collect()),
        ..entry.clone()
    };
    for (changes, want) in [
        (&[][..], false),
        (&[("capital", "1,5 juta")], false),
        (&[("capital", "2 juta")], true),
        (&[("capital", "banyak")], true),
    ] {
        assert_eq!(compared(&with(changes)), (want, !want), "{changes:?}");
    }
    let moved = Entry { category: "MAHASISWA".into(), ..entry.clone() };
    assert_eq!(compared(&moved), (true, false));
    for changes in [&[][..], &[("capital", "2 juta")]] {
        let withdrawn = Entry { state: EntryState::Withdrawn, ..with(changes) };
        assert_eq!(compared(&withdrawn), (false, false), "{changes:?}");
    }
}

#[test]
fn what_was_changed_in_time_may_be_sent_again_in_the_grace() {
    let rulebook = denpasar();
    let with = |pair: (&str, &str)| complete().overlaid([pair].into_iter().collect());
    let (renamed, late) = (|| with(("business", "Nama baru")), || with(("business", "Terlambat")));
    let again = Standing::MaySendAgain { ends: Instant(GRACE_ENDS) };
    // What stands in the draft, when it was typed, what was there in time if that is another, the draft's category;
    // where the entry stands in the grace, and what it would send.
    for (answers, saved_at, in_time, category, want, sends) in [
        (complete(), CLOSED - 2, None, "UMUM", Standing::Received, Some(complete())),
        (with(("capital", "1,5 juta")), CLOSED - 1, None, "UMUM", Standing::Received, None),
        (renamed(), CLOSED - 1, None, "UMUM", again, Some(renamed())),
        (complete(), CLOSED - 1, None, "MAHASISWA", again, Some(complete())),
        (with(("capital", "")), CLOSED - 1, None, "UMUM", Standing::Received, None),
        (renamed(), CLOSED, None, "UMUM", Standing::Received, None),
        (late(), CLOSED, Some(complete()), "UMUM", Standing::Received, Some(complete())),
        (late(), CLOSED + 1, Some(renamed()), "UMUM", again, Some(renamed())),
        (complete(), CLOSED + 1, Some(renamed()), "UMUM", again, Some(renamed())),
        (renamed(), CLOSED + 1, Some(renamed()), "UMUM", again, Some(renamed())),
        (late(), CLOSED + 1, Some(with(("capital", ""))), "UMUM", Standing::Received, None),
    ] {
        let is_late = in_time.as_ref().is_some_and(|in_time| *in_time != answers);
        let category = category.to_owned();
        let entry = Entry { answers, in_time, category, saved_at: Instant(saved_at), ..sent_once() };
        let said = format!("{:?} before {:?} in {}", entry.answers, entry.in_time, entry.category);
        assert_eq!(entry.has_late_text(), is_late, "{said}");
        for (now, want) in [
            (CLOSED - 1, Standing::Sent),
            (CLOSED, want),
            (GRACE_ENDS - 1, want),
            (GRACE_ENDS, Standing::Received),
        ] {
            let standing = entry.standing(&rulebook, door(&rulebook, now));
            assert_eq!(standing, want, "{said} at {}", now - CLOSED);
            let until = (want == again).then_some(Instant(GRACE_ENDS));
            assert_eq!(standing.may_send_until(), until, "{said} at {}", now - CLOSED);
        }
        if let Some(sends) = sends {
            assert_eq!(entry.sendable(&rulebook, door(&rulebook, CLOSED)), Ok(&sends), "{said}");
            assert_eq!(entry.has_nothing_new(&rulebook, &sends), want == Standing::Received, "{said}");
        }
        let withdrawn = Entry { state: EntryState::Withdrawn, ..entry };
        assert_eq!(withdrawn.standing(&rulebook, door(&rulebook, CLOSED)), Standing::Withdrawn, "{said}");
    }
    let at = Instant(CLOSED + 1);
    for (decided, want) in [
        (None, again),
        (Some(Decided::Passed), Standing::Received),
        (Some(Decided::Failed { reason: "copied".to_owned(), at }), Standing::Failed),
        (Some(Decided::Excluded { reason: "Menjiplak.".to_owned(), at }), Standing::Excluded),
    ] {
        assert_eq!(again.given(decided.as_ref()), want, "{decided:?}");
    }
}
