//! A file as it was released once, of invented people.

use super::super::verify::{Check, Finding, Options, verify};

/// Whatever is computed or worded otherwise from now on: what was released stays true. Who changes a sentence changes the
/// method with it, and keeps the old one for the files that name it.
#[test]
fn what_was_released_once_verifies_for_ever() {
    let report = verify(include_bytes!("released.json"), &Options::default());
    assert_eq!((report.exit_code(), report.failures().next()), (0, None));
    for check in [Check::Result, Check::Sentences] {
        let line = report.lines.iter().find(|line| line.check == check).unwrap();
        assert_eq!(line.finding, Finding::Passed, "{line}");
    }
}
