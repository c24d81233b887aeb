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

fn dependencies() -> BTreeMap<String, Vec<String>> {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let names = |packages: &serde_json::Value, kind: bool| -> Vec<(String, serde_json::Value)> {
        let list = packages.as_array().unwrap().iter();
        list.filter(|p| !kind || p["kind"].is_null())
            .map(|p| (p["name"].as_str().unwrap().to_owned(), (*p).clone()))
            .collect()
    };
    names(&metadata["packages"], false)
        .into_iter()
        .map(|(name, package)| {
            (name, names(&package["dependencies"], true).into_iter().map(|(name, _)| name).collect())
        })
        .collect()
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

#[test]
fn the_browser_gets_nothing_heavy() {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "-p", "juara-client", "-e", "normal", "--prefix", "none"])
        .args(["--target", "wasm32-unknown-unknown"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let tree = String::from_utf8(out.stdout).unwrap();
    let heavy = [
        "regex",
        "fluent",
        "chrono",
        "url",
        "sea-orm",
        "sqlx",
        "axum",
        "tokio",
        "leptos_router",
        "leptos_i18n",
    ];
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let found = names.filter(|name| heavy.contains(name)).map(str::to_owned).collect();
    nothing_found("the bundle depends on something heavy", found);
}
