//! What everybody may know to have happened in editions.

use crate::{Error, Store, board::version_state};
use juara::{
    Instant,
    edition::{Happened, Held, Released},
    id::EditionId,
};
use sea_orm::{FromQueryResult, Statement, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One recorded row of any kind; which column holds what, the statement says.
#[derive(Debug, FromQueryResult)]
struct Fact {
    kind: String,
    x: Option<Uuid>,
    a: Option<String>,
    m: Option<i64>,
    n: Option<i64>,
}

/// What happened in these editions since their entries closed, in one statement.
pub async fn happened(
    store: &Store,
    editions: impl IntoIterator<Item = EditionId>,
) -> Result<BTreeMap<EditionId, Happened>, Error> {
    let ids: Vec<Value> = editions.into_iter().map(Value::from).collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let db = store.reader();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), facts(ids.len()), ids);
    let mut rows = Fact::find_by_statement(statement).all(db).await?;
    rows.sort_by_key(|row| (row.m, row.n));
    let mut found: BTreeMap<EditionId, Happened> = BTreeMap::new();
    for Fact { kind, x, a, m, n } in rows {
        let edition = x.map(EditionId).ok_or_else(|| Error::internal("a fact of no edition"))?;
        let (happened, a, at) =
            (found.entry(edition).or_default(), a.unwrap_or_default(), Instant(m.unwrap_or_default()));
        match kind.as_str() {
            "screened" => happened.screened = Some(at),
            "round" => {
                happened.rounds.insert(a, Held { opened: at, locked: n.map(Instant) });
            }
            "released" => happened.released.push(Released { state: version_state(&a), at }),
            kind => return Err(Error::internal(format!("no such fact: {kind}"))),
        }
    }
    Ok(found)
}

/// The statement for so many editions. Its first branch only tells PostgreSQL the types of the columns.
fn facts(editions: usize) -> String {
    let places: Vec<String> = (1..=editions).map(|place| format!("${place}")).collect();
    let of = format!("edition_id IN ({})", places.join(", "));
    format!(
        "SELECT CAST('' AS text) AS kind, CAST(NULL AS uuid) AS x, CAST(NULL AS text) AS a, \
           CAST(NULL AS bigint) AS m, CAST(NULL AS bigint) AS n WHERE 1 = 0 \
         UNION ALL SELECT 'screened', edition_id, NULL, MAX(at), NULL FROM screening \
           WHERE taken_back_at IS NULL AND {of} GROUP BY edition_id \
         UNION ALL SELECT 'round', edition_id, round, opened_at, locked_at FROM round WHERE {of} \
         UNION ALL SELECT 'released', edition_id, state, at, version FROM publication WHERE {of}"
    )
}
