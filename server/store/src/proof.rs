//! Whether what is published and sealed still proves itself: what `juara doctor` asks.
//!
//! [`check_chain`](crate::event::check_chain) tells whether an event was changed. Here the results are held against
//! the events, and against what they were made of.

mod recorded;

use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{publication, seal},
    recap,
};
use juara::{
    recap::Locked,
    verdict::{
        Hash,
        seal::{Leaf, Tree},
        verify::{Options, verify},
    },
};
use recorded::Happened;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeMap;

/// What holds, and what does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// How many published versions hold.
    pub versions: usize,
    /// How many locked rounds hold.
    pub rounds: usize,
    /// What does not hold.
    pub flaws: Vec<Flaw>,
}

/// What does not hold, for an operator to read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// A version has other bytes than it was released with.
    #[error("version {version} of the result of {edition} has other bytes than were released: {}", RESTORE)]
    Altered {
        /// The edition's address.
        edition: String,
        /// The version.
        version: u32,
    },
    /// A version was released and is gone.
    #[error("version {version} of the result of {edition} was released and is not there: {}", RESTORE)]
    Gone {
        /// The edition's address.
        edition: String,
        /// The version.
        version: u32,
    },
    /// What anybody can check of a version fails.
    #[error("version {version} of the result of {edition} does not verify: {why}")]
    Unproved {
        /// The edition's address.
        edition: String,
        /// The version.
        version: u32,
        /// Which check, and why.
        why: String,
    },
    /// A lock is gone, or is another than was recorded.
    #[error("the lock of round {round} of {edition} is not the one that was recorded: {}", RESTORE)]
    Unlocked {
        /// The edition's address.
        edition: String,
        /// The round's id.
        round: String,
    },
    /// What was sealed with a lock is gone, or gives another root.
    #[error(
        "the seal of round {round} of {edition} does not give the root of its lock, or is gone: {}",
        RESTORE
    )]
    Unsealed {
        /// The edition's address.
        edition: String,
        /// The round's id.
        round: String,
    },
    /// The sheets are others than were sealed.
    #[error(
        "the sheets of round {round} of {edition} are not those that were sealed, some were changed or deleted: {}",
        RESTORE
    )]
    OtherSheets {
        /// The edition's address.
        edition: String,
        /// The round's id.
        round: String,
    },
}

const RESTORE: &str = "bring the database back from a safe copy";

/// Looks at everything that was published and sealed; changes nothing.
///
/// Errors: the database does not answer, or holds rows that can't be read.
pub async fn check(store: &Store) -> Result<Proof, Error> {
    let happened = Happened::of(store).await?;
    let mut proof = Proof::default();
    for edition in edition::list(store).await? {
        rounds(store, &edition, &happened, &mut proof).await?;
        versions(store, &edition, &happened, &mut proof).await?;
    }
    Ok(proof)
}

async fn rounds(
    store: &Store,
    edition: &EditionView,
    happened: &Happened,
    proof: &mut Proof,
) -> Result<(), Error> {
    let loaded = recap::load(store.reader(), edition).await?;
    let rows =
        seal::Entity::find().filter(seal::Column::EditionId.eq(edition.id)).all(store.reader()).await?;
    let seals: BTreeMap<String, String> = rows.into_iter().map(|row| (row.round, row.leaves)).collect();
    for (round, _) in happened.locks_of(edition.id) {
        if !loaded.locked.iter().any(|locked| locked.round == round) {
            let (edition, round) = (edition.slug.clone(), round.to_owned());
            proof.flaws.push(Flaw::Unlocked { edition, round });
        }
    }
    for locked in &loaded.locked {
        let (slug, round) = (edition.slug.clone(), locked.round.clone());
        let mut known = happened.locks_of(edition.id).filter(|(round, _)| *round == locked.round);
        let is_known = known.next().is_none_or(|(_, lock)| *lock == (locked.root.to_string(), locked.leaves));
        let sealed = seals.get(&locked.round).and_then(|leaves| read_seal(leaves, locked));
        match sealed {
            _ if !is_known => proof.flaws.push(Flaw::Unlocked { edition: slug, round }),
            None => proof.flaws.push(Flaw::Unsealed { edition: slug, round }),
            Some(sealed) if !loaded.recorded.still_gives(&round, &sealed) => {
                proof.flaws.push(Flaw::OtherSheets { edition: slug, round });
            }
            Some(_) => proof.rounds += 1,
        }
    }
    Ok(())
}

/// The leaves of a seal, if they give the root of the lock.
fn read_seal(written: &str, locked: &Locked) -> Option<Vec<Leaf>> {
    let leaves: Vec<Leaf> = serde_json::from_str(written).ok()?;
    let tree = Tree::over(leaves.clone());
    (tree.root() == locked.root && tree.len() == locked.leaves).then_some(leaves)
}

async fn versions(
    store: &Store,
    edition: &EditionView,
    happened: &Happened,
    proof: &mut Proof,
) -> Result<(), Error> {
    let slug = || edition.slug.clone();
    let rows = publication::Entity::find()
        .filter(publication::Column::EditionId.eq(edition.id))
        .order_by_asc(publication::Column::Version)
        .all(store.reader())
        .await?;
    let mut released: BTreeMap<u32, &str> = happened.releases_of(edition.id).collect();
    let mut previous: Option<Vec<u8>> = None;
    for row in rows {
        let version = u32::try_from(row.version).map_err(Error::internal)?;
        let sha256 = Hash::of(&row.bytes).to_string();
        let known = released.remove(&version);
        if sha256 != row.sha256 || known.is_some_and(|known| known != sha256) {
            proof.flaws.push(Flaw::Altered { edition: slug(), version });
            // The next one names the right one, which is not there to compare.
            previous = None;
            continue;
        }
        let report = verify(&row.bytes, &Options { previous: previous.as_deref(), ..Options::default() });
        match report.failures().next() {
            None => proof.versions += 1,
            Some((check, why)) => {
                let why = format!("{check}: {why}");
                proof.flaws.push(Flaw::Unproved { edition: slug(), version, why });
            }
        }
        previous = Some(row.bytes);
    }
    proof.flaws.extend(released.into_keys().map(|version| Flaw::Gone { edition: slug(), version }));
    Ok(())
}
