//! Making the verdict file, and checking it before anybody else can.

use super::FINAL;
use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{publication, seal},
    recap::Loaded,
};
use juara::{
    Caller,
    recap::{ReleaseContent, secrets},
    verdict::{
        Computed, Hash, Outcome,
        file::{VerdictFile, Version, VersionState},
        seal::Leaf,
        verify::{self, verify},
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// A file that is ready to be published.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    pub(super) sha256: String,
    pub(super) computed: Computed,
}

pub(super) async fn make(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    loaded: &Loaded,
    released: ReleaseContent,
) -> Result<Made, Error> {
    let input = loaded.recorded.edition();
    let rows = seal::Entity::find().filter(seal::Column::EditionId.eq(edition.id)).all(tx.db()).await?;
    let mut leaves = BTreeMap::new();
    for row in rows {
        let sealed: Vec<Leaf> = serde_json::from_str(&row.leaves)?;
        leaves.extend(secrets(&sealed));
    }
    let previous = previous(tx.db(), edition, released.version).await?;
    let version = Version {
        number: released.version.into(),
        state: if released.version == FINAL { VersionState::Final } else { VersionState::Provisional },
        published: by.now.timestamp(),
        previous_sha256: previous.as_deref().map(Hash::of),
        reason: released.reason,
        decision: released.decision,
    };
    let file = VerdictFile::seal(input, version, Vec::new(), leaves, loaded.book_with(&[]))
        .map_err(Error::internal)?;
    let bytes = file.bytes();
    let options = verify::Options { previous: previous.as_deref(), ..verify::Options::default() };
    // What would not stand before others is not published: a sheet that was changed behind the lock.
    if let Some((check, why)) = verify(&bytes, &options).failures().next() {
        return Err(Error::internal(format!("the verdict file does not hold: {check}: {why}")));
    }
    match file.result {
        Outcome::Computed(computed) => Ok(Made { sha256: Hash::of(&bytes).to_string(), bytes, computed }),
        Outcome::Refused(refused) => Err(Error::internal(refused.error)),
    }
}

/// The bytes of the version before.
pub(super) async fn previous(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    version: u32,
) -> Result<Option<Vec<u8>>, Error> {
    let before = i32::try_from(version.saturating_sub(1)).map_err(Error::internal)?;
    let row = publication::Entity::find_by_id((edition.id, before)).one(db).await?;
    Ok(row.map(|row| row.bytes))
}
