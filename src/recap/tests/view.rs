//! What a recap shows of one round in one category, and of nothing else.

use super::{three::recorded, *};
use crate::{
    round::RoundState,
    verdict::{Board, SheetState, TieRule},
};
use serde_json::json;

fn codes(line: &RecapLine) -> Vec<(&str, Option<SheetState>)> {
    line.sheets.iter().map(|sheet| (sheet.code.as_str(), sheet.state)).collect()
}

fn entries(category: &CategoryRecap) -> Vec<(&str, Option<u64>)> {
    category.lines.iter().map(|line| (line.entry.as_str(), line.rank)).collect()
}

#[test]
fn a_line_has_the_sheets_of_its_round_and_category_by_code() {
    let mut recorded = second_round(&[[6, 6, 6], [7, 7, 7]], &[(1, [8, 8, 0])]);
    recorded.seats.push(PanelSeat { category: "MAHASISWA".to_owned(), ..seat("S2", 4) });
    recorded.seats.reverse();
    let line = |recorded: &Recorded| {
        let lines = recap(recorded, "S2").categories.remove(0).lines;
        lines.into_iter().find(|line| line.entry == "0001").unwrap()
    };
    let sent = Some(SheetState::Submitted);
    assert_eq!(codes(&line(&recorded)), [("J1", sent), ("J2", sent), ("J3", None)]);
    let scores: Vec<_> = line(&recorded).sheets.into_iter().map(|sheet| sheet.score).collect();
    assert_eq!(scores, [Some("75.00".to_owned()), Some("75.00".to_owned()), None]);
    // Whoever left shows only what stays behind.
    for seat in recorded.seats.iter_mut().filter(|seat| seat.round == "S2" && seat.judge != judge(1)) {
        seat.off_at = Some(at(25));
    }
    assert_eq!(codes(&line(&recorded)), [("J1", sent), ("J2", Some(SheetState::Void))]);
}

#[test]
fn the_last_round_shows_who_reached_it_or_dropped_out_with_a_rank_of_the_total() {
    let marks: Vec<[i64; 3]> = [9, 8, 7, 6, 5, 4].map(|mark| [mark; 3]).to_vec();
    let second: Vec<(u8, [i64; 3])> = (1..=5).map(|n| (n, [10 - i64::from(n); 3])).collect();
    let mut recorded = second_round(&marks, &second);
    recorded.entries[4].withdrawn_at = Some(at(25));
    let category = recap(&recorded, "S2").categories.remove(0);
    let ranks = [("0001", Some(1)), ("0002", Some(2)), ("0003", Some(3)), ("0004", Some(4)), ("0005", None)];
    assert_eq!(entries(&category), ranks);
    assert!(category.lines.iter().all(|line| line.passes.is_none()));
    assert!(category.lines[0].score.is_some() && category.cut.is_none());
}

#[test]
fn who_is_out_is_not_counted_among_who_is_in_the_round() {
    let marks: Vec<[i64; 3]> = [9, 8, 7, 6].map(|mark| [mark; 3]).to_vec();
    let second: Vec<(u8, [i64; 3])> = (1..=4).map(|n| (n, [10 - i64::from(n); 3])).collect();
    let all = second_round(&marks, &second);
    let everybody = Headcount { here: 4, ..Headcount::default() };
    let three = Headcount { here: 3, ..Headcount::default() };
    let since = |round: &str, recorded: &mut Recorded| {
        recorded.entries[0].excluded_since = Some(round.to_owned());
    };
    for (recorded, first, last) in [
        (all.clone(), everybody, everybody),
        (
            changed(&all, |recorded| since("S1", recorded)),
            Headcount { disqualified: 1, ..three },
            Headcount { disqualified: 1, ..three },
        ),
        (
            changed(&all, |recorded| since("S2", recorded)),
            Headcount { disqualified_later: 1, ..everybody },
            Headcount { disqualified: 1, ..three },
        ),
        (
            changed(&all, |recorded| since(RESULT, recorded)),
            Headcount { disqualified_later: 1, ..everybody },
            Headcount { disqualified_later: 1, ..everybody },
        ),
        (
            changed(&all, |recorded| recorded.entries[0].withdrawn_at = Some(at(5))),
            Headcount { withdrawn: 1, ..three },
            Headcount { withdrawn: 1, ..three },
        ),
    ] {
        let heads = |round| recap(&recorded, round).categories.remove(0).headcount();
        assert_eq!((heads("S1"), heads("S2")), (first, last), "{:?}", recorded.entries[0]);
    }
}

fn changed(recorded: &Recorded, change: impl Fn(&mut Recorded)) -> Recorded {
    let mut recorded = recorded.clone();
    change(&mut recorded);
    recorded
}

