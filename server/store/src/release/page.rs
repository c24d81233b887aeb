//! The release, on the desk of organisers.

use super::{Preview, preview::preview, problems};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    recap,
    signature::{Pending, Signatory, pending, signatories},
};
use juara::{
    Caller,
    policy::{ResultState, may_organise},
    recap::{Locked, Published, ReleaseContent},
    signature::Act,
    verdict::Problem,
};
use std::collections::BTreeMap;

/// What is released next, and what was.
#[derive(Clone, Debug)]
pub struct ReleasePage {
    /// The edition.
    pub edition: EditionView,
    /// How far the result is.
    pub state: ResultState,
    /// The version that is released next; none if nothing can be.
    pub next: Option<u32>,
    /// The hash of the input as it stands; what [`Release::seen`](super::Release::seen) is told. Empty after the last
    /// version, which rests on nothing that is recorded later.
    pub input_sha256: String,
    /// The first round that is not locked, by its id.
    pub unlocked: Option<String>,
    /// What blocks a category.
    pub problems: Vec<Problem>,
    /// The result as it would be released; none if nothing can be.
    pub preview: Option<Preview>,
    /// The seals of the locked rounds.
    pub locked: Vec<Locked>,
    /// What was released.
    pub published: Vec<Published>,
    /// Who signed each version of it, by its number, the first first.
    pub signatories: BTreeMap<u32, Vec<Signatory>>,
    /// Signatures under releases that wait for a second person.
    pub pending: Vec<Pending>,
}

/// What organisers see before they release. Errors: what [`may_organise`] says; `NotFound`.
pub async fn release_page(store: &Store, by: &Caller, slug: &str) -> Result<ReleasePage, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let loaded = recap::load(store.reader(), &edition).await?;
    let state = loaded.state();
    // What is final stands as it was released: nothing is computed any more.
    let (problems, input_sha256) = if state == ResultState::Final {
        (Vec::new(), String::new())
    } else {
        (problems(&loaded)?, ReleaseContent::of(&loaded.recorded, 0, None, None).input_sha256)
    };
    let preview = match state.next_version().filter(|_| problems.is_empty()) {
        Some(version) => Some(preview(store, &edition, &loaded, version).await?),
        None => None,
    };
    let signatories = loaded.published.iter().map(|published| {
        let version = published.version;
        (version, signatories(&loaded, &Act::Release { version }))
    });
    let signatories = signatories.collect();
    let is_release = |pending: &Pending| matches!(pending.act, Act::Release { .. });
    Ok(ReleasePage {
        state,
        next: state.next_version(),
        input_sha256,
        unlocked: loaded.unlocked().map(str::to_owned),
        problems,
        pending: pending(&loaded).into_iter().filter(is_release).collect(),
        locked: loaded.locked,
        published: loaded.published,
        edition,
        preview,
        signatories,
    })
}
