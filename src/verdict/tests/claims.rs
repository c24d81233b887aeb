//! A file that contradicts what it says itself of its locks and of withheld sheets.

use super::super::Hash;
use super::super::file::{Lock, VerdictFile, Withheld, WithheldLevel};
use super::super::verify::{Check, Mismatch, Options, verify};
use super::published::{file, input, sealed, secret, version};

/// What fails, and at which stage.
fn failures(file: &VerdictFile) -> Vec<(String, Mismatch)> {
    let report = verify(&file.bytes(), &Options::default());
    let at = |check: &Check| match check {
        Check::Sheets { stage } => stage.clone(),
        other => other.code().to_owned(),
    };
    report.failures().map(|(check, why)| (at(check), why.clone())).collect()
}

/// The locks of the file: of these stages, as these events, so many hours after the first.
fn locked(locks: &[(&str, u64, i64)]) -> VerdictFile {
    let mut file = file();
    let of = |stage: &str| file.book.locks.iter().find(|lock| lock.stage == stage).unwrap().clone();
    let hours = jiff::SignedDuration::from_hours;
    let lock = |&(stage, seq, later): &(&str, u64, i64)| {
        let lock = of(stage);
        // Each event has a head of its own, the last one that of the book.
        let head = if seq == file.book.length { file.book.head } else { Hash::of(&seq.to_be_bytes()) };
        Lock { seq, head, at: lock.at.checked_add(hours(later)).unwrap(), ..lock }
    };
    let locks: Vec<Lock> = locks.iter().map(lock).collect();
    file.book.locks = locks;
    file
}

#[test]
fn locks_stand_in_the_order_of_the_book() {
    let out_of_order = |seq, after| Mismatch::LockOutOfOrder { seq, after };
    let beyond = |seq| Mismatch::LockBeyondBook { seq, length: 40 };
    let [first, later] = [0, 1].map(|hour| {
        let at: jiff::Timestamp = "2026-11-10T02:00:00Z".parse().unwrap();
        at.checked_add(jiff::SignedDuration::from_hours(hour)).unwrap()
    });
    for (locks, want) in [
        (vec![("S1", 10, 0), ("S2", 20, 0)], None),
        // To the last event of the book.
        (vec![("S1", 1, 0), ("S2", 40, 1)], None),
        // Locked anew, with and without another stage between.
        (vec![("S1", 10, 0), ("S1", 11, 0), ("S2", 20, 0)], None),
        (vec![("S1", 10, 0), ("S2", 20, 0), ("S1", 30, 2)], None),
        // The same twice.
        (vec![("S1", 10, 0), ("S1", 10, 0), ("S2", 20, 0)], Some(("S1", out_of_order(10, 10)))),
        (vec![("S1", 10, 0), ("S2", 20, 0), ("S2", 20, 0)], Some(("S2", out_of_order(20, 20)))),
        // One event for two.
        (vec![("S1", 10, 0), ("S2", 10, 0)], Some(("S2", out_of_order(10, 10)))),
        (vec![("S2", 20, 0), ("S1", 10, 0)], Some(("S1", out_of_order(10, 20)))),
        (vec![("S1", 0, 0), ("S2", 20, 0)], Some(("S1", out_of_order(0, 0)))),
        (vec![("S1", 10, 0), ("S2", 41, 0)], Some(("S2", beyond(41)))),
        (
            vec![("S1", 10, 1), ("S2", 20, 0)],
            Some(("S2", Mismatch::LockBackInTime { at: first, before: later })),
        ),
    ] {
        let want: Vec<_> = want.into_iter().map(|(stage, why)| (stage.to_owned(), why)).collect();
        assert_eq!(failures(&locked(&locks)), want, "{locks:?}");
        assert!(want.iter().all(|(_, why)| why.exit_code() == 3));
    }
}

#[test]
fn a_lock_has_the_head_of_its_event_and_is_before_what_rests_on_it() {
    let at = |file: &VerdictFile, change: &dyn Fn(&mut VerdictFile)| {
        let mut file = file.clone();
        change(&mut file);
        failures(&file)
    };
    let (sound, last) = (locked(&[("S1", 10, 0), ("S2", 20, 0)]), locked(&[("S1", 10, 0), ("S2", 40, 0)]));
    let fails = |stage: &str, why| vec![(stage.to_owned(), why)];
    let same = at(&sound, &|file| file.book.locks[1].head = file.book.locks[0].head);
    assert_eq!(same, fails("S2", Mismatch::LockHead { seq: 20 }));
    let other = at(&last, &|file| file.book.head = Hash::of(b"another"));
    assert_eq!(other, fails("S2", Mismatch::LockHead { seq: 40 }));
    let (locked_at, early) = (sound.book.locks[0].at, "2026-11-10T01:59:59Z".parse().unwrap());
    let why = Mismatch::LockAfterVersion { at: locked_at, published: early };
    let before = at(&sound, &|file| file.version.published = early);
    assert_eq!(before, [("S1".to_owned(), why.clone()), ("S2".to_owned(), why)]);
    assert!(at(&sound, &|file| file.version.published = locked_at).is_empty());
}

#[test]
fn what_is_said_to_be_withheld_is_a_locked_stage_of_which_nothing_is_there() {
    let withheld =
        |stage: &str| Withheld { stage: stage.to_owned(), level: WithheldLevel::Sums, why: "dua".to_owned() };
    let mut closed = input();
    closed.sheets.retain(|sheet| sheet.stage != "S2");
    let closed = VerdictFile { book: file().book, ..sealed(closed, version(1, None)) };
    let said = |file: &VerdictFile, stages: &[&str]| {
        let withheld = stages.iter().map(|stage| withheld(stage)).collect();
        failures(&VerdictFile { withheld, ..file.clone() })
    };
    assert!(said(&closed, &["S2"]).is_empty());
    let fails = |stage: &str, why| vec![(stage.to_owned(), why)];
    assert_eq!(said(&file(), &["S2"]), fails("S2", Mismatch::WithheldThere));
    assert_eq!(said(&closed, &["S2", "S2"]), fails("S2", Mismatch::WithheldTwice));
    assert_eq!(said(&closed, &["S2", "S9"]), fails("S9", Mismatch::UnknownStage("S9".to_owned())));

    let mut salted = closed.clone();
    salted.leaves.insert("S2:A:J1:1".to_owned(), secret("S2:A:J1:1"));
    assert_eq!(said(&salted, &["S2"]), fails("S2", Mismatch::WithheldThere));
    let mut unlocked = closed.clone();
    unlocked.book.locks.retain(|lock| lock.stage != "S2");
    assert_eq!(said(&unlocked, &["S2"]), fails("S2", Mismatch::WithheldUnlocked));
    // Where the lock itself is wrong, that is told.
    let mut misplaced = closed;
    misplaced.book.locks[1].root = Hash::of(b"other");
    misplaced.book.locks[1].seq = 10;
    let out_of_order = Mismatch::LockOutOfOrder { seq: 10, after: 10 };
    assert_eq!(said(&misplaced, &["S2"]), fails("S2", out_of_order));
}