#[test]
fn a_round_is_told_by_its_own_cut_and_a_category_by_its_own_entries() {
    let mut recorded = recorded();
    recorded.entries[3].category = "MAHASISWA".to_owned();
    recorded.seats.extend((1..=3).map(|n| PanelSeat { category: "MAHASISWA".to_owned(), ..seat("S1", n) }));
    let cut = |recorded: &Recorded, round, category| {
        let category = recap(recorded, round).categories.remove(category);
        let told: Vec<String> = category.sentences.into_iter().map(|text| text.en).collect();
        (category.cut.map(|cut| cut.after), told)
    };
    let after = |round: &str, title, passed| {
        let told = format!("After the {title} there were {passed}.");
        (Some(round.to_owned()), vec![told])
    };
    let first = "Proposal round";
    assert_eq!(cut(&recorded, "S1", 0), after("S1", first, "3 places; 0001, 0002 and 0003 passed"));
    assert_eq!(cut(&recorded, "S1", 1), after("S1", first, "3 places; 0004 passed"));
    let second = after("S2", "Pitch round", "2 places; 0002 and 0003 passed");
    assert_eq!(cut(&recorded, "S2", 0), second);
    recorded.sheets.extend((1..=3).flat_map(|j| [2, 3].map(|n| sheet("S3", n, j, Some(6)))));
    let (last, told) = cut(&recorded, "S3", 0);
    assert_eq!((last, told.len()), (None, 3), "{told:?}");
    // Who is level on the total is not told before there is one.
    let level = first_round(&[[6, 6, 6], [6, 6, 6]]);
    let told = cut(&level, "S1", 0).1;
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().all(|told| told.contains("fter the Proposal round")), "{told:?}");
}

#[test]
fn how_entries_were_parted_is_told_where_they_stand() {
    let marks = [9, 8, 7, 6, 5, 4, 4].map(|mark| [mark; 3]);
    let second: Vec<(u8, [i64; 3])> = (1..=5).map(|n| (n, [10 - i64::from(n); 3])).collect();
    let recorded = second_round(&marks, &second);
    let tells = |round| {
        let sentences = recap(&recorded, round).categories.remove(0).sentences;
        sentences.iter().any(|said| said.en.contains("0007"))
    };
    assert!(tells("S1") && !tells("S2"), "0006 and 0007 are level and not in the second round");
}

#[test]
fn a_round_that_is_not_opened_waits_and_sheets_far_apart_are_counted() {
    assert_eq!(first_round(&[]).state("S2"), RoundState::Waiting);
    let both = [[6, 6, 6], [6, 6, 6]];
    let near = second_round(&both, &[(1, [6, 6, 6]), (2, [7, 7, 7])]);
    let far = second_round(&both, &[(1, [3, 6, 9]), (2, [7, 7, 7])]);
    assert_eq!((recap(&near, "S2").spread_flags(), recap(&far, "S2").spread_flags()), (0, 1));
}

#[test]
fn the_plenary_is_asked_where_the_chain_of_the_board_names_it() {
    let level = |recorded: &Recorded, round| recap(recorded, round).categories.remove(0).level;
    let ruled = |ties: serde_json::Value| {
        let cut =
            json!({"after": "S1", "basis": {"S1": 100}, "take": {"UMUM": 1, "MAHASISWA": 1}, "ties": ties});
        let rulebook = ruled("/ranking/cuts/0", cut);
        Recorded { rulebook, ..first_round(&[[6, 6, 6], [6, 6, 6], [3, 3, 3]]) }
    };
    let set = vec!["0001".to_owned(), "0002".to_owned()];
    let plenary = ruled(json!([{"rule": "plenary"}]));
    assert_eq!(level(&plenary, "S1"), [Level { at: Board::Cut("S1".to_owned()), set }]);
    let mut none = ruled(json!([{"rule": "head_to_head"}]));
    assert_eq!(level(&none, "S1"), [], "the edition's chain does not count here");
    none.rulebook.ranking.ties.pop();
    assert_eq!(level(&none, "S1"), []);
    // What the chain has parted already is no set any more.
    let mut some = ruled(json!([{"rule": "head_to_head"}, {"rule": "plenary"}]));
    some.rulebook.rounds[0].spread = None;
    some.sheets.clear();
    for (n, row) in (1..).zip([[9, 9, 3], [9, 9, 3], [7, 7, 7]]) {
        some.sheets.extend((1..).zip(row).map(|(j, mark)| sheet("S1", n, j, Some(mark))));
    }
    let set = vec!["0001".to_owned(), "0002".to_owned()];
    assert_eq!(level(&some, "S1"), [Level { at: Board::Cut("S1".to_owned()), set }]);
    // Of two cuts each has its own chain.
    let mut two = recorded();
    two.rulebook.ranking.cuts[0].ties = Some(vec![]);
    two.rulebook.ranking.cuts[1].ties = Some(vec![TieRule::Plenary]);
    for entered in two.sheets.iter_mut().filter(|sheet| sheet.entry != entry(4)) {
        let marks = &mut entered.sent.as_mut().unwrap().marks;
        marks.values_mut().for_each(|mark| *mark = Mark::Steps(6));
    }
    assert_eq!(level(&two, "S1"), []);
    let set = ["0001", "0002", "0003"].map(str::to_owned).to_vec();
    assert_eq!(level(&two, "S2"), [Level { at: Board::Cut("S2".to_owned()), set }]);
    let sentences = recap(&two, "S2").categories.remove(0).sentences;
    assert!(sentences.iter().all(|text| !text.en.contains("Proposal round")), "{sentences:?}");
    // The award is level too, and is none of the plenary's.
    let marks = [[9, 9, 9], [6, 6, 6], [6, 6, 6]];
    let pitch = [(1, [9, 9, 9]), (2, [6, 6, 6]), (3, [6, 6, 6])];
    let set = vec!["0002".to_owned(), "0003".to_owned()];
    assert_eq!(level(&second_round(&marks, &pitch), "S2"), [Level { at: Board::Total, set }]);
}
