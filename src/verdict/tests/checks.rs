//! Every check of a verdict file, with a file that is wrong only there.

use super::super::file::{RulesEvent, VerdictFile, Withheld, WithheldLevel, rules_sha256};
use super::super::seal::Tree;
use super::super::verify::{Check, Finding, Mismatch, Options, Report, verify};
use super::super::{Hash, Sums};
use super::published::{changed, file, input, sealed, trees, version};
use super::scene::with;
use crate::canonical;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn check(bytes: &[u8]) -> Report {
    verify(bytes, &Options::default())
}

fn failed(report: &Report) -> Vec<String> {
    report.failures().map(|(check, _)| check.code().to_owned()).collect()
}

fn fails_only(report: &Report, check: &str, exit: u8) {
    assert_eq!((failed(report), report.exit_code()), (vec![check.to_owned()], exit), "{report:#?}");
}

#[test]
fn a_true_file_passes_and_says_what_was_not_given() {
    let lines: Vec<String> = check(&file().bytes()).lines.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "the bytes are canonical: yes",
            "the format is known: yes",
            "the rules have the hash in the file: yes",
            "the rules have the hash given: not given, not checked",
            "the sheets of stage S1 rebuild its root: yes",
            "the sheets of stage S2 rebuild its root: yes",
            "the roots given are in the file: not given, not checked",
            "the heads given are in the file: not given, not checked",
            "the receipt is under its root: not given, not checked",
            "the result is what the input gives: yes",
            "the sentences are what the result gives: yes",
            "the version names the file before it: yes",
            "the file before it is the one given: not given, not checked",
        ]
    );
}

#[test]
fn everything_given_is_checked() {
    let first = file();
    let second = sealed(input(), version(2, Some(Hash::of(&first.bytes()))));
    let receipt = canonical::bytes(&trees(&input())["S1"].receipt("S1:B:J2:1").unwrap());
    let options = Options {
        roots: second.book.locks.iter().map(|lock| lock.root).collect(),
        heads: vec![second.book.head, second.book.locks[0].head],
        rules: Some(rules_sha256(&second.input)),
        receipt: Some(&receipt),
        previous: Some(&first.bytes()),
    };
    let report = verify(&second.bytes(), &options);
    let open: Vec<&Check> =
        report.lines.iter().filter(|line| line.finding != Finding::Passed).map(|line| &line.check).collect();
    assert_eq!((open, report.exit_code()), (Vec::new(), 0));
}

#[test]
fn a_file_in_other_bytes_is_not_canonical() {
    let mut newline = file().bytes();
    newline.push(b'\n');
    fails_only(&check(&newline), "canonical", 2);
    let pretty = serde_json::to_vec_pretty(&serde_json::to_value(file()).unwrap()).unwrap();
    fails_only(&check(&pretty), "canonical", 2);
    let twice = [b"{\"format\":\"juara-verdict/1\",", &file().bytes()[1..]].concat();
    let report = check(&twice);
    fails_only(&report, "canonical", 2);
    assert!(report.lines.iter().skip(1).all(|line| line.finding == Finding::NotReached));
    assert_eq!(report.lines.len(), 11);
}

#[test]
fn a_newer_format_is_named_and_an_unknown_shape_is_unreadable() {
    for (place, name) in
        [("/format", "juara-verdict/2"), ("/method", "juara-method/7"), ("/input/format", "juara-edition/2")]
    {
        fails_only(&check(&changed(place, json!(name))), "format", 5);
    }
    for (place, value) in [
        ("/format", json!("else/1")),
        ("/signed", json!(true)),
        ("/book", Value::Null),
        ("/input/colour", json!(1)),
        ("/version/published", json!("soon")),
    ] {
        fails_only(&check(&changed(place, value)), "format", 2);
    }
}

