//! Small rooms with names that say something.

use super::{files, nothing_found, root};
use std::{collections::BTreeSet, fs};

const CODE: [&str; 5] = ["rs", "css", "ts", "js", "sh"];

#[test]
fn no_room_has_more_than_400_lines() {
    let long = files(&CODE).into_iter().filter(|(_, text)| text.lines().count() > 400);
    nothing_found("too long", long.map(|(path, text)| format!("{path}: {}", text.lines().count())).collect());
}

#[test]
fn no_room_is_named_like_furniture() {
    let furniture =
        ["utils", "util", "helpers", "helper", "common", "misc", "manager", "info", "base", "mod"];
    let named = files(&["rs"])
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.trim_end_matches(".rs").split('/').any(|part| furniture.contains(&part)));
    nothing_found("names that say nothing", named.collect());
}

#[test]
fn the_top_level_holds_what_was_agreed() {
    let agreed = [
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "README.md",
        "app",
        "deny.toml",
        "end2end",
        "server",
        "src",
        "style",
    ];
    let found: BTreeSet<String> = fs::read_dir(root())
        .unwrap()
        .map(|item| item.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !["target", "juara-data"].contains(&name.as_str()))
        .collect();
    nothing_found("not agreed", found.into_iter().filter(|name| !agreed.contains(&name.as_str())).collect());
}

#[test]
fn nothing_is_left_behind() {
    // Written in two halves, so that this file does not find itself.
    let marks =
        [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["todo", "!("], ["unimplemented", "!("], ["dbg", "!("]];
    let mut found = Vec::new();
    for (path, text) in files(&["rs", "css", "ts", "js", "sh", "md", "toml", "json"]) {
        let lines = text.lines().enumerate();
        let left = lines.filter(|(_, line)| marks.iter().any(|mark| line.contains(&mark.concat())));
        found.extend(left.map(|(n, line)| format!("{path}:{}: {}", n + 1, line.trim())));
    }
    nothing_found("left behind", found);
}

#[test]
fn no_test_is_switched_off() {
    let switches = [
        ["#[ign", "ore"],
        [".on", "ly("],
        ["test.sk", "ip("],
        ["test.fix", "me("],
        ["#[all", "ow("],
        ["disableRu", "les("],
        [".exc", "lude("],
        ["waitForTime", "out("],
        ["retri", "es: 1"],
        ["retri", "es: 2"],
        ["retri", "es: 3"],
    ];
    // The server waits; a test waits for something.
    let waits = [["thread::sl", "eep("], ["time::sl", "eep("]];
    let mut found = Vec::new();
    for (path, text) in files(&["rs", "ts"]) {
        let waits = waits.iter().filter(|_| path.contains("/tests/"));
        found.extend(
            switches
                .iter()
                .chain(waits)
                .filter(|s| text.contains(&s.concat()))
                .map(|s| format!("{path}: {}", s.concat())),
        );
    }
    nothing_found("switched off", found);
}
