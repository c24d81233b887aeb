//! The results board (papan hasil): the published file, and names by consent.
//! No score is read from anywhere else.

mod names;

use crate::{
    Error, Store,
    desk::Released,
    edition::{self, EditionView},
    entity::publication,
};
use juara::{
    Instant, Refusal,
    id::EditionId,
    verdict::file::{VerdictFile, VersionState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// The results board of an edition.
#[derive(Clone, Debug)]
pub struct Board {
    /// The edition.
    pub edition: EditionView,
    /// When the provisional result is due.
    pub announced: Instant,
    /// What is published; none before the first release.
    pub published: Option<PublishedResult>,
}

/// One version of the result, as it was published.
#[derive(Clone, Debug)]
pub struct PublishedResult {
    /// The file, read.
    pub file: VerdictFile,
    /// SHA-256 of its bytes, hex: what `sha256sum` prints.
    pub sha256: String,
    /// When it was released.
    pub at: Instant,
    /// Every version, the last one too, in order.
    pub versions: Vec<VersionLine>,
    /// The names of entrants who hold a rank and consented, by number. Everybody
    /// else is a number.
    pub names: BTreeMap<String, String>,
}

/// A version of the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionLine {
    /// 1 provisional, 2 final.
    pub version: u32,
    /// Whether it is final.
    pub is_final: bool,
    /// SHA-256 of its bytes, hex.
    pub sha256: String,
    /// When it was released.
    pub at: Instant,
}

/// The board of an edition. Errors: `NotFound`.
pub async fn board(store: &Store, slug: &str) -> Result<Board, Error> {
    board_of(store, slug, None).await
}

/// The board as one version of the result made it. Errors: `NotFound`, also if
/// that version is not published.
pub async fn board_of(store: &Store, slug: &str, version: Option<u32>) -> Result<Board, Error> {
    let edition = edition::by_slug(store, slug).await?;
    let announced = edition.rulebook.timeline.announced.instant(&edition.rulebook.place.zone);
    let rows = versions(store, &edition).await?;
    let lines: Vec<VersionLine> = rows.iter().map(line).collect::<Result<_, _>>()?;
    let found = rows.iter().rfind(|row| is_version(row, version));
    let shown = match (found, version) {
        (Some(row), _) => row,
        (None, Some(_)) => return Err(Refusal::NotFound.into()),
        (None, None) => return Ok(Board { edition, announced, published: None }),
    };
    let file = VerdictFile::read(&shown.bytes).map_err(Error::internal)?;
    let names = names::of(store, &edition, &file).await?;
    let published =
        Some(PublishedResult { sha256: shown.sha256.clone(), at: shown.at, versions: lines, names, file });
    Ok(Board { edition, announced, published })
}

/// The bytes of a published verdict file and their SHA-256: the last version, or
/// the one asked for. Errors: `NotFound`, also before the first release.
pub async fn result_file(
    store: &Store,
    slug: &str,
    version: Option<u32>,
) -> Result<(Vec<u8>, VersionLine), Error> {
    let edition = edition::by_slug(store, slug).await?;
    let rows = versions(store, &edition).await?;
    let row = rows.into_iter().rfind(|row| is_version(row, version)).ok_or(Refusal::NotFound)?;
    let line = line(&row)?;
    Ok((row.bytes, line))
}

/// The last published verdict file of an edition, read.
pub async fn last_file(store: &Store, edition: EditionId) -> Result<Option<VerdictFile>, Error> {
    let last = publication::Entity::find()
        .filter(publication::Column::EditionId.eq(edition))
        .order_by_desc(publication::Column::Version)
        .one(store.reader())
        .await?;
    last.map(|row| VerdictFile::read(&row.bytes).map_err(Error::internal)).transpose()
}

/// As it is stored.
pub(crate) fn version_state(stored: &str) -> VersionState {
    if stored == "final" { VersionState::Final } else { VersionState::Provisional }
}

/// What was released of these editions, in order.
pub async fn releases(
    store: &Store,
    editions: impl IntoIterator<Item = EditionId>,
) -> Result<BTreeMap<EditionId, Vec<Released>>, Error> {
    let rows: Vec<(EditionId, String, Instant)> = publication::Entity::find()
        .filter(publication::Column::EditionId.is_in(editions))
        .order_by_asc(publication::Column::Version)
        .select_only()
        .columns([publication::Column::EditionId, publication::Column::State, publication::Column::At])
        .into_tuple()
        .all(store.reader())
        .await?;
    let mut found: BTreeMap<EditionId, Vec<Released>> = BTreeMap::new();
    for (edition, state, at) in rows {
        found.entry(edition).or_default().push(Released { state: version_state(&state), at });
    }
    Ok(found)
}

fn is_version(row: &publication::Model, version: Option<u32>) -> bool {
    version.is_none_or(|wanted| i64::from(row.version) == i64::from(wanted))
}

async fn versions(store: &Store, edition: &EditionView) -> Result<Vec<publication::Model>, Error> {
    let find = publication::Entity::find().filter(publication::Column::EditionId.eq(edition.id));
    Ok(find.order_by_asc(publication::Column::Version).all(store.reader()).await?)
}

fn line(row: &publication::Model) -> Result<VersionLine, Error> {
    Ok(VersionLine {
        version: u32::try_from(row.version).map_err(Error::internal)?,
        is_final: row.state == "final",
        sha256: row.sha256.clone(),
        at: row.at,
    })
}
