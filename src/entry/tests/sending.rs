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
    let late = Standing::MaySendLate { ends: Instant(CLOSED) };
    for (standing, sent, category, elsewhere) in [
        (Standing::Draft, None, "MAHASISWA", None),
        (late, None, "MAHASISWA", None),
        (Standing::Lapsed, None, "MAHASISWA", None),
        (Standing::Sent, Some("UMUM"), "MAHASISWA", Some("UMUM")),
        (Standing::Sent, Some("MAHASISWA"), "MAHASISWA", None),
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

#[test]
fn what_was_written_since_the_sending_is_known() {
    let rulebook = denpasar();
    let first = sent(1, "UMUM", &complete());
    let mut entry = entry(EntryState::Sent, complete(), CLOSED - 2);
    assert!(!entry.has_unsent(&rulebook), "without a sending there is nothing to compare");
    entry.number = Some(EntryNumber::new(147));
    entry.sent = Some(Sent {
        sending: 1,
        at: Instant(CLOSED - 2),
        sha256: first.sha256,
        answers_sha256: first.answers_sha256,
    });
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
        assert_eq!(with(changes).has_unsent(&rulebook), want, "{changes:?}");
    }
    assert!(Entry { category: "MAHASISWA".into(), ..entry.clone() }.has_unsent(&rulebook));
    assert!(!Entry { state: EntryState::Withdrawn, ..with(&[("capital", "2 juta")]) }.has_unsent(&rulebook));
}
