//! What the exchange edition holds, and when.

use super::*;
use crate::verdict::{CategoryStatus, EntryStatus, Sheet, SheetState};

#[test]
fn states_follow_from_what_was_recorded() {
    let mut recorded = first_round(&[[6, 6, 0], [7, 7, 7], [8, 8, 8]]);
    assert_eq!(
        states(&recorded, "S1"),
        "0001J1:s 0001J2:s 0002J1:s 0002J2:s 0002J3:s 0003J1:s 0003J2:s 0003J3:s"
    );
    recorded.sheets.push(sheet("S1", 1, 3, None));
    recorded.distances.push(RecordedDistance { judge: judge(1), entry: entry(2), from: None, at: at(1) });
    recorded.distances.push(RecordedDistance {
        judge: judge(2),
        entry: entry(2),
        from: Some("S1".into()),
        at: at(1),
    });
    recorded.distances.push(RecordedDistance {
        judge: judge(3),
        entry: entry(2),
        from: Some("S2".into()),
        at: at(1),
    });
    recorded.seats[2].off_at = Some(at(5));
    assert_eq!(
        states(&recorded, "S1"),
        "0001J1:s 0001J2:s 0001J3:d 0002J1:r 0002J2:r 0002J3:v 0003J1:s 0003J2:s 0003J3:v"
    );
    let edition = recorded.edition();
    assert_eq!(edition.categories[0].panels["S1"], ["J1", "J2"]);
    let void = |sheet: &&Sheet| sheet.state == SheetState::Void;
    assert!(edition.sheets.iter().filter(void).all(|sheet| sheet.reason.as_deref() == Some("left-panel")));
    let others = edition.sheets.iter().filter(|sheet| !void(sheet));
    assert!(others.into_iter().all(|sheet| sheet.reason.is_none()), "their own words are for organisers");
    assert_eq!(edition.sheets[2].cells, None, "what was not sent is in no file");
    verdict::rank(&edition).unwrap();
}

#[test]
fn whoever_left_after_the_lock_leaves_the_locked_round_as_it_is() {
    let mut recorded = first_round(&[[6, 6, 6]]);
    recorded.rounds[0].locked_at = Some(at(10));
    let before = recorded.edition();
    for off in [9, 10, 11] {
        recorded.seats[2].off_at = Some(at(off));
        assert_eq!(recorded.edition() == before, off == 11, "{off}");
    }
}

#[test]
fn a_distance_declared_after_the_lock_leaves_the_locked_round_as_it_is() {
    let stepped_back = "0001J1:s 0001J2:r 0001J3:s";
    for (declared, want) in [(9, stepped_back), (10, stepped_back), (11, "0001J1:s 0001J2:s 0001J3:s")] {
        let mut recorded = first_round(&[[6, 6, 6]]);
        recorded.rounds[0].locked_at = Some(at(10));
        let declared = at(declared);
        recorded.distances.push(RecordedDistance {
            judge: judge(2),
            entry: entry(1),
            from: None,
            at: declared,
        });
        assert_eq!(states(&recorded, "S1"), want);
    }
}

#[test]
fn a_plan_that_is_only_read_after_the_lock_is_no_draft() {
    let mut recorded = first_round(&[[6, 6, 0]]);
    recorded.rounds[0].locked_at = Some(at(10));
    let before = recorded.edition();
    recorded.sheets.push(RecordedSheet { opened_at: at(10), ..sheet("S1", 1, 3, None) });
    assert_eq!(recorded.edition(), before);
    recorded.sheets.push(RecordedSheet { opened_at: at(9), ..sheet("S1", 1, 3, None) });
    assert_ne!(recorded.edition(), before);
}

#[test]
fn only_rounds_that_were_opened_are_asked_for_sheets() {
    let recorded = first_round(&[[6, 6, 6], [7, 7, 7]]);
    let edition = recorded.edition();
    assert_eq!(edition.stages.len(), 1);
    assert!(edition.awards.is_empty() && edition.categories.iter().all(|c| c.prizes.is_empty()));
    let computed = verdict::rank(&edition).unwrap();
    assert!(computed.categories.iter().all(|category| category.status == CategoryStatus::Ranked));
    let both = second_round(&[[6, 6, 6], [7, 7, 7]], &[]);
    assert_eq!(both.edition().stages.len(), 2);
    assert_eq!(both.edition_through("S1").sheets, edition.sheets);
    assert_eq!(verdict::file::rules_sha256(&both.edition()).to_string(), both.rulebook.rules_sha256());
}

#[test]
fn nothing_opened_is_the_whole_rules_without_a_sheet() {
    let recorded = Recorded { rounds: vec![], ..first_round(&[[6, 6, 6]]) };
    let edition = recorded.edition();
    assert_eq!((edition.stages.len(), edition.entries.len(), edition.sheets.len()), (2, 1, 0));
    let nobody = Recorded { rounds: vec![], ..first_round(&[]) };
    let computed = verdict::rank(&nobody.edition()).unwrap();
    assert!(computed.categories.iter().all(|c| c.status == CategoryStatus::Ranked && c.entries.is_empty()));
}

