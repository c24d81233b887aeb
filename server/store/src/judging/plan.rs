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
    sea_query::{Expr, Order, Query, SelectStatement},
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
    let rulebook = &edition.rulebook;
    let backend = db.get_database_backend();
    if round.blind {
        let row = Sent::find_by_statement(backend.build(&last_sending(entry))).one(db).await?;
        let Sent { number, bytes } = row.ok_or(Refusal::NotFound)?;
        let plan = BlindPlan::read(rulebook, EntryNumber(number), category, &bytes);
        return Ok(Plan::Blind(plan.map_err(Error::internal)?));
    }
    let row = Named::find_by_statement(backend.build(&named(last_sending(entry)))).one(db).await?;
    let Named { number, bytes, name } = row.ok_or(Refusal::NotFound)?;
    let plan = NamedPlan::read(rulebook, EntryNumber(number), category, name, &bytes);
    Ok(Plan::Named(plan.map_err(Error::internal)?))
}

#[derive(FromQueryResult)]
struct Sent {
    number: String,
    bytes: Vec<u8>,
}

#[derive(FromQueryResult)]
struct Named {
    number: String,
    bytes: Vec<u8>,
    name: String,
}

fn last_sending(id: EntryId) -> SelectStatement {
    Query::select()
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
        .to_owned()
}

/// With the name, for rounds that are not blind.
fn named(mut select: SelectStatement) -> SelectStatement {
    select
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((entry::Entity, entry::Column::AccountId)),
        )
        .column((account::Entity, account::Column::Name))
        .to_owned()
}
