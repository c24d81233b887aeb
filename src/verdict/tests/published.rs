//! A verdict file as it would be published, sealed with its tree and book.

use super::super::file::{Book, Lock, VerdictFile, Version, VersionState};
use super::super::seal::{Leaf, Tree};
use super::super::{Edition, Hash, LeafSecret};
use super::scene::{edition, with};
use crate::canonical;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const ROWS: &[(&str, &[i64])] = &[("A", &[6, 7, 7]), ("B", &[8, 9, 6])];

pub(super) fn input() -> Edition {
    let input = edition(&[ROWS, ROWS]);
    let recused =
        json!({"stage": "S1", "judge": "J4", "entry": "A", "state": "recused", "reason": "keluarga"});
    Edition::read(with(input, "/sheets/-", recused).to_string().as_bytes()).unwrap()
}

pub(super) fn secret(leaf: &str) -> LeafSecret {
    LeafSecret {
        salt: Hash::of(leaf.as_bytes()),
        comment_sha256: leaf.ends_with("J1:1").then(|| Hash::of(b"bagus")),
    }
}

pub(super) fn trees(input: &Edition) -> BTreeMap<String, Tree> {
    let mut leaves: BTreeMap<String, Vec<Leaf>> = BTreeMap::new();
    for sheet in &input.sheets {
        let name = format!("{}:{}:{}:1", sheet.stage, sheet.entry, sheet.judge);
        leaves.entry(sheet.stage.clone()).or_default().push(Leaf::of(sheet, 1, &secret(&name)).unwrap());
    }
    leaves.into_iter().map(|(stage, leaves)| (stage, Tree::over(leaves))).collect()
}

pub(super) fn book(trees: &BTreeMap<String, Tree>) -> Book {
    let lock = |(i, (stage, tree)): (usize, (&String, &Tree))| Lock {
        stage: stage.clone(),
        at: "2026-11-10T02:00:00Z".parse().unwrap(),
        seq: 10 * (i as u64 + 1),
        head: Hash::of(stage.as_bytes()),
        root: tree.root(),
        leaves: tree.len(),
    };
    Book {
        length: 40,
        head: Hash::of(b"head"),
        locks: trees.iter().enumerate().map(lock).collect(),
        rules: vec![],
    }
}

pub(super) fn version(number: u64, previous_sha256: Option<Hash>) -> Version {
    let published = "2026-11-14T02:00:00Z".parse().unwrap();
    Version {
        number,
        state: VersionState::Provisional,
        published,
        previous_sha256,
        reason: None,
        decision: None,
    }
}

pub(super) fn sealed(input: Edition, version: Version) -> VerdictFile {
    let trees = trees(&input);
    let leaf = |sheet: &super::super::Sheet| format!("{}:{}:{}:1", sheet.stage, sheet.entry, sheet.judge);
    let leaves = input.sheets.iter().map(|sheet| (leaf(sheet), secret(&leaf(sheet)))).collect();
    VerdictFile::seal(input, version, vec![], leaves, book(&trees)).unwrap()
}

pub(super) fn file() -> VerdictFile {
    sealed(input(), version(1, None))
}

/// The file as JSON with one member changed, in canonical bytes.
pub(super) fn changed(place: &str, value: Value) -> Vec<u8> {
    canonical::bytes(&with(serde_json::to_value(file()).unwrap(), place, value))
}
