//! What an entry is called, for who acts on it.

use crate::{
    Error, Store,
    edition::EditionView,
    entity::{account, entry, receipt},
    screening::sent_entries,
};
use juara::{Caller, entry::sent_title, policy::may_organise};
use sea_orm::{ExprTrait, FromQueryResult, sea_query::Expr};

/// An entry in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalledEntry {
    /// What its business was called when it was last sent; none where the form asks for no such line.
    pub business: Option<String>,
    /// The name of its owner.
    pub owner: String,
    /// The category's id.
    pub category: String,
}

/// What the sent entry with this number is called; none where it was withdrawn, or there is no such number.
///
/// Errors: what [`may_organise`] says.
pub async fn called_entry(
    store: &Store,
    by: &Caller,
    edition: &EditionView,
    number: &str,
) -> Result<Option<CalledEntry>, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        owner: String,
        category: String,
        bytes: Vec<u8>,
    }
    may_organise(by)?;
    let mut select = sent_entries(edition.id);
    select
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((entry::Entity, entry::Column::AccountId)),
        )
        .expr_as(Expr::col((account::Entity, account::Column::Name)), "owner")
        .column((receipt::Entity, receipt::Column::Category))
        .column((receipt::Entity, receipt::Column::Bytes))
        .and_where(Expr::col((entry::Entity, entry::Column::Number)).eq(Expr::val(number)));
    let db = store.reader();
    let statement = db.get_database_backend().build(&select);
    let row = Row::find_by_statement(statement).one(db).await?;
    Ok(row.map(|row| CalledEntry {
        business: sent_title(&edition.rulebook, &row.bytes).filter(|title| !title.is_empty()),
        owner: row.owner,
        category: row.category,
    }))
}
