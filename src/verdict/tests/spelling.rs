//! One file, one spelling: the hash of a file is printed.

use super::super::Hash;
use super::super::file::VerdictFile;
use super::super::verify::{Options, verify};
use super::published::{changed, file};
use crate::canonical;
use serde_json::{Value, json};

/// Why a file is refused for its format alone; none if it is not.
fn refused(bytes: &[u8]) -> Option<String> {
    let report = verify(bytes, &Options::default());
    let failed: Vec<_> = report.failures().collect();
    match failed.as_slice() {
        [(check, why)] => {
            assert_eq!((check.code(), report.exit_code()), ("format", 2));
            Some(why.to_string())
        }
        [] => None,
        several => panic!("{several:?}"),
    }
}

/// Canonical JSON all of them, and the same values; but no release writes them so, and the file would have two hashes.
#[test]
fn what_could_be_written_in_two_ways_has_one() {
    let written = serde_json::to_value(file()).unwrap();
    let upper = |place: &str| json!(written.pointer(place).and_then(Value::as_str).unwrap().to_uppercase());
    for (place, at) in [
        ("/rules_sha256", "rules_sha256"),
        ("/book/head", "book.head"),
        ("/book/locks/0/root", "book.locks[0].root"),
        ("/book/locks/0/head", "book.locks[0].head"),
        ("/leaves/S1:A:J1:1/salt", "leaves.S1:A:J1:1.salt"),
        ("/leaves/S1:A:J1:1/comment_sha256", "leaves.S1:A:J1:1.comment_sha256"),
    ] {
        let why = refused(&changed(place, upper(place))).unwrap();
        let here = why.contains(&format!(": {at}: \""));
        assert!(here && why.ends_with("\" is not a hash of 64 lower-case hex digits"), "{why}");
    }
    let elsewhere = refused(&changed("/version/published", json!("2026-11-14T10:00:00+08:00"))).unwrap();
    assert!(elsewhere.contains(": version.published: "), "{elsewhere}");
}

#[test]
fn statistics_that_are_not_there_are_left_out() {
    let mut written = serde_json::to_value(file()).unwrap();
    for advisory in [Value::Null, json!([]), json!("none")] {
        written["advisory"] = advisory;
        let bytes = canonical::bytes(&written);
        let why = refused(&bytes).unwrap();
        assert!(why.ends_with(": advisory: an object is needed here"), "{why}");
        assert!(VerdictFile::read(&bytes).is_err());
    }
}

/// What people type of a printed hash may be in capitals.
#[test]
fn a_printed_hash_is_read_in_capitals_too() {
    let printed = file().book.locks[0].root;
    assert_eq!(printed.to_string().to_uppercase().parse::<Hash>(), Ok(printed));
}
