//! What the desk reads beside one entry: how it was excluded, and how many others wait.

use super::{
    one::PastExclusion,
    sent::{sent_entries, waits},
};
use crate::{
    Error,
    entity::{entry, exclusion},
};
use juara::{
    Instant,
    id::{EditionId, EntryId},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Expr, Query},
};

#[derive(FromQueryResult)]
struct Row {
    waiting: i64,
    since: Option<String>,
    reason: Option<String>,
    at: Option<Instant>,
}

/// How an entry was excluded, if it was, and how many entries of the edition nobody has decided about, in one
/// statement.
pub(super) async fn beside(
    db: &impl ConnectionTrait,
    edition: EditionId,
    entry: EntryId,
) -> Result<(Option<PastExclusion>, u32), Error> {
    let own = |column: exclusion::Column| {
        let select = Query::select()
            .column(column)
            .from(exclusion::Entity)
            .and_where(Expr::col(exclusion::Column::EntryId).eq(Expr::val(entry)))
            .to_owned();
        Expr::SubQuery(None, Box::new(select.into()))
    };
    let select = sent_entries(edition)
        .and_where(waits())
        .expr_as(Expr::col((entry::Entity, entry::Column::Id)).count(), "waiting")
        .expr_as(own(exclusion::Column::Since), "since")
        .expr_as(own(exclusion::Column::Reason), "reason")
        .expr_as(own(exclusion::Column::At), "at")
        .to_owned();
    let statement = db.get_database_backend().build(&select);
    let Some(row) = Row::find_by_statement(statement).one(db).await? else { return Ok((None, 0)) };
    let excluded = match (row.since, row.reason, row.at) {
        (Some(since), Some(reason), Some(at)) => Some(PastExclusion { since, reason, at }),
        _ => None,
    };
    Ok((excluded, u32::try_from(row.waiting).map_err(Error::internal)?))
}
