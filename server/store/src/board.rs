//! The results board (papan hasil): the published file, and names by consent.
//! No score is read from anywhere else.

mod names;

use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::publication,
};
use juara::{Instant, Refusal, verdict::file::VerdictFile};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
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

/// The result that counts, as it was published.
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
    let edition = edition::by_slug(store, slug).await?;
    let announced = edition.rulebook.timeline.announced.instant(&edition.rulebook.place.zone);
    let rows = versions(store, &edition).await?;
    let lines: Vec<VersionLine> = rows.iter().map(line).collect::<Result<_, _>>()?;
    let Some(last) = rows.last() else {
        return Ok(Board { edition, announced, published: None });
    };
    let file = VerdictFile::read(&last.bytes).map_err(Error::internal)?;
    let names = names::of(store, &edition, &file).await?;
    let published =
        Some(PublishedResult { sha256: last.sha256.clone(), at: last.at, versions: lines, names, file });
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
    let wanted = |row: &publication::Model| version.is_none_or(|v| i64::from(row.version) == i64::from(v));
    let row = rows.into_iter().rev().find(wanted).ok_or(Refusal::NotFound)?;
    let line = line(&row)?;
    Ok((row.bytes, line))
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
