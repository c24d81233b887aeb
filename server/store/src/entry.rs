//! Entries: beginning, writing, sending, taking back.

mod begin;
mod category;
mod decided;
mod draft;
mod give_up;
mod overview;
mod owners;
mod receipt;
mod send;

pub use begin::{Beginning, begin_entry};
pub use category::{ChangedCategory, change_category};
use decided::About;
pub use decided::Comment;
pub use draft::{Saved, save_draft};
pub use give_up::{delete_draft, withdraw_entry};
pub use overview::{Opening, Overview, overview};
pub(crate) use owners::owners;
pub use receipt::{ReceiptView, receipt};
pub use send::send_entry;

use crate::{
    Error, Store, Tx,
    edition::{self, EditionView},
    entity::{entry, receipt as sending, round_entry},
};
use juara::{
    Caller, Instant, Refusal,
    entry::{Course, Decided, Entry, EntryNumber, EntryState, Sent, Standing, sent_title},
    id::EntryId,
    policy::{may_read_comments, may_read_entry},
    verdict::file::VersionState,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};

/// An entry on its owner's page.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// The entry.
    pub entry: Entry,
    /// Its private code, part of its address.
    pub code: String,
    /// Its edition.
    pub edition: EditionView,
    /// Where it stands now.
    pub standing: Standing,
    /// What was decided about it.
    pub decided: Option<Decided>,
    /// The last version of its edition's result that is out.
    pub released: Option<VersionState>,
    /// How far it has come in the rounds; none before it is in one.
    pub course: Option<Course>,
    /// Its receipts, the newest first.
    pub receipts: Vec<ReceiptLine>,
    /// What it was called when it was last sent, if the form begins with a line of text.
    pub sent_as: Option<String>,
    /// The id of the category in which it was last sent.
    pub sent_in: Option<String>,
}

impl EntryView {
    /// The id of the category that it is in, as [`Standing::category`] says.
    #[must_use]
    pub fn category(&self) -> &str {
        self.standing.category(&self.entry.category, self.sent_in.as_deref())
    }
}

/// A receipt in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Which sending, from 1.
    pub sending: u32,
    /// When it was received.
    pub at: Instant,
    /// SHA-256 of what was sent.
    pub sha256: String,
    /// Whether it came in the grace after the closing.
    pub in_grace: bool,
}

/// The entry with this code. Errors: what [`may_read_entry`] says.
pub async fn entry(store: &Store, by: &Caller, code: &str) -> Result<EntryView, Error> {
    by.person()?;
    let receipts = entry::Entity::belongs_to(sending::Entity)
        .from(entry::Column::Id)
        .to(sending::Column::EntryId)
        .into();
    let rows = entry::Entity::find()
        .join(JoinType::LeftJoin, receipts)
        .select_also(sending::Entity)
        .filter(entry::Column::Code.eq(code))
        .order_by_desc(sending::Column::Sending)
        .all(store.reader())
        .await?;
    let (mut rows, sendings): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let row = rows.pop().ok_or(Refusal::NotFound)?;
    let code = row.code.clone();
    let edition_id = row.edition_id;
    let sendings: Vec<sending::Model> = sendings.into_iter().flatten().collect();
    let last = sendings.first().map(|last| (last.bytes.clone(), last.category.clone()));
    let (entry, receipts) = assemble(row, sendings)?;
    may_read_entry(by, &entry)?;
    let edition = edition::by_id(store, edition_id).await?;
    let (last, sent_in) = last.unzip();
    let sent_as = last.and_then(|bytes| sent_title(&edition.rulebook, &bytes));
    let about = decided::about(store.reader(), &[entry.id]).await?.remove(&entry.id);
    let About { decided, released, rounds: (own, opened) } = about.unwrap_or_default();
    let standing = entry.standing(&edition.rulebook, edition.closing.door(by.now)).given(decided.as_ref());
    let course = Course::of(&edition.rulebook, own, opened);
    Ok(EntryView { entry, code, edition, standing, decided, released, course, receipts, sent_as, sent_in })
}

/// What judges wrote to the owner of this entry. Errors: what [`may_read_comments`] says.
pub async fn comments(store: &Store, by: &Caller, view: &EntryView) -> Result<Vec<Comment>, Error> {
    may_read_comments(by, &view.entry, view.released)?;
    decided::comments(store.reader(), view.entry.id).await
}

/// The caller's entries among these editions, the newest first.
async fn entries(store: &Store, by: &Caller, editions: &[EditionView]) -> Result<Vec<EntryView>, Error> {
    let person = by.person()?;
    let rows = entry::Entity::find()
        .filter(entry::Column::AccountId.eq(person.account))
        .order_by_desc(entry::Column::BegunAt)
        .all(store.reader())
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<EntryId> = rows.iter().map(|row| row.id).collect();
    let mut found = decided::about(store.reader(), &ids).await?;
    let mut sendings = sending::Entity::find()
        .filter(sending::Column::EntryId.is_in(ids))
        .order_by_desc(sending::Column::Sending)
        .all(store.reader())
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(edition) = editions.iter().find(|edition| edition.id == row.edition_id) else { continue };
        let (own, others): (Vec<_>, Vec<_>) =
            sendings.drain(..).partition(|s: &sending::Model| s.entry_id == row.id);
        sendings = others;
        let code = row.code.clone();
        let sent_as = own.first().and_then(|last| sent_title(&edition.rulebook, &last.bytes));
        let sent_in = own.first().map(|last| last.category.clone());
        let (entry, receipts) = assemble(row, own)?;
        let About { decided, released, rounds: (own, opened) } = found.remove(&entry.id).unwrap_or_default();
        let standing =
            entry.standing(&edition.rulebook, edition.closing.door(by.now)).given(decided.as_ref());
        let course = Course::of(&edition.rulebook, own, opened);
        views.push(EntryView {
            entry,
            code,
            edition: edition.clone(),
            standing,
            decided,
            released,
            course,
            receipts,
            sent_as,
            sent_in,
        });
    }
    Ok(views)
}