#[test]
fn who_takes_part_in_a_round_passed_the_cut_before_it() {
    let marks: Vec<[i64; 3]> = [8, 9, 7, 6, 5, 4, 3].map(|mark| [mark; 3]).to_vec();
    let mut recorded = second_round(&marks, &[]);
    let numbers = |recorded: &Recorded, round| recorded.taking_part(round).into_iter().collect::<Vec<_>>();
    assert_eq!(numbers(&recorded, "S1").len(), 7);
    assert_eq!(numbers(&recorded, "S2"), ["0001", "0002", "0003", "0004", "0005"]);
    // A distance to somebody who is out already is no sheet.
    for n in [1, 7] {
        recorded.distances.push(RecordedDistance {
            judge: judge(1),
            entry: entry(n),
            from: Some("S2".into()),
            at: at(21),
        });
    }
    assert_eq!(states(&recorded, "S2"), "0001J1:r");
    recorded.entries[1].withdrawn_at = Some(at(15));
    assert_eq!(numbers(&recorded, "S2"), ["0001", "0003", "0004", "0005"]);
    let before = Recorded { rounds: recorded.rounds[..1].to_vec(), ..recorded.clone() };
    assert_eq!(numbers(&before, "S2"), ["0001", "0003", "0004", "0005"]);
}

#[test]
fn withdrawing_counts_from_the_first_round_that_was_not_locked() {
    for (minutes, want) in [(5, "S1"), (10, "S2"), (25, "S2"), (30, "result"), (31, "result")] {
        let mut recorded = second_round(&[[6, 6, 6], [7, 7, 7]], &[]);
        recorded.rounds[1].locked_at = Some(at(30));
        recorded.entries[0].withdrawn_at = Some(at(minutes));
        let edition = recorded.edition();
        let entry = &edition.entries[0];
        assert_eq!((entry.status, entry.since.as_deref()), (EntryStatus::Withdrawn, Some(want)), "{minutes}");
    }
    let mut recorded = first_round(&[[6, 6, 6], [7, 7, 7]]);
    recorded.entries[0].withdrawn_at = Some(at(0));
    assert_eq!(recorded.edition().entries.len(), 2, "withdrawn as the first round was opened");
    recorded.entries[0].withdrawn_at = Some(at(-1));
    assert_eq!(recorded.edition().entries.len(), 1, "withdrawn before anything was opened");
    let unopened = Recorded { rounds: vec![], ..recorded };
    assert_eq!(unopened.edition().entries.len(), 1, "withdrawn while nothing is opened");
}

#[test]
fn an_exclusion_reaches_back_to_the_last_opened_round() {
    let one = first_round(&[[6, 6, 6]]);
    let two = second_round(&[[6, 6, 6]], &[]);
    assert_eq!(possible_since(&Recorded { rounds: vec![], ..one.clone() }), ["S1", "S2", "result"]);
    assert_eq!(possible_since(&one), ["S1", "S2", "result"]);
    assert_eq!(possible_since(&two), ["S2", "result"]);
    let none = Recorded { rounds: vec![], ..one.clone() };
    for (recorded, since, want) in [
        (&none, "S1", None),
        (&one, "S1", None),
        (&one, "S2", None),
        (&two, "S1", Some("S2")),
        (&two, "S2", None),
        (&two, RESULT, None),
    ] {
        assert_eq!(overtaken_by(recorded, since), want, "{since}");
        assert_eq!(want.is_none(), possible_since(recorded).iter().any(|still| still == since), "{since}");
    }
    let mut out = two;
    out.entries[0].excluded_since = Some("S2".into());
    let edition = out.edition();
    assert_eq!(edition.entries[0].status, EntryStatus::Disqualified);
    assert_eq!(edition.entries[0].since.as_deref(), Some("S2"));
    // The round before does not know the one that comes after.
    assert_eq!(out.edition_through("S1").entries[0].since.as_deref(), Some("result"));
    verdict::rank(&out.edition_through("S1")).unwrap();
}

#[test]
fn a_panel_counts_every_seat_although_nobody_sent() {
    let mut recorded = second_round(&[[6, 6, 6]], &[(1, [7, 7, 7])]);
    recorded.seats.push(PanelSeat { code: Some("J4".into()), ..seat("S2", 4) });
    recorded.seats.push(PanelSeat { code: None, ..seat("S2", 5) });
    let edition = recorded.edition();
    assert_eq!(edition.categories[0].panels["S2"], ["J1", "J2", "J3", "J4"]);
    // 80 per cent of four is more than three.
    let problems = recap(&recorded, "S2").problems();
    assert!(matches!(problems[..], [verdict::Problem::Quorum { have: 3, need: 4, .. }]), "{problems:?}");
}
