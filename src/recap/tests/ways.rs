//! What blocks, and how it is left.

use super::*;
use crate::{
    Text,
    round::RoundState,
    verdict::{Board, CutStatus, Decision, Problem},
};
use serde_json::json;
use std::collections::BTreeMap;

fn remind(n: u8) -> WayOut {
    WayOut::Remind { judge: judge(n), code: format!("J{n}") }
}

fn correct(n: u8, entry: &str) -> WayOut {
    WayOut::Correct { judge: judge(n), code: format!("J{n}"), entry: entry.to_owned() }
}

fn take_off(n: u8) -> WayOut {
    WayOut::TakeOff { judge: judge(n), code: format!("J{n}") }
}

fn ways(recorded: &Recorded, round: &str) -> Vec<(&'static str, Vec<WayOut>)> {
    let categories = recap(recorded, round).categories;
    let blocking = categories.into_iter().flat_map(|category| category.problems);
    blocking.map(|blocking| (blocking.problem.code(), blocking.ways)).collect()
}

#[test]
fn every_problem_says_how_it_is_left() {
    let entry = || "0001".to_owned();
    let seat_another = WayOut::SeatAnother;
    let exclude = || WayOut::Exclude { entry: entry() };
    let missing = first_round(&[[6, 6, 0]]);
    assert_eq!(
        ways(&missing, "S1"),
        [("quorum", vec![remind(3), seat_another.clone(), take_off(3), exclude()])]
    );
    let far = first_round(&[[3, 6, 9]]);
    assert_eq!(ways(&far, "S1"), [("extra_sheet_needed", vec![seat_another.clone(), exclude()])]);
    let pitch = second_round(&[[6, 6, 6], [6, 6, 6]], &[(1, [6, 6, 0]), (2, [7, 7, 7])]);
    assert_eq!(
        ways(&pitch, "S2"),
        [
            (
                "quorum",
                vec![
                    remind(3),
                    seat_another,
                    WayOut::Absent { entry: entry() },
                    take_off(3),
                    WayOut::Exclude { entry: entry() },
                ]
            ),
            ("panel_not_uniform", vec![remind(3), take_off(3)]),
        ]
    );
    let mut locked = pitch;
    locked.rounds[1].locked_at = Some(at(30));
    assert!(ways(&locked, "S2").iter().all(|(_, ways)| ways.is_empty()));
}

#[test]
fn who_is_reminded_sits_here_still_and_has_not_answered() {
    let mut recorded = first_round(&[[6, 0, 0]]);
    recorded.sheets.push(sheet("S1", 1, 2, None));
    recorded.seats.push(PanelSeat { category: "MAHASISWA".to_owned(), ..seat("S1", 4) });
    recorded.seats.push(PanelSeat { off_at: Some(at(5)), ..seat("S1", 5) });
    recorded.seats.push(seat("S2", 6));
    recorded.seats.reverse();
    let exclude = || WayOut::Exclude { entry: "0001".to_owned() };
    let all = vec![remind(2), remind(3), WayOut::SeatAnother, take_off(2), take_off(3), exclude()];
    assert_eq!(ways(&recorded, "S1"), [("quorum", all)]);
    recorded.distances.push(RecordedDistance { judge: judge(3), entry: entry(1), from: None, at: at(1) });
    let others = || vec![remind(2), WayOut::SeatAnother, take_off(2), exclude()];
    assert_eq!(ways(&recorded, "S1"), [("quorum", others())], "whoever stepped back owes nothing");

    let rulebook = ruled("/rounds/0/cannot_assess", json!("criterion_mean"));
    let mut unsure = Recorded { rulebook, ..first_round(&[[6, 6, 6]]) };
    unsure.sheets[1].sent.as_mut().unwrap().marks.insert("K2".to_owned(), Mark::CannotAssess);
    let sent = vec![correct(2, "0001"), WayOut::SeatAnother, take_off(2), exclude()];
    assert_eq!(ways(&unsure, "S1"), [("criterion_quorum", sent)], "whoever sent a sheet owes nothing");

    // The second round wants the same judges for everybody: who sent all owes nothing there either.
    let mut uneven = second_round(&[[6, 6, 6], [6, 6, 6]], &[(1, [6, 6, 6]), (2, [7, 7, 7])]);
    let sheet = uneven
        .sheets
        .iter_mut()
        .find(|sheet| (sheet.round.as_str(), sheet.entry, sheet.judge) == ("S2", entry(1), judge(3)));
    sheet.unwrap().sent.as_mut().unwrap().marks.insert("K1".to_owned(), Mark::CannotAssess);
    let about_panel = ways(&uneven, "S2").into_iter().find(|(code, _)| *code == "panel_not_uniform");
    assert_eq!(about_panel, Some(("panel_not_uniform", vec![correct(3, "0001"), take_off(3)])));
}

