//! Sealed sheets: the leaves of a stage's tree, and a judge's receipt.
//!
//! When a stage is locked, before anybody sees a result, a tree is built over
//! its sheets and its root is made public. Each leaf is salted, since a sheet
//! has so few possible values that its hash alone would give it away.

use super::{Hash, Sheet, SheetState, merkle};
use crate::canonical;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is sealed of one sheet. Its data are the canonical bytes; a member
/// that the sheet does not have is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// The stage.
    pub stage: String,
    /// The entry.
    pub entry: String,
    /// The judge.
    pub judge: String,
    /// The how-manieth version of the sheet, from 1.
    pub version: u64,
    /// Its state.
    pub state: SheetState,
    /// Its marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<BTreeMap<String, Option<i64>>>,
    /// Why it is void or recused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// SHA-256 of the comment, which stays closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_sha256: Option<Hash>,
    /// 32 random bytes.
    pub salt: Hash,
}

/// What a verdict file adds to a published sheet, so that its leaf can be rebuilt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeafSecret {
    /// The salt.
    pub salt: Hash,
    /// SHA-256 of the comment, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment_sha256: Option<Hash>,
}

impl Leaf {
    /// The leaf of a sheet. Drafts have none.
    #[must_use]
    pub fn of(sheet: &Sheet, version: u64, secret: &LeafSecret) -> Option<Self> {
        let sealed = match sheet.state {
            SheetState::Draft => false,
            SheetState::Submitted | SheetState::Void | SheetState::Recused => true,
        };
        sealed.then(|| Self {
            stage: sheet.stage.clone(),
            entry: sheet.entry.clone(),
            judge: sheet.judge.clone(),
            version,
            state: sheet.state,
            cells: sheet.cells.clone(),
            reason: sheet.reason.clone(),
            comment_sha256: secret.comment_sha256,
            salt: secret.salt,
        })
    }

    /// Its name in a verdict file: `S1:E07:J2:1`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}:{}:{}:{}", self.stage, self.entry, self.judge, self.version)
    }

    /// Its hash in the tree.
    #[must_use]
    pub fn hash(&self) -> Hash {
        merkle::leaf(&canonical::bytes(self))
    }
}

/// The leaves of one stage in the order of its tree: by entry, judge, version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    leaves: Vec<Leaf>,
    hashes: Vec<Hash>,
}

impl Tree {
    /// Orders and hashes leaves.
    #[must_use]
    pub fn over(mut leaves: Vec<Leaf>) -> Self {
        leaves.sort_by(|a, b| (&a.entry, &a.judge, a.version).cmp(&(&b.entry, &b.judge, b.version)));
        let hashes = leaves.iter().map(Leaf::hash).collect();
        Self { leaves, hashes }
    }

    /// The root, which is made public when the stage is locked.
    #[must_use]
    pub fn root(&self) -> Hash {
        merkle::root(&self.hashes)
    }

    /// How many leaves there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        u64::try_from(self.leaves.len()).unwrap_or(u64::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// The receipt for a judge's sheet; `None`, if no leaf has this name.
    #[must_use]
    pub fn receipt(&self, name: &str) -> Option<Receipt> {
        let index = self.leaves.iter().position(|leaf| leaf.name() == name)?;
        Some(Receipt {
            format: ReceiptFormat::V1,
            leaf: self.leaves.get(index)?.clone(),
            index: u64::try_from(index).ok()?,
            leaves: self.len(),
            path: merkle::path(&self.hashes, index),
            root: self.root(),
        })
    }
}

/// What a judge keeps (tanda terima): the own sheet, and the path by which it
/// is under the root. It can be checked alone, against the printed root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// Always `juara-receipt/1`.
    pub format: ReceiptFormat,
    /// The sheet as it was sealed.
    pub leaf: Leaf,
    /// Its place among the leaves, from 0.
    pub index: u64,
    /// How many leaves there are.
    pub leaves: u64,
    /// The neighbours on the way up, the lowest first.
    pub path: Vec<Hash>,
    /// The root.
    pub root: Hash,
}

impl Receipt {
    /// Whether the path leads from the sheet to the root.
    #[must_use]
    pub fn holds(&self) -> bool {
        merkle::root_by_path(self.leaf.hash(), self.index, self.leaves, &self.path) == Some(self.root)
    }
}

/// The name of the receipt's format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReceiptFormat {
    /// The only one there is.
    #[default]
    #[serde(rename = "juara-receipt/1")]
    V1,
}
