//! From rows to the exchange format, the seal and the recap.

mod changes;
mod edition;
mod leaves;
mod prizes;
mod three;
mod view;
mod ways;

use super::*;
use crate::{
    Instant, Rulebook, canonical,
    id::{EntryId, JudgeId},
    rulebook::tests::denpasar,
    sheet::{Mark, Marks},
    verdict::{self, Hash},
};

pub(super) const OPENED: Instant = Instant(1_800_000_000_000);

/// A moment so many minutes after the first opening.
pub(super) fn at(minutes: i64) -> Instant {
    Instant(OPENED.0 + minutes * 60_000)
}

pub(super) fn entry(n: u8) -> EntryId {
    EntryId::draw(Instant(1), [n; 10])
}

pub(super) fn judge(n: u8) -> JudgeId {
    JudgeId::draw(Instant(2), [n; 10])
}

/// The first round is open; three judges sit in UMUM, `marks` are theirs, a row
/// for each entry, and 0 is no sheet.
pub(super) fn first_round(marks: &[[i64; 3]]) -> Recorded {
    let mut recorded = Recorded {
        rulebook: denpasar(),
        rounds: vec![OpenedRound { id: "S1".to_owned(), opened_at: OPENED, locked_at: None }],
        entries: Vec::new(),
        seats: (1..=3).map(|n| seat("S1", n)).collect(),
        distances: Vec::new(),
        sheets: Vec::new(),
        absences: Vec::new(),
        decisions: Vec::new(),
    };
    for (n, row) in (1..).zip(marks) {
        recorded.entries.push(RecordedEntry {
            id: entry(n),
            number: format!("000{n}"),
            category: "UMUM".to_owned(),
            withdrawn_at: None,
            excluded_since: None,
            excluded_at: None,
        });
        for (j, mark) in (1..).zip(row).filter(|(_, mark)| **mark > 0) {
            recorded.sheets.push(sheet("S1", n, j, Some(*mark)));
        }
    }
    recorded
}

/// The same, locked, with the second round open and its own marks.
pub(super) fn second_round(first: &[[i64; 3]], second: &[(u8, [i64; 3])]) -> Recorded {
    let mut recorded = first_round(first);
    recorded.rounds[0].locked_at = Some(at(10));
    recorded.rounds.push(OpenedRound { id: "S2".to_owned(), opened_at: at(20), locked_at: None });
    recorded.seats.extend((1..=3).map(|n| seat("S2", n)));
    for (n, row) in second {
        for (j, mark) in (1..).zip(row).filter(|(_, mark)| **mark > 0) {
            recorded.sheets.push(sheet("S2", *n, j, Some(*mark)));
        }
    }
    recorded
}

pub(super) fn seat(round: &str, n: u8) -> PanelSeat {
    PanelSeat {
        round: round.to_owned(),
        category: "UMUM".to_owned(),
        judge: judge(n),
        code: Some(format!("J{n}")),
        off_at: None,
    }
}

/// A sheet with one mark for all criteria, or a draft.
pub(super) fn sheet(round: &str, n: u8, j: u8, mark: Option<i64>) -> RecordedSheet {
    let marks = |mark| -> Marks {
        ["K1", "K2", "K3"].map(|criterion| (criterion.to_owned(), Mark::Steps(mark))).into()
    };
    RecordedSheet {
        round: round.to_owned(),
        entry: entry(n),
        judge: judge(j),
        position: u32::from(n),
        opened_at: at(1),
        sent: mark.map(|mark| SentMarks {
            sending: 1,
            marks: marks(mark),
            comment: "Bagus.".to_owned(),
            salt: Hash::of(format!("{round}{n}{j}").as_bytes()),
        }),
    }
}