#[test]
fn a_sheet_is_corrected_where_its_mark_is_missing() {
    let rulebook = ruled("/rounds/0/cannot_assess", json!("criterion_mean"));
    let mut recorded = Recorded { rulebook, ..first_round(&[[6, 6, 6]]) };
    recorded.seats.push(seat("S1", 4));
    recorded.sheets.push(sheet("S1", 1, 4, Some(6)));
    let unsure = |recorded: &mut Recorded, judge: usize, criterion: &str| {
        let sent = recorded.sheets[judge - 1].sent.as_mut().unwrap();
        sent.marks.insert(criterion.to_owned(), Mark::CannotAssess);
    };
    for (judge, criterion) in [(2, "K1"), (3, "K2"), (4, "K2")] {
        unsure(&mut recorded, judge, criterion);
    }
    let exclude = || WayOut::Exclude { entry: "0001".to_owned() };
    let of = |a: u8, b: u8| {
        let another = WayOut::SeatAnother;
        vec![correct(a, "0001"), correct(b, "0001"), another, take_off(a), take_off(b), exclude()]
    };
    assert_eq!(ways(&recorded, "S1"), [("criterion_quorum", of(3, 4))], "enough could assess the other one");

    unsure(&mut recorded, 1, "K1");
    assert_eq!(ways(&recorded, "S1"), [("criterion_quorum", of(1, 2)), ("criterion_quorum", of(3, 4))]);
    let category = recap(&recorded, "S1").categories.remove(0);
    let blocks = category.blocks();
    let mut all: Vec<WayOut> = (1..=4).map(|judge| correct(judge, "0001")).collect();
    all.push(WayOut::SeatAnother);
    all.extend((1..=4).map(take_off));
    all.push(exclude());
    let told: Vec<Vec<&WayOut>> = blocks.iter().map(|block| ways_together(block)).collect();
    assert_eq!(told, [all.iter().collect::<Vec<_>>()], "both are told together, each way once");
}

#[test]
fn the_criteria_of_one_entry_are_told_together() {
    let rulebook = ruled("/rounds/0/cannot_assess", json!("criterion_mean"));
    let mut unsure = Recorded { rulebook, ..first_round(&[[6, 6, 6], [6, 6, 6]]) };
    for (sheet, criteria) in [(1, ["K1", "K2"]), (4, ["K2", "K3"])] {
        let marks = &mut unsure.sheets[sheet].sent.as_mut().unwrap().marks;
        marks.extend(criteria.map(|criterion| (criterion.to_owned(), Mark::CannotAssess)));
    }
    let category = recap(&unsure, "S1").categories.remove(0);
    let sizes: Vec<usize> = category.blocks().iter().map(Vec::len).collect();
    assert_eq!((category.problems.len(), sizes), (4, vec![2, 2]));
    let missing = recap(&first_round(&[[6, 6, 0], [6, 0, 6]]), "S1").categories.remove(0);
    assert!(missing.blocks().iter().all(|block| block.len() == 1), "each of another entry");
}

