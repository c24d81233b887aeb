//! What the leaves of a locked round hold, whatever happens after it; the book beside them.

use super::*;
use crate::Minutes;
use crate::verdict::{
    Board, Decision, SheetState,
    book::{self as chain, BookEvent, BookEventKind},
};

/// What becomes of what is recorded.
type Change = fn(&mut Recorded);
/// What is recorded at a moment.
type Put = fn(&mut Recorded, Instant);

fn named(recorded: &Recorded, round: &str) -> Vec<String> {
    let leaves = recorded.leaves(round, || Ok::<_, ()>(Hash([1; 32]))).unwrap();
    leaves.iter().map(|leaf| leaf.name()).collect()
}

fn distance(n: u8, j: u8, minutes: i64) -> RecordedDistance {
    RecordedDistance { judge: judge(j), entry: entry(n), from: None, at: at(minutes) }
}

#[test]
fn whoever_stepped_back_before_sending_has_a_first_version() {
    let mut recorded = first_round(&[[6, 6, 0]]);
    recorded.distances.push(distance(1, 3, 1));
    assert_eq!(named(&recorded, "S1"), ["S1:0001:J1:1", "S1:0001:J2:1", "S1:0001:J3:1"]);
    recorded.distances.push(distance(1, 2, 1));
    assert_eq!(named(&recorded, "S1"), ["S1:0001:J1:1", "S1:0001:J2:2", "S1:0001:J3:1"]);
}

#[test]
fn a_seal_holds_every_sheet_but_drafts() {
    let mut recorded = first_round(&[[6, 6, 0], [6, 0, 0]]);
    for stepped_back in 0..2 {
        let (named, recap) = (named(&recorded, "S1"), Recap::of(&recorded, "S1").unwrap().unwrap());
        assert_eq!((named.len(), recap.sealed), (3 + stepped_back, 3 + stepped_back), "{named:?}");
        assert_eq!(recap.uncounted, stepped_back);
        recorded.distances.push(distance(1, 3, 1));
    }
}

#[test]
fn a_sheet_with_a_gap_counts_where_criteria_are_averaged() {
    for (rule, uncounted) in [("exclude_sheet", 1), ("criterion_mean", 0)] {
        let mut recorded = first_round(&[[6, 6, 6]]);
        recorded.rulebook = ruled("/rounds/0/cannot_assess", serde_json::json!(rule));
        let sent = recorded.sheets[0].sent.as_mut().unwrap();
        sent.marks.insert("K1".to_owned(), Mark::CannotAssess);
        let recap = recap(&recorded, "S1");
        assert_eq!((recap.sealed, recap.uncounted), (3, uncounted), "{rule}");
    }
}

#[test]
fn stepping_back_from_a_round_on_leaves_the_sheets_of_the_one_before() {
    let one = first_round(&[[6, 6, 6]]);
    let two = second_round(&[[6, 6, 6]], &[(1, [7, 7, 7])]);
    for (from, first, second) in
        [(Some("S1"), "r", "r"), (Some("S2"), "s", "r"), (Some("S9"), "s", "s"), (None, "r", "r")]
    {
        for (recorded, round, state) in [(&one, "S1", first), (&two, "S2", second)] {
            let mut distant = recorded.clone();
            let from = from.map(str::to_owned);
            distant.distances.push(RecordedDistance { from, ..distance(1, 2, 25) });
            let want = format!("0001J1:s 0001J2:{state} 0001J3:s");
            assert_eq!(states(&distant, round), want, "{round} {from:?}", from = distant.distances[0].from);
        }
    }
}

#[test]
fn what_leaves_after_the_lock_takes_no_leaf_with_it() {
    let mut recorded = second_round(&[[6, 6, 6], [7, 7, 7]], &[(1, [7, 7, 7])]);
    recorded.distances.push(distance(1, 3, 5));
    let before = named(&recorded, "S1");
    assert!(before.contains(&"S1:0001:J3:2".to_owned()), "{before:?}");
    let gone: [fn(&mut RecordedEntry); 3] = [
        |entry| entry.withdrawn_at = Some(at(15)),
        |entry| entry.excluded_since = Some("S2".to_owned()),
        |entry| entry.excluded_since = Some(RESULT.to_owned()),
    ];
    for (i, leave) in gone.into_iter().enumerate() {
        let mut after = recorded.clone();
        leave(&mut after.entries[0]);
        assert_eq!(named(&after, "S1"), before, "{i}");
    }
}

#[test]
fn an_exclusion_after_the_lock_reaches_back_into_the_ranks_and_not_into_the_seal() {
    let mut recorded = first_round(&[[6, 6, 6], [7, 7, 7]]);
    recorded.rounds[0].locked_at = Some(at(10));
    recorded.distances.push(distance(1, 3, 5));
    let sealed = recorded.leaves("S1", || Ok::<_, ()>(Hash([9; 32]))).unwrap();
    for (excluded_at, want) in [(10, false), (11, true)] {
        let mut after = recorded.clone();
        after.entries[0].excluded_since = Some("S1".to_owned());
        after.entries[0].excluded_at = Some(at(excluded_at));
        assert!(!after.taking_part("S1").contains("0001"));
        assert_eq!(after.still_gives("S1", &sealed), want, "{excluded_at}");
        // The file has the sheets of the seal.
        let sheets = after.edition().sheets.into_iter().filter(|sheet| sheet.state != SheetState::Draft);
        let names = sheets.map(|sheet| format!("{}:{}:{:?}", sheet.entry, sheet.judge, sheet.state));
        let has_recused = names.into_iter().any(|name| name == "0001:J3:Recused");
        assert_eq!(has_recused, want, "{excluded_at}");
    }
}

