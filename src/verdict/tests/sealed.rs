//! What was sealed, attacked where two marks of it would have to agree.

use super::super::file::{VerdictFile, Withheld, WithheldLevel};
use super::super::seal::{Leaf, Tree};
use super::super::verify::{Check, Finding, Mismatch, Options, Report, verify};
use super::super::{Edition, Hash, SheetState};
use super::published::{changed, file, input, sealed, secret, trees, version};
use crate::canonical;
use serde_json::json;

fn check(file: &VerdictFile) -> Report {
    verify(&file.bytes(), &Options::default())
}

fn failures(report: &Report) -> Vec<(&'static str, Mismatch)> {
    report.failures().map(|(check, why)| (check.code(), why.clone())).collect()
}

/// What is said about the sheets of each stage, in order.
fn sheets(report: &Report) -> Vec<(&str, &Finding)> {
    let said = report.lines.iter().filter_map(|line| match &line.check {
        Check::Sheets { stage } => Some((stage.as_str(), &line.finding)),
        _ => None,
    });
    said.collect()
}

/// The input with one mark of the first stage changed.
fn forged() -> Edition {
    let mut other = input();
    other.sheets[0].cells.as_mut().unwrap().insert("C".into(), Some(10));
    other
}

/// The file made anew without the sheets of this stage, under the locks as they were.
fn without_sheets(stage: &str) -> VerdictFile {
    let mut other = input();
    other.sheets.retain(|sheet| sheet.stage != stage);
    VerdictFile { book: file().book, ..sealed(other, version(1, None)) }
}

fn withheld(stage: &str) -> Withheld {
    Withheld { stage: stage.to_owned(), level: WithheldLevel::Sums, why: "dua penilai".to_owned() }
}

#[test]
fn sheets_of_a_stage_that_was_never_locked_are_seen() {
    let mut unlocked = file();
    unlocked.book.locks.remove(0);
    unlocked.leaves.retain(|name, _| !name.starts_with("S1:"));
    assert_eq!(failures(&check(&unlocked)), [("sheets", Mismatch::NoLock)]);
}

#[test]
fn a_stage_without_sheets_and_without_a_lock_is_not_spoken_of() {
    let mut early = input();
    early.sheets.retain(|sheet| sheet.stage == "S1");
    let report = check(&sealed(early, version(1, None)));
    assert_eq!((sheets(&report), report.exit_code()), (vec![("S1", &Finding::Passed)], 0));
}

#[test]
fn sheets_that_are_missing_are_excused_for_the_stage_that_says_so_alone() {
    let why = |found| Finding::Failed { why: Mismatch::OtherCount { found, locked: 6 } };
    let gone = without_sheets("S2");
    let there = Finding::Failed { why: Mismatch::WithheldThere };
    for (said, first, second) in [
        (vec![], Finding::Passed, why(0)),
        (vec![withheld("S1")], there.clone(), why(0)),
        (vec![withheld("S2")], Finding::Passed, Finding::Withheld),
        (vec![withheld("S1"), withheld("S2")], there, Finding::Withheld),
    ] {
        let report = check(&VerdictFile { withheld: said.clone(), ..gone.clone() });
        assert_eq!(sheets(&report), [("S1", &first), ("S2", &second)], "{said:?}");
    }
}

#[test]
fn withheld_is_no_excuse_for_sheets_that_are_there() {
    let mut excused = VerdictFile {
        book: file().book,
        withheld: vec![withheld("S1")],
        ..sealed(forged(), version(1, None))
    };
    excused.leaves.retain(|name, _| !name.starts_with("S1:"));
    assert_eq!(failures(&check(&excused)), [("sheets", Mismatch::WithheldThere)]);
}

#[test]
fn a_lock_of_a_stage_that_is_not_in_the_input_is_seen() {
    let mut more = file();
    // Over no sheets at all, so that its root holds.
    let (root, leaves) = (Tree::over(vec![]).root(), 0);
    let lock =
        super::super::file::Lock { stage: "S9".into(), seq: 30, root, leaves, ..more.book.locks[0].clone() };
    more.book.locks.push(lock);
    let why = Mismatch::UnknownStage("S9".into());
    assert_eq!(failures(&check(&more)), [("sheets", why.clone())]);
    assert_eq!(sheets(&check(&more))[2], ("S9", &Finding::Failed { why }));
}

#[test]
fn a_salt_without_a_sheet_is_told_at_its_stage_instead_of_a_yes() {
    let mut more = file();
    more.leaves.insert("S1:A:J9:1".to_owned(), secret("S1:A:J9:1"));
    let why = Finding::Failed { why: Mismatch::LeafWithoutSheet("S1:A:J9:1".to_owned()) };
    assert_eq!(sheets(&check(&more)), [("S2", &Finding::Passed), ("S1", &why)]);
    // Where something else fails already, that is what is told.
    let mut broken = more.clone();
    broken.book.locks[1].root = Hash::of(b"other");
    let report = check(&broken);
    let told: Vec<_> = sheets(&report).into_iter().map(|(stage, found)| (stage, found == &why)).collect();
    assert_eq!(told, [("S1", false), ("S2", false)]);
}

#[test]
fn a_receipt_of_another_tree_with_as_many_sheets_is_seen() {
    let bytes = canonical::bytes(&trees(&forged())["S1"].receipt("S1:B:J2:1").unwrap());
    let report = verify(&file().bytes(), &Options { receipt: Some(&bytes), ..Options::default() });
    assert_eq!(failures(&report), [("receipt", Mismatch::ReceiptElsewhere("S1".to_owned()))]);
}