#[test]
fn a_tie_on_the_line_waits_for_the_plenary() {
    let rulebook = ruled("/ranking/cuts/0", {
        json!({"after": "S1", "basis": {"S1": 100}, "take": {"UMUM": 1, "MAHASISWA": 1}, "on_tie": "decide"})
    });
    let mut recorded = Recorded { rulebook, ..first_round(&[[6, 6, 6], [6, 6, 6], [3, 3, 3]]) };
    let set = vec!["0001".to_owned(), "0002".to_owned()];
    let at_cut = Board::Cut("S1".to_owned());
    assert_eq!(
        ways(&recorded, "S1"),
        [("cut_tie", vec![WayOut::Plenary { at: at_cut.clone(), set: set.clone() }])]
    );
    let before = recap(&recorded, "S1");
    assert_eq!(before.categories[0].level, [Level { at: at_cut.clone(), set: set.clone() }]);
    assert!(before.categories[0].needs_order_of(&set));
    assert!(!before.categories[0].needs_order_of(&["0001".to_owned(), "0003".to_owned()]));
    assert_eq!(before.categories[0].lines[0].sheets.len(), 3);
    let decision = Decision {
        id: "P1".to_owned(),
        category: "UMUM".to_owned(),
        at: at_cut,
        set,
        order: vec![vec!["0002".to_owned()], vec!["0001".to_owned()]],
        minutes: Some("BA-1".to_owned()),
    };
    recorded.decisions.push(RecordedDecision { at: at(5), decision });
    let after = recap(&recorded, "S1");
    assert_eq!(after.problems(), []);
    assert_ne!(after.content, before.content);
    let category = &after.categories[0];
    let cut = category.cut.as_ref().unwrap();
    assert_eq!((cut.status, &cut.passed[..]), (CutStatus::Done, &["0002".to_owned()][..]));
    assert!(
        category.sentences.iter().any(|s| s.id.contains("BA-1") && s.en.contains("BA-1")),
        "{category:?}"
    );
}

#[test]
fn lines_stand_in_order_and_say_who_passes() {
    let marks: Vec<[i64; 3]> = [3, 4, 5, 6, 7, 8].map(|mark| [mark; 3]).to_vec();
    let recap = recap(&first_round(&marks), "S1");
    assert_eq!(recap.state, RoundState::Open { since: OPENED });
    assert!(!recap.last);
    let lines: Vec<_> =
        recap.categories[0].lines.iter().map(|l| (l.entry.as_str(), l.rank, l.passes)).collect();
    assert_eq!(lines[0], ("0006", Some(1), Some(true)));
    assert_eq!(lines[5], ("0001", Some(6), Some(false)));
    assert_eq!(recap.categories[0].lines[0].sheets[0].score.as_deref(), Some("75.00"));
    assert_eq!(recap.categories[1].lines, []);
    assert!(Recap::of(&first_round(&marks), "S9").unwrap().is_none());
}

#[test]
fn a_level_total_is_offered_to_the_plenary_where_the_rules_ask_it() {
    let both = [[6, 6, 6], [6, 6, 6]];
    let pitch = [(1, [7, 7, 7]), (2, [7, 7, 7])];
    let mut recorded = second_round(&both, &pitch);
    let category = recap(&recorded, "S2").categories.remove(0);
    assert_eq!(category.problems, []);
    assert_eq!(category.level, [Level { at: Board::Total, set: vec!["0001".into(), "0002".into()] }]);
    assert!(!category.needs_order_of(&category.level[0].set), "it may be decided, need not be");
    recorded.rulebook.ranking.ties.pop();
    assert_eq!(recap(&recorded, "S2").categories[0].level, []);
}

