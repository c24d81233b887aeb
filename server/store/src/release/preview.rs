//! What a release would publish, for those who sign it.

use super::file::previous;
use crate::{Error, Store, board::PublishedResult, edition::EditionView, recap::Loaded};
use juara::verdict::{self, Computed, Edition, Outcome, file::VerdictFile};
use std::collections::BTreeMap;

/// A result that is not published yet, with everything that the board would show of it.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What it is computed from.
    pub input: Edition,
    /// The result.
    pub computed: Computed,
    /// The names that the board would show, by number.
    pub names: BTreeMap<String, String>,
    /// The result that is out and would be replaced.
    pub before: Option<Computed>,
}

/// The version that would be made of what is recorded now: the same computation as that of its file.
pub(super) async fn preview(
    store: &Store,
    edition: &EditionView,
    loaded: &Loaded,
    version: u32,
) -> Result<Preview, Error> {
    let input = loaded.recorded.edition();
    let computed = verdict::rank(&input).map_err(Error::internal)?;
    let names = PublishedResult::names_of(store, edition, &computed).await?;
    let before = match version {
        0 | 1 => None,
        _ => previous(store.reader(), edition, version).await?,
    };
    let before = before.map(|bytes| VerdictFile::read(&bytes)).transpose().map_err(Error::internal)?;
    let before = before.and_then(|file| match file.result {
        Outcome::Computed(computed) => Some(computed),
        Outcome::Refused(_) => None,
    });
    Ok(Preview { input, computed, names, before })
}
