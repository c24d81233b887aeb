//! The results board (papan hasil): the published file, and names by consent.
//! No score is read from anywhere else.

mod files;
mod names;

pub(crate) use files::Files;

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
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{CaseStatement, Expr},
};
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
    let versions = versions(store, edition.id).await?;
    let shown = match (chosen(&versions, version), version) {
        (Some(line), _) => line.clone(),
        (None, Some(_)) => return Err(Refusal::NotFound.into()),
        (None, None) => return Ok(Board { edition, announced, published: None }),
    };
    let file = read(store, edition.id, &shown).await?;
    let names = names::of(store, &edition, &file).await?;
    let published = Some(PublishedResult { sha256: shown.sha256, at: shown.at, versions, names, file });
    Ok(Board { edition, announced, published })
}

/// Which version would be answered: the last one, or the one asked for. Errors: `NotFound`, also before the first
/// release.
pub async fn version(store: &Store, slug: &str, version: Option<u32>) -> Result<VersionLine, Error> {
    let edition = edition::by_slug(store, slug).await?;
    let versions = versions(store, edition.id).await?;
    Ok(chosen(&versions, version).cloned().ok_or(Refusal::NotFound)?)
}

/// The bytes of a published verdict file and their SHA-256: the last version, or
/// the one asked for. Errors: `NotFound`, also before the first release.
pub async fn result_file(
    store: &Store,
    slug: &str,
    version: Option<u32>,
) -> Result<(Vec<u8>, VersionLine), Error> {
    let edition = edition::by_slug(store, slug).await?;
    let versions = versions(store, edition.id).await?;
    let line = chosen(&versions, version).cloned().ok_or(Refusal::NotFound)?;
    Ok((bytes(store, edition.id, &line).await?, line))
}

/// The last published verdict file of an edition, read: in one statement, by which its bytes come along unless they
/// were read lately.
pub async fn last_file(store: &Store, edition: EditionId) -> Result<Option<VerdictFile>, Error> {
    use publication::Column::{Bytes, EditionId as Of, Sha256, Version};
    let known = store.files().all();
    let is_new = Sha256.is_not_in(known.iter().map(|(sha256, _)| sha256.as_str()));
    let if_new = CaseStatement::new().case(is_new, Expr::col((publication::Entity, Bytes)));
    let row: Option<(String, Option<Vec<u8>>)> = publication::Entity::find()
        .filter(Of.eq(edition))
        .order_by_desc(Version)
        .select_only()
        .column(Sha256)
        .expr_as(if_new, "fresh")
        .into_tuple()
        .one(store.reader())
        .await?;
    match row {
        None => Ok(None),
        Some((sha256, Some(bytes))) => Ok(Some(first_read(store, &sha256, &bytes)?)),
        Some((sha256, None)) => {
            let file = known.into_iter().find(|(name, _)| *name == sha256);
            let (_, file) = file.ok_or_else(|| Error::internal("a version without its file"))?;
            Ok(Some(VerdictFile::clone(&file)))
        }
    }
}

/// The last version of an edition's result that is out.
pub(crate) async fn last_released(
    db: &impl ConnectionTrait,
    edition: EditionId,
) -> Result<Option<VersionState>, Error> {
    let state: Option<String> = publication::Entity::find()
        .filter(publication::Column::EditionId.eq(edition))
        .order_by_desc(publication::Column::Version)
        .select_only()
        .column(publication::Column::State)
        .into_tuple()
        .one(db)
        .await?;
    Ok(state.as_deref().map(version_state))
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

fn chosen(versions: &[VersionLine], version: Option<u32>) -> Option<&VersionLine> {
    versions.iter().rfind(|line| version.is_none_or(|wanted| line.version == wanted))
}

/// What was released of an edition, in order, without the files.
async fn versions(store: &Store, edition: EditionId) -> Result<Vec<VersionLine>, Error> {
    use publication::Column::{At, EditionId as Of, Sha256, State, Version};
    let rows: Vec<(i32, String, String, Instant)> = publication::Entity::find()
        .filter(Of.eq(edition))
        .order_by_asc(Version)
        .select_only()
        .columns([Version, State, Sha256, At])
        .into_tuple()
        .all(store.reader())
        .await?;
    let line = |(version, state, sha256, at): (i32, String, String, Instant)| {
        let is_final = version_state(&state) == VersionState::Final;
        Ok(VersionLine { version: u32::try_from(version).map_err(Error::internal)?, is_final, sha256, at })
    };
    rows.into_iter().map(line).collect()
}

async fn bytes(store: &Store, edition: EditionId, line: &VersionLine) -> Result<Vec<u8>, Error> {
    let bytes: Option<Vec<u8>> = publication::Entity::find()
        .filter(publication::Column::EditionId.eq(edition))
        .filter(publication::Column::Version.eq(line.version))
        .select_only()
        .column(publication::Column::Bytes)
        .into_tuple()
        .one(store.reader())
        .await?;
    bytes.ok_or_else(|| Error::internal("a version without its file"))
}

/// The file of a version. A published file never changes, and on the evening of the announcement everybody wants the
/// same one: it is read once for many.
async fn read(store: &Store, edition: EditionId, line: &VersionLine) -> Result<VerdictFile, Error> {
    if let Some(file) = store.files().get(&line.sha256) {
        return Ok(VerdictFile::clone(&file));
    }
    first_read(store, &line.sha256, &bytes(store, edition, line).await?)
}

fn first_read(store: &Store, sha256: &str, bytes: &[u8]) -> Result<VerdictFile, Error> {
    let file = VerdictFile::read(bytes).map_err(Error::internal)?;
    store.files().keep(sha256, file.clone());
    Ok(file)
}