#[test]
fn the_last_decision_about_the_same_entries_counts() {
    let all = [[6, 6, 6], [6, 6, 6], [6, 6, 6]];
    let mut recorded = second_round(&all, &[(1, [7, 7, 7]), (2, [7, 7, 7]), (3, [7, 7, 7])]);
    let mut decide = |id: &str, set: &[&str], order: &[&[&str]]| {
        let group = |entries: &[&str]| entries.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>();
        let decision = Decision {
            id: id.to_owned(),
            category: "UMUM".to_owned(),
            at: Board::Total,
            set: group(set),
            order: order.iter().map(|entries| group(entries)).collect(),
            minutes: Some(format!("BA-{id}")),
        };
        recorded.decisions.push(RecordedDecision { at: at(50), decision });
        let category = recap(&recorded, "S2").categories.remove(0);
        let level: Vec<String> = category.level.iter().map(|level| level.set.join(" ")).collect();
        let fates: Vec<Fate> = category.decisions.iter().map(|line| line.fate).collect();
        assert_eq!(category.warnings, []);
        (fates, level)
    };
    use Fate::*;
    let three = ["0001", "0002", "0003"];
    assert_eq!(
        decide("P1", &["0001", "0002"], &[&["0001"], &["0002"]]),
        (vec![NotAsked], vec![three.join(" ")])
    );
    // The two that it leaves level are not asked about again: a decision about the three is.
    let first: &[&[&str]] = &[&["0002"], &["0001", "0003"]];
    assert_eq!(decide("P2", &three, first), (vec![NotAsked, Counts], vec![]));
    let second: &[&[&str]] = &[&["0003"], &["0001"], &["0002"]];
    let other_way: [&str; 3] = ["0003", "0002", "0001"];
    assert_eq!(decide("P3", &other_way, second), (vec![NotAsked, Replaced, Counts], vec![]));
    assert_eq!(
        decide("P4", &three, &[&three]),
        (vec![NotAsked, Replaced, Replaced, TakenBack], vec![three.join(" ")])
    );
}

#[test]
fn who_is_level_for_an_award_that_asks_the_plenary_is_brought_into_an_order() {
    let rulebook = ruled("/awards/0/ties", json!([{"rule": "plenary"}]));
    let pitch = [(1, [9, 9, 9]), (2, [8, 8, 8]), (3, [7, 7, 7])];
    let mut recorded = Recorded { rulebook, ..second_round(&[[6, 6, 6]; 3], &pitch) };
    let board = Board::Award("INOVASI".to_owned());
    // The first prize can't have it.
    let set = vec!["0002".to_owned(), "0003".to_owned()];
    let before = recap(&recorded, "S2").categories.remove(0);
    assert_eq!(before.level, [Level { at: board.clone(), set: set.clone() }]);
    assert_eq!(before.result.awards[0].winners, set);
    assert!(!before.needs_order_of(&set), "it may be decided, need not be");
    let first = recap(&recorded, "S1").categories.remove(0).level;
    assert!(first.iter().all(|level| level.at != board), "nobody has an award before the last round");

    let decision = Decision {
        id: "P1".to_owned(),
        category: "UMUM".to_owned(),
        at: board,
        set,
        order: vec![vec!["0003".to_owned()], vec!["0002".to_owned()]],
        minutes: Some("BA-1".to_owned()),
    };
    recorded.decisions.push(RecordedDecision { at: at(50), decision });
    let after = recap(&recorded, "S2").categories.remove(0);
    assert_eq!((after.level, &after.result.awards[0].winners[..]), (vec![], &["0003".to_owned()][..]));
    assert_eq!(after.decisions.iter().map(|line| line.fate).collect::<Vec<_>>(), [Fate::Counts]);
    assert!(after.sentences.iter().any(|s| s.id.contains("BA-1") && s.en.contains("BA-1")));

    recorded.entries[2].withdrawn_at = Some(at(55));
    let left = recap(&recorded, "S2").categories.remove(0);
    assert_eq!(left.decisions[0].fate, Fate::NotAsked, "one alone is level with nobody");
}