#[test]
fn the_file_before_is_the_one_that_is_named() {
    let first = file();
    let second = sealed(input(), version(2, Some(Hash::of(b"another"))));
    let report = verify(&second.bytes(), &Options { previous: Some(&first.bytes()), ..Options::default() });
    let (in_file, should_be) = (Hash::of(b"another"), Hash::of(&first.bytes()));
    assert_eq!(failures(&report), [("previous", Mismatch::OtherHash { in_file, should_be })]);
}

#[test]
fn a_notice_counts_for_its_own_rules_and_within_its_own_book() {
    let first = file();
    let mut other = input();
    other.total.insert("S1".into(), 3);
    let mut second = sealed(other, version(2, Some(Hash::of(&first.bytes()))));
    second.book.length = 41;
    let at = "2026-11-13T02:00:00Z".parse().unwrap();
    // The file itself has to make sense of it too.
    let both = vec![("rules", Mismatch::RulesHistory), ("previous", Mismatch::RulesChangedSilently)];
    for (seq, rules_sha256, want) in [
        (41, second.rules_sha256, vec![]),
        (40, second.rules_sha256, both[1..].to_vec()),
        (42, second.rules_sha256, both.clone()),
        (41, first.rules_sha256, both.clone()),
    ] {
        second.book.rules = vec![super::super::file::RulesEvent { at, seq, rules_sha256 }];
        let report =
            verify(&second.bytes(), &Options { previous: Some(&first.bytes()), ..Options::default() });
        assert_eq!(failures(&report), want, "{seq} {rules_sha256}");
    }
    let rules_sha256 = second.rules_sha256;
    let later = "2026-11-13T03:00:00Z".parse().unwrap();
    for (changes, holds) in [
        ([(at, 11), (later, 41)], true),
        ([(at, 41), (later, 41)], false),
        ([(at, 41), (later, 11)], false),
        ([(later, 11), (at, 41)], false),
    ] {
        let changes = changes.map(|(at, seq)| super::super::file::RulesEvent { at, seq, rules_sha256 });
        second.book.rules = changes.to_vec();
        let report = verify(&second.bytes(), &Options::default());
        assert_eq!(failures(&report).is_empty(), holds, "{changes:?}");
    }
}

#[test]
fn no_version_is_before_the_first() {
    let zero = sealed(input(), version(0, Some(Hash::of(b"x"))));
    assert_eq!(failures(&check(&zero)), [("version", Mismatch::VersionChain(0))]);
}

#[test]
fn drafts_are_under_no_root_and_what_became_void_is() {
    let mut leaves = trees(&input());
    let mut with_draft = input();
    with_draft.sheets.push(with_draft.sheets[0].clone());
    let draft = with_draft.sheets.last_mut().unwrap();
    (draft.state, draft.judge) = (SheetState::Draft, "J5".to_owned());
    assert_eq!(Leaf::of(draft, 1, &secret("S1:A:J5:1")), None);
    let (book, salts) = (file().book, file().leaves);
    let sealed =
        |input: Edition, book| VerdictFile::seal(input, version(1, None), vec![], salts.clone(), book);
    assert_eq!(check(&sealed(with_draft, book.clone()).unwrap()).exit_code(), 0);

    let mut with_void = input();
    with_void.sheets[0].state = SheetState::Void;
    let tree = Tree::over(
        with_void
            .sheets
            .iter()
            .filter(|sheet| sheet.stage == "S1")
            .map(|sheet| {
                let name = format!("{}:{}:{}:1", sheet.stage, sheet.entry, sheet.judge);
                Leaf::of(sheet, 1, &secret(&name)).unwrap()
            })
            .collect(),
    );
    assert_ne!(tree.root(), leaves.remove("S1").unwrap().root());
    let mut book = book;
    book.locks[0].root = tree.root();
    assert_eq!(check(&sealed(with_void, book).unwrap()).exit_code(), 0);
}

#[test]
fn a_tree_does_not_depend_on_the_order_in_which_its_leaves_come() {
    let own = trees(&input()).remove("S1").unwrap();
    let leaf = |judge: &str, entry: &str, version| {
        let name = format!("S1:{entry}:{judge}:{version}");
        let mut sheet = input().sheets[0].clone();
        (sheet.judge, sheet.entry) = (judge.to_owned(), entry.to_owned());
        Leaf::of(&sheet, version, &secret(&name)).unwrap()
    };
    let sorted = vec![leaf("J2", "A", 1), leaf("J2", "A", 2), leaf("J3", "A", 1), leaf("J1", "B", 1)];
    let tree = Tree::over(sorted.clone());
    for at in 0..sorted.len() {
        let mut turned = sorted.clone();
        turned.rotate_left(at);
        assert_eq!(Tree::over(turned), tree, "from {at} on");
    }
    assert_eq!(tree.receipt("S1:B:J1:1").unwrap().index, 3);
    assert!(!own.is_empty() && Tree::over(vec![]).is_empty());
}

#[test]
fn the_first_failure_gives_the_exit_code() {
    let mut wrong = VerdictFile::read(&changed("/sentences/id/-", json!("A menang."))).unwrap();
    wrong.book.locks[0].root = Hash::of(b"other");
    let report = check(&wrong);
    let checks: Vec<_> = failures(&report).into_iter().map(|(check, _)| check).collect();
    assert_eq!((checks, report.exit_code()), (vec!["sheets", "sentences"], 3));
    let replaced = Mismatch::RootReplaced { stage: "S1".into(), root: Hash::of(b"earlier") };
    assert_eq!(replaced.exit_code(), 3);
}

#[test]
fn every_name_of_a_format_is_compared() {
    let report = verify(&changed("/result/format", json!("juara-result/2")), &Options::default());
    assert_eq!(failures(&report), [("format", Mismatch::Newer("juara-result/2".to_owned()))]);
}
