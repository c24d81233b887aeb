//! Which crate may know which.

use super::{nothing_found, root};
use std::{collections::BTreeMap, process::Command};

/// The arrows between our crates; a crate may use fewer, never more.
const ARROWS: [(&str, &[&str]); 7] = [
    ("juara", &[]),
    ("juara-words", &["juara"]),
    ("juara-store", &["juara"]),
    ("juara-app", &["juara", "juara-store", "juara-words"]),
    ("juara-client", &["juara-app"]),
    ("juara-assets", &[]),
    ("juara-server", &["juara", "juara-app", "juara-store", "juara-words"]),
];

/// What each crate must never depend on.
const BANNED: [(&str, &[&str]); 4] = [
    ("juara", &["tokio", "axum", "leptos", "rand", "async-trait"]),
    ("juara-words", &["sea-orm", "axum", "tokio"]),
    ("juara-store", &["axum", "leptos", "tower-http"]),
    ("juara-app", &["sea-orm", "sqlx", "lettre"]),
];

/// What each crate depends on, features that may be off included.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    read(|_| true)
}

/// What each crate depends on in every case.
fn required() -> BTreeMap<String, Vec<String>> {
    read(|dependency| dependency["optional"] == false)
}

fn read(counts: impl Fn(&serde_json::Value) -> bool) -> BTreeMap<String, Vec<String>> {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| {
            let used = package["dependencies"].as_array().unwrap().iter();
            let used = used.filter(|d| d["kind"].is_null() && counts(d)).map(name_of);
            (name_of(package), used.collect())
        })
        .collect()
}

fn name_of(thing: &serde_json::Value) -> String {
    thing["name"].as_str().unwrap().to_owned()
}

#[test]
fn arrows_between_crates_point_one_way() {
    let all = dependencies();
    let mut found = Vec::new();
    for (name, used) in &all {
        let Some((_, allowed)) = ARROWS.iter().find(|(known, _)| known == name) else {
            found.push(format!("{name} is not in the table"));
            continue;
        };
        let ours = used.iter().filter(|d| d.starts_with("juara"));
        found.extend(ours.filter(|d| !allowed.contains(&d.as_str())).map(|d| format!("{name} -> {d}")));
    }
    assert_eq!(all.len(), ARROWS.len());
    nothing_found("a crate knows one that it must not know", found);
}

#[test]
fn each_crate_stays_free_of_what_it_must_not_know() {
    let all = dependencies();
    let mut found = Vec::new();
    for (name, banned) in BANNED {
        found.extend(
            all[name].iter().filter(|d| banned.contains(&d.as_str())).map(|d| format!("{name} -> {d}")),
        );
    }
    nothing_found("a crate knows what it must not know", found);
}

/// What the crates that reach the browser must not add to the framework's own.
#[test]
fn the_browser_gets_nothing_heavy() {
    let heavy =
        ["regex", "fluent", "chrono", "url", "sea-orm", "axum", "tokio", "leptos_router", "juara-store"];
    let needed = required();
    let crates = ["juara", "juara-app", "juara-client"];
    let found = crates.iter().flat_map(|name| needed[*name].iter().map(move |d| (name, d)));
    let found = found.filter(|(_, d)| heavy.contains(&d.as_str())).map(|(name, d)| format!("{name} -> {d}"));
    nothing_found("the bundle depends on something heavy", found.collect());
}
