//! When judges were last reminded of missing sheets.

use super::due;
use crate::{
    Error, Store,
    edition::EditionView,
    entity::{judge, outbox},
};
use juara::{Caller, Instant, id::JudgeId, policy::may_organise};
use sea_orm::{
    ExprTrait, FromQueryResult,
    sea_query::{Expr, Query},
};
use std::collections::BTreeMap;

/// The kind of the letter that reminds.
const REMINDER: &str = "sheet-reminder";

#[derive(FromQueryResult)]
struct Row {
    judge: JudgeId,
    occasion: String,
    at: Instant,
}

/// When each judge was last reminded of the sheets of a round, by its id: when the letter was written, whatever became
/// of it since. Errors: what [`may_organise`] says.
pub async fn reminded(
    store: &Store,
    by: &Caller,
    edition: &EditionView,
    round: &str,
) -> Result<BTreeMap<JudgeId, Instant>, Error> {
    may_organise(by)?;
    let db = store.reader();
    let select = Query::select()
        .expr_as(Expr::col((judge::Entity, judge::Column::Id)), "judge")
        .expr_as(Expr::col((outbox::Entity, outbox::Column::Dedupe)), "occasion")
        .expr_as(Expr::col((outbox::Entity, outbox::Column::CreatedAt)), "at")
        .from(judge::Entity)
        .inner_join(
            outbox::Entity,
            Expr::col((outbox::Entity, outbox::Column::AccountId))
                .equals((judge::Entity, judge::Column::AccountId)),
        )
        .and_where(Expr::col((judge::Entity, judge::Column::EditionId)).eq(Expr::val(edition.id)))
        .and_where(Expr::col((outbox::Entity, outbox::Column::Kind)).eq(REMINDER))
        .to_owned();
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut last: BTreeMap<JudgeId, Instant> = BTreeMap::new();
    // Who judges several editions with one account is reminded of each by itself.
    for row in rows.into_iter().filter(|row| row.occasion.starts_with(&due::about(row.judge, round))) {
        let at = last.entry(row.judge).or_insert(row.at);
        *at = Ord::max(*at, row.at);
    }
    Ok(last)
}