#[test]
fn what_the_format_does_not_have_is_told_with_its_place_in_words_of_our_own() {
    const OTHER: &str = "not in the format juara-verdict/1: ";
    for (place, value, of_file, why) in [
        ("/signed", json!(true), OTHER, "signed: the format has no such member"),
        ("/book", Value::Null, OTHER, "book: this member is not there and has to be"),
        (
            "/version/state",
            json!("draft"),
            OTHER,
            "version.state: \"draft\" is not known; there are: sementara, final",
        ),
        ("/version/number", json!("1"), OTHER, "version.number: a whole number is needed here"),
        ("/version/number", json!(-1), OTHER, "version.number: the number is too small, the least is 0"),
        (
            "/version/published",
            json!("soon"),
            OTHER,
            "version.published: \"soon\" is not a moment, written 2026-11-14T02:00:00Z",
        ),
        (
            "/book/locks/1/root",
            json!("x"),
            OTHER,
            "book.locks[1].root: \"x\" is not a hash of 64 lower-case hex digits",
        ),
        ("/book/locks", json!({}), OTHER, "book.locks: a list is needed here"),
        ("/sentences", json!([[], []]), OTHER, "sentences: an object is needed here"),
        ("/input/colour", json!(1), "", "input.colour: the format has no such member"),
        (
            "/input/stages/0/aggregate",
            json!({"method": "mode"}),
            "",
            "input.stages[0].aggregate.method: this is none of the words that the format has here, or does not go \
             with the rest",
        ),
    ] {
        let report = check(&changed(place, value));
        let told = report.failures().next().map(|(_, why)| why.to_string());
        assert_eq!(told, Some(format!("{of_file}{why}")));
    }
}

#[test]
fn rules_under_another_hash_are_seen() {
    fails_only(&check(&changed("/rules_sha256", json!(Hash::of(b"other")))), "rules", 3);
    let options = Options { rules: Some(Hash::of(b"printed")), ..Options::default() };
    fails_only(&verify(&file().bytes(), &options), "rules-given", 3);
}

#[test]
fn the_hash_of_the_rules_covers_rules_and_nothing_else() {
    let rules = rules_sha256(&input());
    let mut other = input();
    other.entries.clear();
    other.sheets.clear();
    other.categories[0].panels.insert("S1".into(), vec!["J1".into()]);
    assert_eq!(rules_sha256(&other), rules);
    other.stages[0].quorum.min_sheets = 2;
    assert_ne!(rules_sha256(&other), rules);
}

#[test]
fn sheets_that_do_not_rebuild_the_root_are_seen() {
    let salt = json!(Hash::of(b"other"));
    fails_only(&check(&changed("/leaves/S1:A:J1:1/salt", salt.clone())), "sheets", 3);
    fails_only(&check(&changed("/leaves/S1:A:J1:1", Value::Null)), "sheets", 3);
    fails_only(&check(&changed("/leaves/S1:Z:J9:1", json!({"salt": salt}))), "sheets", 3);
    fails_only(&check(&changed("/book/locks/0/root", json!(Hash::of(b"other")))), "sheets", 3);
    fails_only(&check(&changed("/book/locks/0/leaves", json!(6))), "sheets", 3);
    fails_only(&check(&changed("/book/locks/0", Value::Null)), "sheets", 3);
}

/// A mark is changed and the whole file made anew, but for the tree.
#[test]
fn a_mark_changed_after_the_lock_breaks_the_root() {
    let mut other = input();
    other.sheets[0].cells.as_mut().unwrap().insert("C".into(), Some(10));
    let mut forged = sealed(other, version(1, None));
    forged.book = file().book;
    fails_only(&check(&forged.bytes()), "sheets", 3);
}

/// A mark is changed and every hash made anew: only what was printed tells.
#[test]
fn a_file_made_wholly_anew_is_caught_by_the_printed_root() {
    let mut other = input();
    other.sheets[0].cells.as_mut().unwrap().insert("C".into(), Some(10));
    let forged = sealed(other, version(1, None));
    assert_eq!(check(&forged.bytes()).exit_code(), 0);
    let options = Options { roots: vec![file().book.locks[0].root], ..Options::default() };
    fails_only(&verify(&forged.bytes(), &options), "roots-given", 3);
}

