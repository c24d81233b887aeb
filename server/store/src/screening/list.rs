//! The list of entries to screen, page by page.

use super::sent::{passes, sent_entries, waits, written};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    entity::{account, entry, receipt, screening},
};
use juara::{
    Caller, Instant,
    entry::EntryNumber,
    id::EditionId,
    policy::{may_organise, may_take_table},
    screening::{Finding, ScreeningState},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Expr, Order, SelectStatement},
};

/// A page of the list.
#[derive(Clone, Debug)]
pub struct ScreeningList {
    /// The edition.
    pub edition: EditionView,
    /// How many entries there are in each state.
    pub counts: Counts,
    /// The entries on this page, by number.
    pub lines: Vec<ScreeningLine>,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many pages there are, at least 1.
    pub pages: u32,
}

/// How many entries there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not decided.
    pub waiting: u32,
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

/// An entry in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScreeningLine {
    /// Its number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The applicant's name.
    pub applicant: String,
    /// When it was last sent.
    pub sent_at: Instant,
    /// Whether that was in the grace after the closing.
    pub in_grace: bool,
    /// The decision that stands.
    pub finding: Option<Finding>,
}

/// The sent entries of an edition, by number. `filter` keeps one state;
/// `page` counts from 1, and a page that does not exist becomes the last.
///
/// Errors: what [`may_organise`] says; `NotFound`.
pub async fn list(
    store: &Store,
    by: &Caller,
    slug: &str,
    filter: Option<ScreeningState>,
    page: u32,
) -> Result<ScreeningList, Error> {
    may_organise(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let counts = counts(db, edition.id).await?;
    let rows = match filter {
        None => counts.waiting + counts.passed + counts.failed,
        Some(ScreeningState::Waiting) => counts.waiting,
        Some(ScreeningState::Passed) => counts.passed,
        Some(ScreeningState::Failed) => counts.failed,
    };
    let on_page = store.limits().list_rows;
    let pages = Ord::max(rows.div_ceil(on_page), 1);
    let page = Ord::clamp(page, 1, pages);
    let mut select = filter.map_or_else(|| sent_entries(edition.id), |state| of(edition.id, state));
    select.limit(u64::from(on_page)).offset(u64::from(on_page) * u64::from(page - 1));
    let lines = lines(db, select).await?;
    Ok(ScreeningList { edition, counts, lines, page, pages })
}

/// All sent entries of an edition on one page, by number, to take away.
///
/// Errors: what [`may_take_table`] says; `NotFound`.
pub async fn whole_list(store: &Store, by: &Caller, slug: &str) -> Result<ScreeningList, Error> {
    may_take_table(by)?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let counts = counts(db, edition.id).await?;
    let lines = lines(db, sent_entries(edition.id)).await?;
    Ok(ScreeningList { edition, counts, lines, page: 1, pages: 1 })
}

/// How many entries of an edition there are in each state.
async fn counts(db: &impl ConnectionTrait, edition: EditionId) -> Result<Counts, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        finding: Option<String>,
        rows: i64,
    }
    let finding = (screening::Entity, screening::Column::Finding);
    let select = sent_entries(edition)
        .column(finding)
        .expr_as(Expr::col((entry::Entity, entry::Column::Id)).count(), "rows")
        .group_by_col(finding)
        .to_owned();
    let statement = db.get_database_backend().build(&select);
    let mut counts = Counts::default();
    for row in Row::find_by_statement(statement).all(db).await? {
        let rows = u32::try_from(row.rows).map_err(Error::internal)?;
        match row.finding {
            None => counts.waiting += rows,
            Some(finding) if finding == written(&Finding::Passed) => counts.passed += rows,
            Some(_) => counts.failed += rows,
        }
    }
    Ok(counts)
}

/// The sent entries in one state.
fn of(edition: EditionId, state: ScreeningState) -> SelectStatement {
    let mut select = sent_entries(edition);
    match state {
        ScreeningState::Waiting => select.and_where(waits()),
        ScreeningState::Passed => select.and_where(passes()),
        ScreeningState::Failed => select.and_where(passes().not()),
    };
    select
}

#[derive(FromQueryResult)]
struct Row {
    number: String,
    category: String,
    applicant: String,
    sent_at: Instant,
    in_grace: bool,
    finding: Option<String>,
}

async fn lines(db: &impl ConnectionTrait, mut select: SelectStatement) -> Result<Vec<ScreeningLine>, Error> {
    select
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((entry::Entity, entry::Column::AccountId)),
        )
        .column((entry::Entity, entry::Column::Number))
        .column((receipt::Entity, receipt::Column::Category))
        .expr_as(Expr::col((account::Entity, account::Column::Name)), "applicant")
        .expr_as(Expr::col((receipt::Entity, receipt::Column::At)), "sent_at")
        .column((receipt::Entity, receipt::Column::InGrace))
        .column((screening::Entity, screening::Column::Finding))
        .order_by((entry::Entity, entry::Column::Number), Order::Asc);
    let statement = db.get_database_backend().build(&select);
    let rows = Row::find_by_statement(statement).all(db).await?;
    rows.into_iter()
        .map(|row| {
            Ok(ScreeningLine {
                number: EntryNumber(row.number),
                category: row.category,
                applicant: row.applicant,
                sent_at: row.sent_at,
                in_grace: row.in_grace,
                finding: row.finding.as_deref().map(serde_json::from_str).transpose()?,
            })
        })
        .collect()
}
