//! What is to be noticed about prizes, and how many sheets are in.

use super::*;
use serde_json::json;

/// What is noted of UMUM after both rounds: by the marks of the first, how many go on, the least score, and who did.
fn noted(marks: &[i64], take: u64, least: Option<&str>, passed: &[u8]) -> Vec<String> {
    let first: Vec<[i64; 3]> = marks.iter().map(|mark| [*mark; 3]).collect();
    let second: Vec<(u8, [i64; 3])> = passed.iter().map(|n| (*n, first[usize::from(*n) - 1])).collect();
    let mut cut = json!({"after": "S1", "basis": {"S1": 100}, "take": {"UMUM": take, "MAHASISWA": take}});
    if let Some(least) = least {
        cut["at_least"] = json!(least);
    }
    let recorded = Recorded { rulebook: ruled("/ranking/cuts/0", cut), ..second_round(&first, &second) };
    assert!(recap(&recorded, "S1").categories.iter().all(|category| category.prizes.is_empty()));
    recap(&recorded, "S2").categories.remove(0).prizes.iter().map(short).collect()
}

fn short(note: &PrizeNote) -> String {
    match note {
        PrizeNote::BelowLine { prize, after, score, least } => {
            let least = least.as_ref().map(|least| format!(" < {least}")).unwrap_or_default();
            format!("{} to {} after {after}: {score}{least}", prize.rank, prize.entries.join(" "))
        }
        PrizeNote::NoRank(titles) => {
            let titles: Vec<&str> = titles.iter().map(|title| title.en.as_str()).collect();
            format!("no rank: {}", titles.join("; "))
        }
        PrizeNote::NoWinner(awards) => format!("no winner: {}", awards.join("; ")),
    }
}

#[test]
fn prizes_below_a_line_and_prizes_that_nobody_gets_are_noted() {
    type Case<'c> = (&'c str, &'c [i64], u64, Option<&'c str>, &'c [u8], &'c [&'c str]);
    let left = ["no rank: Second prize, General; Third prize, General", "no winner: INOVASI"];
    let cases: [Case<'_>; 8] = [
        ("everybody goes on", &[9, 8, 7], 5, None, &[1, 2, 3], &[]),
        ("the third did not go on", &[9, 8, 7], 2, None, &[1, 2], &["3 to 0003 after S1: 62.50"]),
        ("high enough, but no place", &[9, 8, 7], 2, Some("60"), &[1, 2], &["3 to 0003 after S1: 62.50"]),
        ("equal passes", &[9, 8, 7], 5, Some("75"), &[1, 2], &["3 to 0003 after S1: 62.50 < 75.00"]),
        ("hardly lower", &[9, 8, 7], 5, Some("62.504"), &[1, 2], &["3 to 0003 after S1: 62.500 < 62.504"]),
        (
            "nobody is high enough",
            &[9, 8, 7],
            5,
            Some("90"),
            &[],
            &[
                "1 to 0001 after S1: 87.50 < 90.00",
                "2 to 0002 after S1: 75.00 < 90.00",
                "3 to 0003 after S1: 62.50 < 90.00",
                "no winner: INOVASI",
            ],
        ),
        ("shared", &[9, 7, 7], 1, None, &[1], &["2 to 0002 0003 after S1: 62.50", "no winner: INOVASI"]),
        ("fewer ranks than prizes", &[9], 5, None, &[1], &left),
    ];
    for (what, marks, take, least, passed, want) in cases {
        assert_eq!(noted(marks, take, least, passed), want, "{what}");
    }
    let blocked = second_round(&[[9; 3]], &[(1, [6, 6, 0])]);
    assert!(recap(&blocked, "S2").categories[0].prizes.is_empty(), "there are no ranks");
}

/// The third judge opened a sheet, sent nothing, and was taken off.
fn leave_a_draft(recorded: &mut Recorded) {
    recorded.sheets.push(sheet("S1", 1, 3, None));
    recorded.seats[2].off_at = Some(at(5));
}

#[test]
fn sheets_are_due_from_who_judges_about_who_is_judged() {
    type Case<'c> = (&'c str, fn(&mut Recorded), usize, usize);
    let cases: [Case<'_>; 8] = [
        ("one is missing", |_| {}, 5, 6),
        ("one is a draft", |r| r.sheets.push(sheet("S1", 1, 3, None)), 5, 6),
        ("all are in", |r| r.sheets.push(sheet("S1", 1, 3, Some(6))), 6, 6),
        (
            "one steps back",
            |r| {
                r.distances.push(RecordedDistance {
                    judge: judge(3),
                    entry: entry(1),
                    from: None,
                    at: at(1),
                });
            },
            5,
            5,
        ),
        ("one leaves", |r| r.seats[2].off_at = Some(at(5)), 4, 4),
        ("one leaves a draft", leave_a_draft, 4, 4),
        ("one withdraws", |r| r.entries[0].withdrawn_at = Some(at(5)), 3, 3),
        ("one does not appear", |r| r.absences.push((entry(1), "S1".to_owned())), 3, 3),
    ];
    for (what, change, sent, due) in cases {
        let mut recorded = first_round(&[[6, 6, 0], [7, 7, 7]]);
        change(&mut recorded);
        assert_eq!(recap(&recorded, "S1").received(), Received { sent, due }, "{what}");
    }
    assert_eq!(recap(&first_round(&[]), "S1").received(), Received { sent: 0, due: 0 });
}

#[test]
fn a_round_is_near_its_lock_once_every_sheet_is_in() {
    type Case<'c> = (&'c str, [[i64; 3]; 2], fn(&mut Recorded), Nearness, usize);
    let cases: [Case<'_>; 6] = [
        ("two are missing", [[6, 6, 0], [7, 7, 0]], |_| {}, Nearness::Missing(2), 2),
        (
            "one is a draft",
            [[6, 6, 0], [7, 7, 7]],
            |r| r.sheets.push(sheet("S1", 1, 3, None)),
            Nearness::Missing(1),
            1,
        ),
        ("all are in", [[6, 6, 6], [7, 7, 7]], |_| {}, Nearness::Ready, 0),
        (
            "who left owes nothing",
            [[6, 6, 0], [7, 7, 0]],
            |r| r.seats[2].off_at = Some(at(5)),
            Nearness::Blocked,
            0,
        ),
        (
            "nobody waits for a draft that was left",
            [[6, 6, 0], [7, 7, 0]],
            leave_a_draft,
            Nearness::Blocked,
            0,
        ),
        (
            "nobody waits for who is out",
            [[6, 6, 0], [7, 7, 7]],
            |r| r.entries[0].excluded_since = Some("S1".to_owned()),
            Nearness::Ready,
            0,
        ),
    ];
    for (what, marks, change, near, owed) in cases {
        let mut recorded = first_round(&marks);
        change(&mut recorded);
        let recap = recap(&recorded, "S1");
        assert_eq!((recap.nearness(), recap.owed_by(judge(3))), (near, owed), "{what}");
        assert_eq!(recap.owed_by(judge(1)), 0, "{what}");
    }
    assert_eq!(recap(&first_round(&[]), "S1").nearness(), Nearness::Ready, "nothing is judged");
}
