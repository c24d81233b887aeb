//! What is sealed when a round is locked.

use super::{Recorded, assemble::Entered};
use crate::verdict::{
    Hash, LeafSecret, SheetState,
    seal::{Leaf, Tree},
};
use std::collections::BTreeMap;

impl Recorded {
    /// The leaves of a round: every sheet but drafts, the void ones too. A sheet
    /// of somebody who stepped back was never sent and has no salt: `draw` gives
    /// one, 32 random bytes.
    ///
    /// # Errors
    /// What `draw` says.
    pub fn leaves<E>(&self, round: &str, mut draw: impl FnMut() -> Result<Hash, E>) -> Result<Vec<Leaf>, E> {
        let mut leaves = Vec::new();
        for entered in self.sealed(round) {
            let secret = match entered.secret {
                Some(secret) => secret,
                None => LeafSecret { salt: draw()?, comment_sha256: None },
            };
            leaves.extend(Leaf::of(&entered.sheet, entered.version, &secret));
        }
        Ok(leaves)
    }

    /// Whether the sheets of a round are still those that were sealed. A salt that was drawn for the lock alone is
    /// kept nowhere else, so it is taken from the seal.
    #[must_use]
    pub fn still_gives(&self, round: &str, sealed: &[Leaf]) -> bool {
        let drawn: BTreeMap<String, Hash> = sealed.iter().map(|leaf| (leaf.name(), leaf.salt)).collect();
        let mut leaves = Vec::new();
        for entered in self.sealed(round) {
            let own = entered.secret;
            let secret = own.unwrap_or(LeafSecret { salt: Hash([0; 32]), comment_sha256: None });
            let Some(mut leaf) = Leaf::of(&entered.sheet, entered.version, &secret) else { continue };
            if own.is_none()
                && let Some(salt) = drawn.get(&leaf.name())
            {
                leaf.salt = *salt;
            }
            leaves.push(leaf);
        }
        Tree::over(leaves).root() == Tree::over(sealed.to_vec()).root()
    }

    /// The sheets of a round that a seal holds.
    pub(super) fn sealed(&self, round: &str) -> impl Iterator<Item = Entered> {
        let taking_part =
            self.as_locked(round).map_or_else(|| self.taking_part(round), |then| then.taking_part(round));
        let entered = self.entered(round, &taking_part).into_iter();
        entered.filter(|entered| entered.sheet.state != SheetState::Draft)
    }
}

/// What a verdict file adds to published sheets, by the names of their leaves.
#[must_use]
pub fn secrets(leaves: &[Leaf]) -> BTreeMap<String, LeafSecret> {
    let secret = |leaf: &Leaf| LeafSecret { salt: leaf.salt, comment_sha256: leaf.comment_sha256 };
    leaves.iter().map(|leaf| (leaf.name(), secret(leaf))).collect()
}
