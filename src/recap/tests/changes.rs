//! What a new version of a result changes.

use super::*;
use crate::verdict::{Computed, Place, rank};

/// The result of both rounds with these marks, after `change`.
fn computed(marks: &[i64], change: impl FnOnce(&mut Recorded)) -> Computed {
    let first: Vec<[i64; 3]> = marks.iter().map(|mark| [*mark; 3]).collect();
    let second: Vec<(u8, [i64; 3])> = (1..).zip(first.iter().copied()).collect();
    let mut recorded = second_round(&first, &second);
    let places = marks.len();
    let cut = serde_json::json!({"after": "S1", "basis": {"S1": 100}, "take": {"UMUM": places, "MAHASISWA": places}});
    recorded.rulebook = ruled("/ranking/cuts/0", cut);
    recorded.rounds[1].locked_at = Some(at(30));
    change(&mut recorded);
    rank(&recorded.edition()).unwrap()
}

/// The changes of UMUM in short: `-0001`, `won 0002`, `0003 3>2`, `+1 0004 0005`.
fn told(before: &Computed, after: &Computed) -> Vec<String> {
    let number = |rank: Option<u64>| rank.map_or("-".to_owned(), |rank| rank.to_string());
    let short = |change: Change| {
        assert_eq!(change.category, "UMUM");
        match change.what {
            Changed::Out { entry, place, before } => format!("{place:?} {entry} {}", number(before)),
            Changed::Won { entry } => format!("won {entry}"),
            Changed::Rank { entry, before, after } => format!("{entry} {}>{}", number(before), number(after)),
            Changed::Moved { entries, by, up } => {
                format!("{}{by} {}", if up { '+' } else { '-' }, entries.join(" "))
            }
        }
    };
    changes(before, after).into_iter().map(short).collect()
}

fn excluded(recorded: &mut Recorded, n: usize) {
    recorded.entries[n].excluded_since = Some(RESULT.to_owned());
}

#[test]
fn who_is_out_who_wins_something_else_and_whose_rank_is_another_is_told() {
    let six = [9, 8, 7, 6, 5, 4];
    let as_it_was = computed(&six, |_| {});
    assert_eq!(told(&as_it_was, &as_it_was), Vec::<String>::new());
    type Case<'c> = (&'c str, fn(&mut Recorded), &'c [&'c str]);
    let cases: [Case<'_>; 4] = [
        ("the last leaves", |r| r.entries[5].withdrawn_at = Some(at(40)), &["Withdrawn 0006 6"]),
        ("the fourth is out", |r| excluded(r, 3), &["Disqualified 0004 4", "0005 5>4", "0006 6>5"]),
        (
            "the first is out",
            |r| excluded(r, 0),
            &["Disqualified 0001 1", "won 0002", "won 0003", "won 0004", "+1 0002 0003 0004 0005 0006"],
        ),
        (
            "two are out",
            |r| {
                excluded(r, 2);
                excluded(r, 4);
            },
            &["Disqualified 0003 3", "Disqualified 0005 5", "won 0004", "0004 4>3", "0006 6>4"],
        ),
    ];
    for (what, change, said) in cases {
        assert_eq!(told(&as_it_was, &computed(&six, change)), said, "{what}");
    }
}

#[test]
fn a_prize_that_is_no_longer_shared_is_another_one() {
    // The second and third share two prizes; the fourth has none, then the third.
    let level = [9, 7, 7, 6];
    let before = computed(&level, |_| {});
    let after = computed(&level, |recorded| excluded(recorded, 2));
    let said = ["Disqualified 0003 2", "won 0002", "won 0004", "0004 4>3"];
    assert_eq!(told(&before, &after), said);
    // Read the other way round, they fall back and one takes part again.
    let said = ["won 0002", "won 0003", "won 0004", "0003 ->2", "0004 3>4"];
    assert_eq!(told(&after, &before), said);
    assert_eq!(before.categories[0].entries.iter().filter(|row| row.status == Place::Active).count(), 4);
}
