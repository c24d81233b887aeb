//! The style sheet has what pages use, and nothing else.

use super::{files, nothing_found};
use std::collections::BTreeSet;

/// Names of classes in a text.
fn classes<'a>(text: &'a str, prefixes: &[&str]) -> BTreeSet<&'a str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    words.filter(|word| prefixes.iter().any(|prefix| word.starts_with(prefix))).collect()
}

/// A style sheet without its comments, which show how it is used.
fn rules(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().into_iter();
    first.chain(parts.filter_map(|part| part.split_once("*/").map(|(_, rest)| rest))).collect()
}

#[test]
fn every_class_has_a_rule_and_a_use() {
    let used = files(&["rs", "ts"]);
    let used: String = used
        .iter()
        .filter(|(path, _)| path.starts_with("app/src/") || path.starts_with("end2end/"))
        .flat_map(|(_, text)| text.lines().filter(|line| !line.trim_start().starts_with("//")))
        .flat_map(|line| [line, "\n"])
        .collect();
    let ruled: String = files(&["css"]).iter().map(|(_, text)| rules(text)).collect();
    let prefixes = ["j-", "is-"];
    let (ruled, used) = (classes(&ruled, &prefixes), classes(&used, &prefixes));
    let unused = ruled.difference(&used).map(|name| format!("nobody uses .{name}"));
    // "is-" begins words of other things too.
    let plain = used.difference(&ruled).filter(|name| name.starts_with("j-"));
    let plain = plain.map(|name| format!("no rule for .{name}"));
    nothing_found("style/ and app/ differ", unused.chain(plain).collect());
}
