//! Editions: reading them, loading a rulebook, moving and recording the closing.

mod close;
mod happened;
mod load;
mod move_closing;

pub use close::record_closings;
pub use happened::happened;
pub use load::load_rulebook;
pub use move_closing::{NewClosing, move_closing};

use crate::{
    Error, Store, Tx,
    entity::{edition, rulebook},
};
use juara::{
    Caller, Deadline, Instant, Refusal, Rulebook,
    edition::{Closing, front},
    event::EditionEvent,
    id::EditionId,
    policy::may_know_edition,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, LockType},
};

/// An edition as everybody may know it.
#[derive(Clone, Debug)]
pub struct EditionView {
    /// Its id.
    pub id: EditionId,
    /// Its address, `2026`.
    pub slug: String,
    /// The rulebook in force.
    pub rulebook: Rulebook,
    /// Its version, from 1.
    pub rulebook_version: u32,
    /// The hash of the whole rulebook; changes with a date.
    pub rulebook_sha256: String,
    /// The hash of the rules that scores are computed by.
    pub rules_sha256: String,
    /// The closing of entries.
    pub closing: Closing,
    /// Whether it is a demonstration.
    pub demo: bool,
    /// What was changed after it was loaded, oldest first.
    pub changes: Vec<Change>,
    /// Counts what was done to the edition; forms show it to be told when it is old.
    pub version: i32,
}

/// A date that was moved.
#[derive(Clone, Debug)]
pub struct Change {
    /// When it was moved.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// The closing before.
    pub before: Deadline,
    /// The closing since then.
    pub after: Deadline,
}

