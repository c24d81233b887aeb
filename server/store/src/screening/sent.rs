//! Sent entries with their last sending and the decision that stands.

use crate::{
    Error,
    entity::{entry, receipt, screening},
};
use juara::{canonical, entry::EntryState, id::EditionId, screening::Finding};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Alias, Expr, Func, Query, SelectStatement},
};

/// The entries of an edition that count: sent and not withdrawn, each joined
/// with its last sending and, if there is one, the decision that stands. The
/// category is that of the sending: a draft may have moved on. No column of an
/// account is in it.
pub(crate) fn sent_entries(edition: EditionId) -> SelectStatement {
    let other = Alias::new("other");
    let last = Query::select()
        .expr(Func::max(Expr::col((other.clone(), receipt::Column::Sending))))
        .from_as(receipt::Entity, other.clone())
        .and_where(Expr::col((other, receipt::Column::EntryId)).equals((entry::Entity, entry::Column::Id)))
        .to_owned();
    Query::select()
        .from(entry::Entity)
        .inner_join(
            receipt::Entity,
            Expr::col((receipt::Entity, receipt::Column::EntryId))
                .equals((entry::Entity, entry::Column::Id))
                .and(
                    Expr::col((receipt::Entity, receipt::Column::Sending))
                        .eq(Expr::SubQuery(None, Box::new(last.into()))),
                ),
        )
        .left_join(
            screening::Entity,
            Expr::col((screening::Entity, screening::Column::EntryId))
                .equals((entry::Entity, entry::Column::Id))
                .and(Expr::col((screening::Entity, screening::Column::TakenBackAt)).is_null()),
        )
        .and_where(Expr::col((entry::Entity, entry::Column::EditionId)).eq(Expr::val(edition)))
        .and_where(Expr::col((entry::Entity, entry::Column::State)).eq(Expr::val(EntryState::Sent)))
        .to_owned()
}

/// The same, and only those that passed.
pub(crate) fn passed_entries(edition: EditionId) -> SelectStatement {
    sent_entries(edition).and_where(passes()).to_owned()
}

/// The decision that stands is that the entry passed.
pub(super) fn passes() -> Expr {
    Expr::col((screening::Entity, screening::Column::Finding)).eq(Expr::val(written(&Finding::Passed)))
}

/// No decision stands.
pub(super) fn waits() -> Expr {
    Expr::col((screening::Entity, screening::Column::Id)).is_null()
}

/// A finding as the database keeps it.
pub(super) fn written(finding: &Finding) -> String {
    String::from_utf8_lossy(&canonical::bytes(finding)).into_owned()
}

/// What stands for [`UNSCREENED`] in statements that ask several things at once.
pub(crate) const UNSCREENED_HERE: &str = "UNSCREENED";

/// The rows that [`unscreened`] counts, in words of SQL: the entry is `e`, and further conditions follow.
pub(crate) const UNSCREENED: &str = "entry e \
  LEFT JOIN screening s ON s.entry_id = e.id AND s.taken_back_at IS NULL \
  WHERE e.state = 'sent' AND s.id IS NULL";

/// How many sent entries have no standing decision.
pub(crate) async fn unscreened(db: &impl ConnectionTrait, edition: EditionId) -> Result<u32, Error> {
    count(db, sent_entries(edition).and_where(waits())).await
}

/// How many rows a selection has.
pub(crate) async fn count(db: &impl ConnectionTrait, from: &SelectStatement) -> Result<u32, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        rows: i64,
    }
    let select =
        from.clone().expr_as(Expr::col((entry::Entity, entry::Column::Id)).count(), "rows").to_owned();
    let statement = db.get_database_backend().build(&select);
    let row = Row::find_by_statement(statement).one(db).await?;
    u32::try_from(row.map_or(0, |row| row.rows)).map_err(Error::internal)
}