#[test]
fn a_root_that_was_replaced_is_told_apart_from_an_unknown_one() {
    let mut relocked = file();
    let mut earlier = relocked.book.locks[0].clone();
    (earlier.root, earlier.head, earlier.seq) = (Hash::of(b"earlier"), Hash::of(b"head"), 5);
    relocked.book.locks.insert(0, earlier);
    let with_root = |root| verify(&relocked.bytes(), &Options { roots: vec![root], ..Options::default() });
    let why = |report: &Report| report.failures().next().map(|(_, why)| why.clone());
    let replaced = Mismatch::RootReplaced { stage: "S1".into(), root: Hash::of(b"earlier") };
    assert_eq!(why(&with_root(Hash::of(b"earlier"))), Some(replaced));
    assert_eq!(why(&with_root(Hash::of(b"no"))), Some(Mismatch::RootUnknown(Hash::of(b"no"))));
}

#[test]
fn a_head_that_is_not_in_the_file_is_seen() {
    let options = Options { heads: vec![file().book.head, Hash::of(b"other")], ..Options::default() };
    fails_only(&verify(&file().bytes(), &options), "heads-given", 3);
}

#[test]
fn a_receipt_for_another_sheet_is_seen() {
    let tree = &trees(&input())["S1"];
    let receipt = serde_json::to_value(tree.receipt("S1:B:J2:1").unwrap()).unwrap();
    let checked =
        |receipt: &[u8]| verify(&file().bytes(), &Options { receipt: Some(receipt), ..Options::default() });
    let changed = |place, value| checked(&canonical::bytes(&with(receipt.clone(), place, value)));
    fails_only(&changed("/leaf/cells/C", json!(2)), "receipt", 3);
    fails_only(&changed("/index", json!(0)), "receipt", 3);
    fails_only(&changed("/path/0", json!(Hash::of(b"other"))), "receipt", 3);
    fails_only(&checked(b"{}"), "receipt", 2);
    for (place, value, why) in [
        ("/signed", json!(1), "signed: the format has no such member"),
        ("/leaf/judge", json!(1), "leaf.judge: a text is needed here"),
        ("/leaf/cells/C", json!("2"), "leaf.cells.C: a whole number is needed here"),
        ("/root", json!("12ab"), "root: \"12ab\" is not a hash of 64 lower-case hex digits"),
    ] {
        let report = changed(place, value);
        fails_only(&report, "receipt", 2);
        let told = report.failures().next().map(|(_, why)| why.to_string());
        assert_eq!(told, Some(format!("the receipt can't be read: {why}")));
    }
    // In order, but of a tree that was never locked.
    let mut other = tree.receipt("S1:B:J2:1").unwrap();
    other.leaf.cells.as_mut().unwrap().insert("C".into(), Some(2));
    let alone = Tree::over(vec![other.leaf]).receipt("S1:B:J2:1").unwrap();
    fails_only(&checked(&canonical::bytes(&alone)), "receipt", 3);
}

/// The result is altered, and every hash that could tell is right.
#[test]
fn a_result_that_the_input_does_not_give_is_seen() {
    let forged = changed("/result/categories/0/entries/0/rank", json!(2));
    fails_only(&check(&forged), "result", 1);
    fails_only(&check(&changed("/result/categories/0/entries/0/score/shown", json!("99.00"))), "result", 1);
}

#[test]
fn sentences_that_the_result_does_not_give_are_seen() {
    fails_only(&check(&changed("/sentences/id/-", json!("A menang."))), "sentences", 1);
}

#[test]
fn a_line_quotes_no_more_of_a_file_than_can_be_read() {
    let report = check(&changed("/method", json!("x".repeat(100_000))));
    assert_ne!(report.exit_code(), 0);
    for line in &report.lines {
        assert!(line.to_string().chars().count() < 700, "{}", line.check);
    }
}

#[test]
fn statistics_are_said_to_be_not_recomputed() {
    let report = check(&changed("/advisory", json!({"format": "juara-advisory/1"})));
    let line = report.lines.iter().find(|line| line.check == Check::Advisory).unwrap();
    assert_eq!((&line.finding, report.exit_code()), (&Finding::NotRecomputed, 0));
}