pub(super) fn states(recorded: &Recorded, round: &str) -> String {
    let sheets = recorded.edition().sheets.into_iter().filter(|sheet| sheet.stage == round);
    let state = |sheet: verdict::Sheet| {
        let state = serde_json::to_value(sheet.state).unwrap();
        format!("{}{}:{}", sheet.entry, sheet.judge, &state.as_str().unwrap()[..1])
    };
    sheets.map(state).collect::<Vec<_>>().join(" ")
}

pub(super) fn recap(recorded: &Recorded, round: &str) -> Recap {
    Recap::of(recorded, round).unwrap().unwrap()
}

#[test]
fn a_book_grows_and_never_changes_its_beginning() {
    let rules = Hash::of(b"rules");
    let lock = |round: &str, minutes| Locked {
        round: round.to_owned(),
        at: at(minutes),
        root: Hash::of(round.as_bytes()),
        leaves: 3,
    };
    let released = Published { version: 1, at: at(30), sha256: Hash::of(b"file") };
    let make = |locked: &[Locked], published: &[Published]| {
        book(&BookPage { rules, since: at(0), locked, decisions: &[], published })
    };
    let one = make(&[lock("S1", 10)], &[]);
    let two = make(&[lock("S1", 10), lock("S2", 20)], std::slice::from_ref(&released));
    assert_eq!((one.length, two.length), (2, 4));
    assert_eq!(one.locks[0], two.locks[0]);
    assert_eq!(one.head, two.locks[0].head);
    assert_ne!(two.head, two.locks[1].head);
}

#[test]
fn the_content_that_is_signed_changes_with_every_mark_but_not_with_a_draft() {
    let recorded = first_round(&[[6, 6, 0], [7, 7, 7]]);
    let content = lock_content(&recorded, "S1");
    let mut opened = recorded.clone();
    opened.sheets.push(sheet("S1", 1, 3, None));
    assert_eq!(states(&opened, "S1").matches(":d").count(), 1);
    assert_eq!(lock_content(&opened, "S1"), content);
    let mut marked = recorded.clone();
    marked.sheets[0] = sheet("S1", 1, 1, Some(7));
    assert_ne!(lock_content(&marked, "S1"), content);
    let of = |recorded, version| ReleaseContent::of(recorded, version, None, None);
    assert_ne!(of(&recorded, 1).input_sha256, of(&marked, 1).input_sha256);
    assert_ne!(of(&recorded, 1), of(&recorded, 2));
}

#[test]
fn leaves_are_all_sheets_but_drafts_each_with_a_salt_of_its_own() {
    let mut recorded = first_round(&[[6, 6, 0], [7, 7, 7]]);
    recorded.sheets.push(sheet("S1", 1, 3, None));
    recorded.distances.push(RecordedDistance { judge: judge(2), entry: entry(2), from: None, at: at(1) });
    let mut drawn = 0_u8;
    let leaves = recorded.leaves("S1", || {
        drawn += 1;
        Ok::<_, ()>(Hash([drawn; 32]))
    });
    let leaves = leaves.unwrap();
    let names: Vec<String> = leaves.iter().map(|leaf| leaf.name()).collect();
    assert_eq!(names, ["S1:0001:J1:1", "S1:0001:J2:1", "S1:0002:J1:1", "S1:0002:J2:2", "S1:0002:J3:1"]);
    assert_eq!(drawn, 1);
    assert_eq!(leaves[0].comment_sha256, Some(Hash::of("Bagus.".as_bytes())));
    assert_eq!((leaves[3].salt, &leaves[3].cells), (Hash([1; 32]), &None));
    assert_eq!(secrets(&leaves).len(), 5);
    assert_eq!(recorded.leaves("S1", || Err::<Hash, _>("no chance")), Err("no chance"));
}

/// A rulebook with another answer at one place.
pub(super) fn ruled(place: &str, to: serde_json::Value) -> Rulebook {
    let mut value = serde_json::to_value(denpasar()).unwrap();
    *value.pointer_mut(place).unwrap() = to;
    Rulebook::parse(&canonical::bytes(&value)).unwrap()
}
