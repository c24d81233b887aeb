//! The plan beside a sheet.

use crate::{
    Error,
    edition::EditionView,
    entity::{account, entry, receipt},
};
use juara::{
    Refusal,
    entry::EntryNumber,
    id::EntryId,
    rulebook::Round,
    sheet::{BlindPlan, NamedPlan},
};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult,
    sea_query::{Expr, Order, Query},
};

/// What a judge reads.
#[derive(Clone, Debug, PartialEq)]
pub enum Plan {
    /// In a blind round.
    Blind(BlindPlan),
    /// In any other.
    Named(NamedPlan),
}

/// The plan as it was last sent. In a blind round nothing of its owner is asked for.
pub(super) async fn plan(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &Round,
    entry: EntryId,
    category: String,
) -> Result<Plan, Error> {
    let (number, bytes) = sent(db, entry).await?;
    let rulebook = &edition.rulebook;
    if round.blind {
        let plan = BlindPlan::read(rulebook, number, category, &bytes).map_err(Error::internal)?;
        return Ok(Plan::Blind(plan));
    }
    let name = applicant(db, entry).await?;
    let plan = NamedPlan::read(rulebook, number, category, name, &bytes).map_err(Error::internal)?;
    Ok(Plan::Named(plan))
}

async fn sent(db: &impl ConnectionTrait, id: EntryId) -> Result<(EntryNumber, Vec<u8>), Error> {
    #[derive(FromQueryResult)]
    struct Row {
        number: String,
        bytes: Vec<u8>,
    }
    let select = Query::select()
        .from(receipt::Entity)
        .inner_join(
            entry::Entity,
            Expr::col((entry::Entity, entry::Column::Id)).equals((receipt::Entity, receipt::Column::EntryId)),
        )
        .column((entry::Entity, entry::Column::Number))
        .column((receipt::Entity, receipt::Column::Bytes))
        .and_where(Expr::col((receipt::Entity, receipt::Column::EntryId)).eq(Expr::val(id)))
        .order_by((receipt::Entity, receipt::Column::Sending), Order::Desc)
        .limit(1)
        .to_owned();
    let row = Row::find_by_statement(db.get_database_backend().build(&select)).one(db).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    Ok((EntryNumber(row.number), row.bytes))
}

/// The name, for rounds that are not blind.
async fn applicant(db: &impl ConnectionTrait, id: EntryId) -> Result<String, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
    }
    let select = Query::select()
        .from(entry::Entity)
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((entry::Entity, entry::Column::AccountId)),
        )
        .column((account::Entity, account::Column::Name))
        .and_where(Expr::col((entry::Entity, entry::Column::Id)).eq(Expr::val(id)))
        .to_owned();
    let row = Row::find_by_statement(db.get_database_backend().build(&select)).one(db).await?;
    Ok(row.ok_or(Refusal::NotFound)?.name)
}
