//! The shape of the house, held by tests. There is no list of exceptions.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

mod arrows;
mod rooms;
mod style;
mod truth;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Every file below the root that people write, with its text; what is built,
/// installed or binary is left out.
fn files(endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let built = ["target", "node_modules", "out", ".git", "juara-data", "juara-demo"];
            let built = built.contains(&name.as_str());
            if path.is_dir() && !built {
                walk(&path, found);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    let root = root();
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    found
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| endings.iter().any(|w| *w == e)))
        .map(|p| {
            (p.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), fs::read_to_string(&p).unwrap())
        })
        .collect()
}

/// Fails with every finding on a line of its own.
fn nothing_found(rule: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{rule}:\n  {}", found.join("\n  "));
}