/// The edition at this address. Errors: `NotFound`.
pub async fn by_slug(store: &Store, slug: &str) -> Result<EditionView, Error> {
    let found = found(store.reader(), edition::Column::Slug.eq(slug)).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// The same for somebody who may have no business there. Errors: what [`may_know_edition`] says; `NotFound`.
pub(crate) async fn known_by_slug(store: &Store, by: &Caller, slug: &str) -> Result<EditionView, Error> {
    let edition = by_slug(store, slug).await?;
    may_know_edition(by, edition.demo)?;
    Ok(edition)
}

/// One edition by its id. Errors: `NotFound`.
pub(crate) async fn by_id(store: &Store, id: EditionId) -> Result<EditionView, Error> {
    let found = found(store.reader(), edition::Column::Id.eq(id)).await?;
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// The editions with these ids, in one statement.
pub(crate) async fn by_ids(store: &Store, ids: Vec<EditionId>) -> Result<Vec<EditionView>, Error> {
    all(store.reader(), Some(edition::Column::Id.is_in(ids))).await
}

/// The edition that the home page leads to, as [`front`] says.
pub async fn current(store: &Store, now: Instant) -> Result<Option<EditionView>, Error> {
    Ok(front_of(list(store).await?, now))
}

/// The same of all editions, the newest first.
#[must_use]
pub fn front_of(mut editions: Vec<EditionView>, now: Instant) -> Option<EditionView> {
    let at = front(editions.iter().map(|edition| (edition.demo, &edition.closing)), now)?;
    Some(editions.swap_remove(at))
}

/// Every edition, the newest first.
pub async fn list(store: &Store) -> Result<Vec<EditionView>, Error> {
    all(store.reader(), None).await
}

/// Whether there are demonstrations and no real edition: somebody tries Juara out.
pub(crate) async fn only_demos(db: &impl ConnectionTrait) -> Result<bool, Error> {
    let real = edition::Entity::find().filter(edition::Column::Demo.eq(false)).one(db).await?;
    Ok(real.is_none())
}

/// The one edition for which this holds.
async fn found(db: &impl ConnectionTrait, which: Expr) -> Result<Option<EditionView>, Error> {
    Ok(all(db, Some(which)).await?.into_iter().next())
}

/// The editions for which this holds, the newest first, with every version of their rulebooks, in one statement.
async fn all(db: &impl ConnectionTrait, which: Option<Expr>) -> Result<Vec<EditionView>, Error> {
    let books = edition::Entity::belongs_to(rulebook::Entity)
        .from(edition::Column::Id)
        .to(rulebook::Column::EditionId)
        .into();
    let rows = edition::Entity::find()
        .join(JoinType::InnerJoin, books)
        .select_also(rulebook::Entity)
        .apply_if(which, QueryFilter::filter)
        .order_by_desc(edition::Column::CreatedAt)
        .order_by_desc(edition::Column::Id)
        .order_by_asc(rulebook::Column::Version)
        .all(db)
        .await?;
    let mut editions: Vec<(edition::Model, Vec<rulebook::Model>)> = Vec::new();
    for (row, book) in rows {
        match editions.last_mut() {
            Some((last, books)) if last.id == row.id => books.extend(book),
            _ => editions.push((row, book.into_iter().collect())),
        }
    }
    editions.into_iter().map(|(row, books)| assemble(row, books)).collect()
}

/// The edition within a transaction, locked against other writers, with a due
/// closing recorded. Errors: what [`may_know_edition`] says; `NotFound`.
pub(crate) async fn lock(tx: &Tx, by: &Caller, id: EditionId) -> Result<EditionView, Error> {
    let row = edition::Entity::find_by_id(id).lock(LockType::Update).one(tx.db()).await?;
    settle(tx, by, row.ok_or(Refusal::NotFound)?).await
}

/// The same by address.
pub(crate) async fn lock_by_slug(tx: &Tx, by: &Caller, slug: &str) -> Result<EditionView, Error> {
    let find = edition::Entity::find().filter(edition::Column::Slug.eq(slug)).lock(LockType::Update);
    settle(tx, by, find.one(tx.db()).await?.ok_or(Refusal::NotFound)?).await
}

async fn settle(tx: &Tx, by: &Caller, row: edition::Model) -> Result<EditionView, Error> {
    may_know_edition(by, row.demo)?;
    if row.demo {
        tx.mark_demo();
    }
    let mut edition = view(tx.db(), row).await?;
    if edition.closing.must_be_recorded(by.now) {
        record_closed(tx, by, &mut edition).await?;
    }
    Ok(edition)
}

/// Entries are closed from here on, whatever a later rulebook will say; what came before counts when it is done later.
pub(crate) async fn record_closed(tx: &Tx, by: &Caller, edition: &mut EditionView) -> Result<(), Error> {
    let bound = edition.closing.closes;
    edition::Entity::update_many()
        .col_expr(edition::Column::ClosedAt, Expr::value(bound.0))
        .filter(edition::Column::Id.eq(edition.id))
        .filter(edition::Column::ClosedAt.is_null())
        .exec(tx.db())
        .await?;
    edition.closing.closed = Some(bound);
    tx.record(by, EditionEvent::Closed { edition: edition.id, at: bound });
    Ok(())
}

async fn view<C: ConnectionTrait>(db: &C, row: edition::Model) -> Result<EditionView, Error> {
    let books = rulebook::Entity::find()
        .filter(rulebook::Column::EditionId.eq(row.id))
        .order_by_asc(rulebook::Column::Version)
        .all(db)
        .await?;
    assemble(row, books)
}

fn assemble(row: edition::Model, books: Vec<rulebook::Model>) -> Result<EditionView, Error> {
    let mut versions = Vec::with_capacity(books.len());
    for book in books {
        let rulebook: Rulebook = serde_json::from_str(&book.body)?;
        versions.push((book, rulebook));
    }
    let changes = versions
        .windows(2)
        .filter_map(|pair| {
            let [(_, before), (book, after)] = pair else { return None };
            Some(Change {
                at: book.at,
                reason: book.reason.clone().unwrap_or_default(),
                before: before.timeline.closes,
                after: after.timeline.closes,
            })
        })
        .collect();
    let (book, rulebook) = versions.pop().ok_or_else(|| Error::internal("an edition without a rulebook"))?;
    Ok(EditionView {
        id: row.id,
        slug: row.slug,
        closing: Closing::of(&rulebook, row.closed_at),
        rulebook,
        rulebook_version: u32::try_from(book.version).map_err(Error::internal)?,
        rulebook_sha256: book.sha256,
        rules_sha256: book.rules_sha256,
        demo: row.demo,
        changes,
        version: row.version,
    })
}