#[test]
fn a_decision_about_somebody_who_left_says_so() {
    let pitch = [(1, [7, 7, 7]), (2, [7, 7, 7]), (3, [7, 7, 7])];
    let mut recorded = second_round(&[[6, 6, 6]; 3], &pitch);
    let set: Vec<String> = ["0001", "0002", "0003"].map(str::to_owned).to_vec();
    let decision = Decision {
        id: "P1".to_owned(),
        category: "UMUM".to_owned(),
        at: Board::Total,
        order: set.iter().map(|entry| vec![entry.clone()]).collect(),
        set,
        minutes: None,
    };
    recorded.decisions.push(RecordedDecision { at: at(50), decision });
    let fate = |recorded: &Recorded| recap(recorded, "S2").categories[0].decisions[0].fate;
    assert_eq!(fate(&recorded), Fate::Counts);
    recorded.entries[2].withdrawn_at = Some(at(55));
    assert_eq!(fate(&recorded), Fate::SomebodyLeft);
    // Those who are left have the same total, and an earlier question parts them: who left is not why.
    let pitch = [(1, [4, 4, 4]), (2, [7, 7, 7]), (3, [7, 7, 7])];
    let mut parted = second_round(&[[8; 3], [6; 3], [6; 3]], &pitch);
    parted.decisions = recorded.decisions.clone();
    parted.entries[2].withdrawn_at = Some(at(55));
    let result = recap(&parted, "S2").categories.remove(0).result;
    let level = result.ties.iter().find(|tie| tie.at == Board::Total).map(|tie| tie.set.join(" "));
    assert_eq!(level.as_deref(), Some("0001 0002"));
    assert_eq!(fate(&parted), Fate::NotAsked);
    recorded.entries[1].withdrawn_at = Some(at(55));
    assert_eq!(fate(&recorded), Fate::NotAsked);
}

#[test]
fn an_order_gives_everybody_a_place() {
    let set: Vec<String> = ["0001", "0002", "0003"].map(str::to_owned).to_vec();
    let read = |places: [&str; 3]| {
        let typed: BTreeMap<String, String> = set.iter().cloned().zip(places.map(str::to_owned)).collect();
        read_order(&set, &typed, false).map_err(|problems| {
            problems.iter().map(|p| format!("{} {}", p.field, p.what.code())).collect::<Vec<_>>()
        })
    };
    let group = |entries: &[&str]| entries.iter().map(|e| (*e).to_owned()).collect::<Vec<_>>();
    assert_eq!(read(["2", " 1 ", "2"]), Ok(vec![group(&["0002"]), group(&["0001", "0003"])]));
    assert_eq!(read(["3", "2", "1"]), Ok(vec![group(&["0003"]), group(&["0002"]), group(&["0001"])]));
    assert_eq!(read(["1", "", "4"]), Err(vec!["0002 choose-one".into(), "0003 unknown-option".into()]));
    assert_eq!(read(["1", "1", "1"]), Err(vec!["0001 all-alike".into()]));
    let alike: BTreeMap<String, String> = set.iter().cloned().map(|entry| (entry, "2".to_owned())).collect();
    assert_eq!(read_order(&set, &alike, true), Ok(vec![set.clone()]), "which takes a decision back");
    assert_eq!(read(["0", "1", "-1"]), Err(vec!["0001 unknown-option".into(), "0003 unknown-option".into()]));
}

#[test]
fn a_problem_of_the_recap_is_said_in_both_languages() {
    let recap = recap(&first_round(&[[6, 6, 0]]), "S1");
    let said: Vec<&Problem> = recap.categories[0].problems.iter().map(|b| &b.problem).collect();
    assert_eq!(said.len(), 1);
    let sentence: &Text = &recap.categories[0].problems[0].sentence;
    assert!(sentence.id.contains("0001") && sentence.en.contains("0001"), "{sentence:?}");
    assert_ne!(sentence.id, sentence.en);
}
