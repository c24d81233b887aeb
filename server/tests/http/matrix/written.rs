//! What was found, held against what is written in a file of this folder.

use std::{collections::BTreeSet, fs, path::Path};

/// Fails unless the files hold exactly these texts; those found are written beside the temporary files.
pub(super) fn are_as_written(texts: &[(&str, String)]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/http/matrix");
    let differing: Vec<String> =
        texts.iter().filter_map(|(name, found)| differs(&folder, name, found)).collect();
    assert!(differing.is_empty(), "{}", differing.join("\n\n"));
}

fn differs(folder: &Path, name: &str, found: &str) -> Option<String> {
    let written = fs::read_to_string(folder.join(name)).unwrap_or_default();
    if found == written {
        return None;
    }
    let kept = std::env::temp_dir().join(format!("juara-matrix-{}-{name}", std::process::id()));
    fs::write(&kept, found).unwrap();
    let (gone, new) = (only_in(&written, found), only_in(found, &written));
    let kept = kept.display();
    if gone.is_empty() && new.is_empty() {
        return Some(format!("{kept} has the lines of {name} in another order, or another number of times."));
    }
    Some(format!("{kept} differs from {name}.\nNo longer so:\n{gone}\nSo now:\n{new}"))
}

/// The lines that stand in the one text and not, under the same heading, in the other; each below its heading.
fn only_in(one: &str, other: &str) -> String {
    let others: BTreeSet<(&str, &str)> = with_headings(other).into_iter().collect();
    let (mut told, mut below) = (String::new(), "");
    for (heading, line) in with_headings(one).into_iter().filter(|pair| !others.contains(pair)) {
        let named = if line.starts_with(INDENTED) && heading != below { [heading, "\n"] } else { ["", ""] };
        told.extend(named.into_iter().chain([line, "\n"]));
        below = heading;
    }
    told
}

/// With what a line begins that stands under a heading.
const INDENTED: &str = "  ";

/// Each line with the heading under which it stands; a heading stands under itself. Beside what it is about, a heading
/// may tell who is shown it: that is no reason to tell everything anew that stands under it.
fn with_headings(text: &str) -> Vec<(&str, &str)> {
    let mut heading = "";
    let mut all = Vec::new();
    for line in text.lines() {
        if !line.starts_with(INDENTED) {
            heading = line.split_once(": ").map_or(line, |(about, _)| about);
        }
        all.push((heading, line));
    }
    all
}

#[test]
fn a_line_is_told_below_its_heading_though_it_stands_elsewhere_too() {
    let written = "GET  /\n  open: 200\nGET  /a\n  open: 200\n  closed: 404\n/b: judge\n  button\n";
    for (found, gone, new) in [
        (
            "GET  /\n  open: 404\nGET  /a\n  open: 200\n  closed: 404\n/b: judge\n  button\n",
            "GET  /\n  open: 200\n",
            "GET  /\n  open: 404\n",
        ),
        (
            "GET  /\n  open: 200\nGET  /a\n  open: 404\n  closed: 200\n/b: judge\n  button\n",
            "GET  /a\n  open: 200\n  closed: 404\n",
            "GET  /a\n  open: 404\n  closed: 200\n",
        ),
        (
            "GET  /\n  open: 200\nGET  /a\n  open: 200\n  closed: 404\n/b: everybody\n  button\n  form\n",
            "/b: judge\n",
            "/b: everybody\n  form\n",
        ),
        ("GET  /\n  open: 200\nGET  /a\n  open: 200\n  closed: 404\n", "/b: judge\n  button\n", ""),
    ] {
        assert_eq!((only_in(written, found), only_in(found, written)), (gone.to_owned(), new.to_owned()));
    }
}
