//! What was sealed before anybody saw a result: locks, roots, heads, receipts.

use super::super::file::{Lock, Written};
use super::super::seal::{Leaf, Receipt, Tree};
use super::super::{Edition, Hash, Sheet, SheetState};
use super::{Check, Finding, Line, Mismatch, Report, claims};
use crate::canonical::{self, shape};
use std::collections::{BTreeMap, BTreeSet};

/// The locks of a file, and the sheets they should cover.
pub(super) struct Sealed<'w> {
    written: &'w Written,
    edition: &'w Edition,
    /// The lock of each stage that counts: the last.
    locks: BTreeMap<&'w str, &'w Lock>,
    /// The version and the secret of each published sheet, by the name of its leaf
    /// without the version.
    secrets: BTreeMap<&'w str, (u64, &'w str)>,
}

impl<'w> Sealed<'w> {
    pub(super) fn of(written: &'w Written, edition: &'w Edition) -> Self {
        let locks = written.book.locks.iter().map(|lock| (lock.stage.as_str(), lock)).collect();
        let mut secrets: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
        for name in written.leaves.keys() {
            let parts =
                name.rsplit_once(':').and_then(|(sheet, version)| Some((sheet, version.parse().ok()?)));
            if let Some((sheet, version)) = parts {
                let latest = secrets.entry(sheet).or_insert((version, name));
                *latest = (*latest).max((version, name));
            }
        }
        Self { written, edition, locks, secrets }
    }

    /// One line for every stage that was locked, is said to be withheld, or has published sheets.
    pub(super) fn check_stages(&self, report: &mut Report) {
        let mut used = BTreeSet::new();
        let mut findings: Vec<(&str, Finding)> = Vec::new();
        for stage in self.stages() {
            let sheets: Vec<&Sheet> =
                self.edition.sheets.iter().filter(|s| s.stage == stage && is_sealed(s)).collect();
            let finding =
                match (claims::contradiction(self.written, self.edition, stage), self.locks.get(stage)) {
                    (Some(why), _) => Finding::Failed { why },
                    (None, None) if sheets.is_empty() => continue,
                    (None, None) => Finding::Failed { why: Mismatch::NoLock },
                    (None, Some(_)) if self.is_withheld(stage) => Finding::Withheld,
                    (None, Some(lock)) => match self.rebuild(&sheets, lock, &mut used) {
                        Ok(()) => Finding::Passed,
                        Err(why) => Finding::Failed { why },
                    },
                };
            findings.push((stage, finding));
        }
        let stray = self.written.leaves.keys().find(|name| !used.contains(name.as_str()));
        if let (Some(stray), None) = (stray, findings.iter().find(|(_, finding)| is_failure(finding))) {
            let why = Mismatch::LeafWithoutSheet(stray.clone());
            let stage = stray.split(':').next().unwrap_or_default();
            findings.retain(|(checked, _)| *checked != stage);
            findings.push((stage, Finding::Failed { why }));
        }
        let line = |(stage, finding): (&str, Finding)| Line {
            check: Check::Sheets { stage: stage.to_owned() },
            finding,
        };
        report.lines.extend(findings.into_iter().map(line));
    }

    /// The stages of the input, and those that the file speaks of beside them.
    fn stages(&self) -> Vec<&'w str> {
        let mut stages: Vec<&str> = self.edition.stages.iter().map(|stage| stage.id.as_str()).collect();
        let withheld = self.written.withheld.iter().map(|withheld| withheld.stage.as_str());
        for stage in self.locks.keys().copied().chain(withheld) {
            if !stages.contains(&stage) {
                stages.push(stage);
            }
        }
        stages
    }

    /// Whether the file keeps the sheets of a stage closed. Saying so excuses nobody from the sheets that are there.
    fn is_withheld(&self, stage: &str) -> bool {
        let is_there = self.edition.sheets.iter().any(|sheet| sheet.stage == stage && is_sealed(sheet));
        !is_there && self.written.withheld.iter().any(|withheld| withheld.stage == stage)
    }

    pub(super) fn check_root(&self, root: &Hash) -> Result<(), Mismatch> {
        if let Some(lock) = self.locks.values().find(|lock| lock.root == *root) {
            // Whoever holds the root of a stage wants to know that the result rests on what is under it.
            return match self.is_withheld(&lock.stage) {
                true => Err(Mismatch::RootOfWithheld(lock.stage.clone())),
                false => Ok(()),
            };
        }
        match self.written.book.locks.iter().find(|lock| lock.root == *root) {
            Some(lock) => Err(Mismatch::RootReplaced { stage: lock.stage.clone(), root: *root }),
            None => Err(Mismatch::RootUnknown(*root)),
        }
    }

    pub(super) fn check_head(&self, head: &Hash) -> Result<(), Mismatch> {
        let book = &self.written.book;
        let known = book.head == *head || book.locks.iter().any(|lock| lock.head == *head);
        if known { Ok(()) } else { Err(Mismatch::HeadUnknown(*head)) }
    }

    pub(super) fn check_receipt(&self, bytes: &[u8]) -> Result<(), Mismatch> {
        let value =
            canonical::read(bytes).map_err(|reason| Mismatch::ReceiptUnreadable(reason.to_string()))?;
        let receipt = shape::read::<Receipt>(&value);
        let receipt = receipt.map_err(|error| Mismatch::ReceiptUnreadable(error.to_string()))?;
        if !receipt.holds() {
            return Err(Mismatch::ReceiptBroken);
        }
        let lock = self.locks.get(receipt.leaf.stage.as_str());
        match lock.filter(|lock| lock.root == receipt.root && lock.leaves == receipt.leaves) {
            Some(_) => Ok(()),
            None => Err(Mismatch::ReceiptElsewhere(receipt.leaf.stage)),
        }
    }

    fn rebuild(&self, sheets: &[&Sheet], lock: &Lock, used: &mut BTreeSet<&'w str>) -> Result<(), Mismatch> {
        let mut leaves = Vec::new();
        for sheet in sheets {
            let name = format!("{}:{}:{}", sheet.stage, sheet.entry, sheet.judge);
            let found = self.secrets.get(name.as_str()).copied();
            let leaf = found.and_then(|(version, name)| {
                used.insert(name);
                Leaf::of(sheet, version, self.written.leaves.get(name)?)
            });
            let (judge, entry) = (sheet.judge.clone(), sheet.entry.clone());
            leaves.push(leaf.ok_or(Mismatch::NoSalt { judge, entry })?);
        }
        let tree = Tree::over(leaves);
        if tree.len() != lock.leaves {
            return Err(Mismatch::OtherCount { found: tree.len(), locked: lock.leaves });
        }
        if tree.root() == lock.root {
            Ok(())
        } else {
            Err(Mismatch::OtherHash { in_file: lock.root, should_be: tree.root() })
        }
    }
}

/// Whether a sheet has a leaf: drafts have none.
fn is_sealed(sheet: &Sheet) -> bool {
    match sheet.state {
        SheetState::Draft => false,
        SheetState::Submitted | SheetState::Void | SheetState::Recused => true,
    }
}

fn is_failure(finding: &Finding) -> bool {
    matches!(finding, Finding::Failed { .. })
}
