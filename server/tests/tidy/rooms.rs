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
        .filter(|name| {
            !name.starts_with('.') && !["target", "juara-data", "juara-demo"].contains(&name.as_str())
        })
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
        ["retri", "es: process"],
    ];
    let retries = |text: &str| (1..10).any(|n| text.contains(&format!("{}{n}", "retri".to_owned() + "es: ")));
    // The server waits; a test waits for something.
    let waits = [["thread::sl", "eep("], ["time::sl", "eep("]];
    let mut found = Vec::new();
    for (path, text) in files(&["rs", "ts"]) {
        let is_test = path.contains("/tests/") || path.ends_with("/tests.rs");
        let waits = waits.iter().filter(|_| is_test);
        found.extend(retries(&text).then(|| format!("{path}: more than one try")));
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

/// A test that no command runs can't fail. Crates whose pages are compiled once have none of their own, and whatever is
/// no default member of the workspace is named by the test command.
#[test]
fn every_test_is_run_by_the_test_command() {
    let workspace = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let defaults = workspace.lines().find(|line| line.starts_with("default-members")).unwrap();
    let command = fs::read_to_string(root().join("app/assets/test.sh")).unwrap();
    let code = files(&["rs"]);
    let mut found = Vec::new();
    for (path, text) in files(&["toml"]).iter().filter(|(path, _)| path.ends_with("/Cargo.toml")) {
        let folder = path.trim_end_matches("/Cargo.toml");
        let name = text.lines().find_map(|line| line.strip_prefix("name = ")).unwrap().trim_matches('"');
        let library =
            text.split("[lib]").nth(1).and_then(|part| part.split("\n[").next()).unwrap_or_default();
        let is_run = (defaults.contains(&format!("\"{folder}\""))
            && library.lines().all(|line| line != "test = false"))
            || command.contains(&format!("cargo test --locked -p {name}"));
        let inside = format!("{folder}/src/");
        let own = code.iter().filter(|(path, text)| path.starts_with(&inside) && text.contains("#[test]"));
        found.extend(own.filter(|_| !is_run).map(|(path, _)| path.clone()));
    }
    nothing_found("tests that nobody runs", found);
}
