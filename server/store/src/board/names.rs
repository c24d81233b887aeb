//! Names of entrants, by their consent.

use super::PublishedResult;
use crate::{
    Error, Store,
    edition::EditionView,
    entity::{account, entry, receipt},
};
use juara::verdict::{Computed, Outcome, file::VerdictFile};
use sea_orm::{
    FromQueryResult,
    sea_query::{Alias, Expr, ExprTrait as _, Func, Query},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

#[derive(FromQueryResult)]
struct Entrant {
    number: String,
    name: String,
    bytes: Vec<u8>,
}

/// The names of those who hold a rank in a published file and whose last sending
/// consents to being named.
pub(super) async fn of(
    store: &Store,
    edition: &EditionView,
    file: &VerdictFile,
) -> Result<BTreeMap<String, String>, Error> {
    match &file.result {
        Outcome::Computed(computed) => PublishedResult::names_of(store, edition, computed).await,
        Outcome::Refused(_) => Ok(BTreeMap::new()),
    }
}

impl PublishedResult {
    /// The same of a result that may not be published yet: whoever signs it sees the names that would stand there.
    pub(crate) async fn names_of(
        store: &Store,
        edition: &EditionView,
        computed: &Computed,
    ) -> Result<BTreeMap<String, String>, Error> {
        let consents: Vec<&str> =
            edition.rulebook.name_consents().map(|question| question.id.as_str()).collect();
        let rows = computed.categories.iter().flat_map(|category| &category.entries);
        let ranked: BTreeSet<&str> =
            rows.filter(|row| row.rank.is_some()).map(|row| row.entry.as_str()).collect();
        if consents.is_empty() || ranked.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut names = BTreeMap::new();
        for entrant in entrants(store, edition).await? {
            let sent: Value = serde_json::from_slice(&entrant.bytes)?;
            let consented = |id: &&str| sent["answers"][*id] == Value::Bool(true);
            if ranked.contains(entrant.number.as_str()) && consents.iter().any(consented) {
                names.insert(entrant.number, entrant.name);
            }
        }
        Ok(names)
    }
}

/// Everybody with a number who did not withdraw, with the last sending.
async fn entrants(store: &Store, edition: &EditionView) -> Result<Vec<Entrant>, Error> {
    let other = Alias::new("other");
    let last = Query::select()
        .expr(Func::max(Expr::col((other.clone(), receipt::Column::Sending))))
        .from_as(receipt::Entity, other.clone())
        .and_where(Expr::col((other, receipt::Column::EntryId)).equals((entry::Entity, entry::Column::Id)))
        .to_owned();
    let id = |column| (entry::Entity, column);
    let select = Query::select()
        .column((entry::Entity, entry::Column::Number))
        .column((account::Entity, account::Column::Name))
        .column((receipt::Entity, receipt::Column::Bytes))
        .from(entry::Entity)
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id)).equals(id(entry::Column::AccountId)),
        )
        .inner_join(
            receipt::Entity,
            Expr::col((receipt::Entity, receipt::Column::EntryId)).equals(id(entry::Column::Id)).and(
                Expr::col((receipt::Entity, receipt::Column::Sending))
                    .eq(Expr::SubQuery(None, Box::new(last.into()))),
            ),
        )
        .and_where(Expr::col(id(entry::Column::EditionId)).eq(Expr::val(edition.id)))
        .and_where(Expr::col(id(entry::Column::State)).eq(Expr::val(juara::entry::EntryState::Sent)))
        .to_owned();
    let db = store.reader();
    Ok(Entrant::find_by_statement(db.get_database_backend().build(&select)).all(db).await?)
}