#[test]
fn withheld_sheets_are_said_to_be_unchecked_only_if_they_are_not_there() {
    let why = json!([{"stage": "S1", "level": "sums", "why": "dua penilai"}]);
    let excused = check(&changed("/withheld", why));
    assert!(excused.lines.iter().all(|line| line.finding != Finding::Withheld));
    let mut input = input();
    input.sheets.retain(|sheet| sheet.stage == "S1");
    input.sums = serde_json::from_value::<Vec<(String, u64, i64)>>(json!([["A", 3, 20], ["B", 3, 23]]))
        .unwrap()
        .into_iter()
        .map(|(entry, sheets, sum)| Sums {
            stage: "S2".into(),
            entry,
            sheets,
            recused: 0,
            cells: BTreeMap::from([("C".to_owned(), sum)]),
        })
        .collect();
    let mut file = sealed(input, version(1, None));
    file.book = super::published::file().book;
    file.withheld =
        vec![Withheld { stage: "S2".into(), level: WithheldLevel::Sums, why: "dua penilai".into() }];
    let report = check(&file.bytes());
    let line = report.lines.iter().find(|line| line.check == Check::Sheets { stage: "S2".into() }).unwrap();
    assert_eq!((&line.finding, report.exit_code()), (&Finding::Withheld, 0));
    // Whoever holds a root is not told that all is well with sums that nothing binds.
    let root_of = |stage: &str| file.book.locks.iter().find(|lock| lock.stage == stage).unwrap().root;
    for (stage, want) in [("S1", None), ("S2", Some(Mismatch::RootOfWithheld("S2".into())))] {
        let options = Options { roots: vec![root_of(stage)], ..Options::default() };
        let report = verify(&file.bytes(), &options);
        assert_eq!(report.failures().next().map(|(_, why)| why), want.as_ref(), "{stage}");
        assert_eq!(report.exit_code(), if want.is_some() { 3 } else { 0 });
    }
}

#[test]
fn only_the_first_version_stands_alone() {
    fails_only(&check(&changed("/version/number", json!(2))), "version", 3);
    fails_only(&check(&changed("/version/number", json!(0))), "version", 3);
    fails_only(&check(&changed("/version/previous_sha256", json!(Hash::of(b"x")))), "version", 3);
}

#[test]
fn a_chain_of_versions_holds_link_by_link() {
    let first = file();
    let hash = Some(Hash::of(&first.bytes()));
    let by = |file: &VerdictFile, previous: &[u8]| {
        verify(&file.bytes(), &Options { previous: Some(previous), ..Options::default() })
    };
    let second = sealed(input(), version(2, hash));
    assert_eq!(by(&second, &first.bytes()).exit_code(), 0);
    fails_only(&by(&second, &second.bytes()), "previous", 3);
    fails_only(&by(&second, b"{"), "previous", 2);
    fails_only(&by(&sealed(input(), version(3, hash)), &first.bytes()), "previous", 3);
    let mut shrunk = sealed(input(), version(2, hash));
    shrunk.book.length = 39;
    fails_only(&by(&shrunk, &first.bytes()), "previous", 3);
}

#[test]
fn rules_change_only_with_a_notice() {
    let first = file();
    let mut other = input();
    other.total.insert("S1".into(), 3);
    let mut second = sealed(other, version(2, Some(Hash::of(&first.bytes()))));
    second.book.length = 41;
    let by = |file: &VerdictFile| {
        verify(&file.bytes(), &Options { previous: Some(&first.bytes()), ..Options::default() })
    };
    fails_only(&by(&second), "previous", 3);
    let at = "2026-11-13T02:00:00Z".parse().unwrap();
    second.book.rules = vec![RulesEvent { at, seq: 41, rules_sha256: second.rules_sha256 }];
    assert_eq!(by(&second).exit_code(), 0);
    second.book.rules[0].seq = 40;
    fails_only(&by(&second), "previous", 3);
}

#[test]
fn a_file_survives_reading_and_writing() {
    let file = file();
    assert_eq!(VerdictFile::read(&file.bytes()), Ok(file.clone()));
    assert_eq!(canonical::sha256_hex(&file.bytes()), Hash::of(&file.bytes()).to_string());
    assert!(VerdictFile::read(b"{}").is_err());
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_a_check_panic(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        let _ = verify(&bytes, &Options { receipt: Some(&bytes), previous: Some(&bytes), ..Options::default() });
    }
}