#[test]
fn acts_are_recorded_in_the_order_in_which_they_are_done() {
    let mut recorded = first_round(&[[6, 6, 6]]);
    let newest = recorded.sheets.iter().map(|sheet| sheet.opened_at).max().unwrap();
    assert_eq!(recorded.lock_moment(newest - Minutes(5)), newest);
    let later = newest + Minutes(5);
    assert_eq!(recorded.lock_moment(later), later);
    let put: [(Put, i64); 4] = [
        // Who withdrew is not in the lock; the others are in it as they are.
        (|recorded, at| recorded.entries[0].withdrawn_at = Some(at), 1),
        (|recorded, at| recorded.entries[0].excluded_at = Some(at), 0),
        (|recorded, at| recorded.seats[0].off_at = Some(at), 0),
        (|recorded, at| recorded.distances.push(RecordedDistance { at, ..distance(1, 3, 0) }), 0),
    ];
    for (i, (put, after)) in put.into_iter().enumerate() {
        let mut known = recorded.clone();
        put(&mut known, later);
        assert_eq!(known.lock_moment(newest), Instant(later.0 + after), "{i}");
    }
    recorded.rounds[0].locked_at = Some(later);
    assert_eq!(recorded.release_moment(newest), later);
    assert_eq!(recorded.after_locks(newest), Instant(later.0 + 1));
    for moment in [recorded.release_moment(later + Minutes(1)), recorded.after_locks(later + Minutes(1))] {
        assert_eq!(moment, later + Minutes(1));
    }
}

#[test]
fn sheets_are_those_that_were_sealed_until_one_is_changed_or_taken_away() {
    let mut recorded = second_round(&[[6, 6, 6], [7, 7, 7]], &[(1, [7, 7, 7])]);
    // Who stepped back before the lock has a leaf with a salt that only the seal knows.
    recorded.distances.push(distance(1, 3, 5));
    let sealed = recorded.leaves("S1", || Ok::<_, ()>(Hash([9; 32]))).unwrap();
    assert!(recorded.still_gives("S1", &sealed));
    assert!(!recorded.still_gives("S1", &sealed[1..]));
    let changes: [(Change, bool); 5] = [
        (|after| after.entries[0].withdrawn_at = Some(at(15)), true),
        (|after| drop(after.sheets.remove(0)), false),
        (|after| after.sheets[0].sent = None, false),
        (
            |after| {
                after.sheets[0].sent.as_mut().unwrap().marks.insert("K1".to_owned(), Mark::Steps(9));
            },
            false,
        ),
        (|after| after.sheets[0].sent.as_mut().unwrap().comment.push('x'), false),
    ];
    for (i, (change, want)) in changes.into_iter().enumerate() {
        let mut after = recorded.clone();
        change(&mut after);
        assert_eq!(after.still_gives("S1", &sealed), want, "{i}");
    }
}

#[test]
fn a_comment_that_is_empty_has_no_hash_and_what_cannot_be_assessed_no_mark() {
    let mut recorded = first_round(&[[6, 6, 6]]);
    let sent = recorded.sheets[0].sent.as_mut().unwrap();
    sent.comment.clear();
    sent.marks.insert("K2".to_owned(), Mark::CannotAssess);
    let leaf = recorded.leaves("S1", || Err(())).unwrap().remove(0);
    assert_eq!(leaf.comment_sha256, None);
    let cells = leaf.cells.unwrap();
    assert_eq!(cells.values().copied().collect::<Vec<_>>(), [Some(6), None, Some(6)]);
}

#[test]
fn a_book_holds_decisions_and_releases_in_the_order_in_which_they_happened() {
    let rules = Hash::of(b"rules");
    let decision = Decision {
        id: "P1".to_owned(),
        category: "UMUM".to_owned(),
        at: Board::Cut("S1".to_owned()),
        set: vec!["0001".to_owned(), "0002".to_owned()],
        order: vec![vec!["0002".to_owned()], vec!["0001".to_owned()]],
        minutes: None,
    };
    let body = Hash::of(&canonical::bytes(&decision));
    let locked = ["S1", "S2"].map(|round| Locked {
        round: round.to_owned(),
        at: at(if round == "S1" { 10 } else { 30 }),
        root: Hash::of(round.as_bytes()),
        leaves: 3,
    });
    // Decided in the very millisecond of the lock that rests on it.
    let decisions = [RecordedDecision { at: at(10), decision }];
    let published = [Published { version: 1, at: at(20), sha256: Hash::of(b"file") }];
    let made = book(&BookPage {
        rules,
        since: at(0),
        locked: &locked,
        decisions: &decisions,
        published: &published,
    });
    let mut head = chain::start(&rules);
    let mut heads = Vec::new();
    for (seq, minutes, kind, object, body_sha256) in [
        (1, 0, BookEventKind::RulesFixed, "rules", rules),
        (2, 10, BookEventKind::Decision, "P1", body),
        (3, 10, BookEventKind::StageLocked, "S1", locked[0].root),
        (4, 20, BookEventKind::Released, "1", published[0].sha256),
        (5, 30, BookEventKind::StageLocked, "S2", locked[1].root),
    ] {
        let (at, actor) = (at(minutes).timestamp(), "organisers".to_owned());
        head =
            chain::next(&head, &BookEvent { seq, at, kind, object: object.to_owned(), actor, body_sha256 });
        heads.push(head);
    }
    assert_eq!((made.length, made.head), (5, heads[4]));
    let locks: Vec<_> = made.locks.iter().map(|lock| (lock.seq, lock.head)).collect();
    assert_eq!(locks, [(3, heads[2]), (5, heads[4])]);
}