/// The entry within a transaction, its edition locked and a due closing recorded.
async fn lock(tx: &Tx, by: &Caller, code: &str) -> Result<(Entry, EditionView), Error> {
    let find =
        |tx| async move { entry::Entity::find().filter(entry::Column::Code.eq(code)).one(Tx::db(tx)).await };
    let edition_id = find(tx).await?.ok_or(Refusal::NotFound)?.edition_id;
    let edition = edition::lock(tx, by, edition_id).await?;
    // Read again: only now nobody else is writing in this edition.
    let row = find(tx).await?.ok_or(Refusal::NotFound)?;
    let (entry, _) = with_receipts(tx.db(), row).await?;
    may_read_entry(by, &entry)?;
    Ok((entry, edition))
}

/// Writes the entry's present state, if nobody has since `seen`. Errors: `Stale`.
async fn write(tx: &Tx, entry: &Entry, seen: u32) -> Result<(), Error> {
    let in_time = entry.in_time.as_ref().map(serde_json::to_string).transpose()?;
    let changed = entry::Entity::update_many()
        .col_expr(entry::Column::Number, Expr::value(entry.number.as_ref().map(|n| n.0.clone())))
        .col_expr(entry::Column::Category, Expr::value(entry.category.clone()))
        .col_expr(entry::Column::State, Expr::value(entry.state))
        .col_expr(entry::Column::Answers, Expr::value(serde_json::to_string(&entry.answers)?))
        .col_expr(entry::Column::InTime, Expr::value(in_time))
        .col_expr(entry::Column::Version, Expr::value(whole(entry.version)?))
        .col_expr(entry::Column::SavedAt, Expr::value(entry.saved_at.0))
        .filter(entry::Column::Id.eq(entry.id))
        .filter(entry::Column::Version.eq(whole(seen)?))
        .exec(tx.db())
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Refusal::Stale.into()) }
}

async fn with_receipts<C: ConnectionTrait>(
    db: &C,
    row: entry::Model,
) -> Result<(Entry, Vec<ReceiptLine>), Error> {
    let sendings = sending::Entity::find()
        .filter(sending::Column::EntryId.eq(row.id))
        .order_by_desc(sending::Column::Sending)
        .all(db)
        .await?;
    assemble(row, sendings)
}

/// `sendings` with the newest first.
fn assemble(row: entry::Model, sendings: Vec<sending::Model>) -> Result<(Entry, Vec<ReceiptLine>), Error> {
    let count = |n: i32| u32::try_from(n).map_err(Error::internal);
    let sent = match sendings.first() {
        Some(last) => Some(Sent {
            sending: count(last.sending)?,
            at: last.at,
            sha256: last.sha256.clone(),
            answers_sha256: last.answers_sha256.clone(),
        }),
        None => None,
    };
    let entry = Entry {
        id: row.id,
        edition: row.edition_id,
        owner: row.account_id,
        number: row.number.map(EntryNumber),
        pattern: u16::try_from(row.pattern).map_err(Error::internal)?,
        category: row.category,
        claim: serde_json::from_str(&row.claim)?,
        state: row.state,
        answers: serde_json::from_str(&row.answers)?,
        in_time: row.in_time.as_deref().map(serde_json::from_str).transpose()?,
        version: count(row.version)?,
        saved_at: row.saved_at,
        sent,
    };
    let mut receipts = Vec::with_capacity(sendings.len());
    for s in sendings {
        receipts.push(ReceiptLine {
            sending: count(s.sending)?,
            at: s.at,
            sha256: s.sha256,
            in_grace: s.in_grace,
        });
    }
    Ok((entry, receipts))
}

/// Entries that are not withdrawn, or were when a round had begun with them: the result has them all the same.
pub(crate) fn takes_part() -> Condition {
    let begun = Query::select().column(round_entry::Column::EntryId).from(round_entry::Entity).to_owned();
    Condition::any()
        .add(entry::Column::State.ne(EntryState::Withdrawn))
        .add(entry::Column::Id.in_subquery(begun))
}

/// Whether the account [takes part](takes_part) in this edition.
pub(crate) async fn has_entry<C: ConnectionTrait>(
    db: &C,
    account: juara::id::AccountId,
    edition: juara::id::EditionId,
) -> Result<bool, Error> {
    let found = entry::Entity::find()
        .filter(entry::Column::AccountId.eq(account))
        .filter(entry::Column::EditionId.eq(edition))
        .filter(takes_part())
        .one(db)
        .await?;
    Ok(found.is_some())
}

fn whole(n: u32) -> Result<i32, Error> {
    i32::try_from(n).map_err(Error::internal)
}
