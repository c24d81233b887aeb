//! Everything that verdicts depend on, in one statement whatever their size and however many editions they are of.

use crate::Error;
use juara::{canonical, id::EditionId, screening::Finding};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

/// One recorded row of any kind; which column holds what, the statement says.
#[derive(Debug, FromQueryResult)]
pub(super) struct Fact {
    /// Of the how-manieth edition that was asked about, from 0.
    pub(super) nth: i64,
    pub(super) kind: String,
    pub(super) x: Option<Uuid>,
    pub(super) y: Option<Uuid>,
    pub(super) a: Option<String>,
    pub(super) b: Option<String>,
    pub(super) c: Option<String>,
    pub(super) d: Option<String>,
    pub(super) e: Option<String>,
    pub(super) k: Option<i64>,
    pub(super) m: Option<i64>,
    pub(super) n: Option<i64>,
}

/// The first branch only tells PostgreSQL the types of the columns.
const FACTS: &str = "\
SELECT CAST('' AS text) AS kind, CAST(NULL AS uuid) AS x, CAST(NULL AS uuid) AS y, \
  CAST(NULL AS text) AS a, CAST(NULL AS text) AS b, CAST(NULL AS text) AS c, CAST(NULL AS text) AS d, \
  CAST(NULL AS text) AS e, CAST(NULL AS bigint) AS k, CAST(NULL AS bigint) AS m, CAST(NULL AS bigint) AS n \
  WHERE 1 = 0 \
UNION ALL SELECT 'edition', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, created_at, NULL \
  FROM edition WHERE id = $1 \
UNION ALL SELECT 'round', NULL, NULL, round, root, NULL, NULL, NULL, leaves, opened_at, locked_at \
  FROM round WHERE edition_id = $1 \
UNION ALL SELECT 'entry', e.id, NULL, e.number, r.category, e.state, o.since, o.reason, NULL, e.saved_at, o.at \
  FROM entry e \
  JOIN screening s ON s.entry_id = e.id AND s.taken_back_at IS NULL AND s.finding = $2 \
  JOIN receipt r ON r.entry_id = e.id \
    AND r.sending = (SELECT MAX(other.sending) FROM receipt other WHERE other.entry_id = e.id) \
  LEFT JOIN exclusion o ON o.entry_id = e.id \
  WHERE e.edition_id = $1 AND e.state <> 'draft' \
UNION ALL SELECT 'seat', NULL, s.judge_id, s.round, s.category, c.code, j.name, NULL, NULL, j.off_at, NULL \
  FROM seat s JOIN judge j ON j.id = s.judge_id \
  LEFT JOIN judge_code c ON c.edition_id = s.edition_id AND c.round = s.round AND c.judge_id = s.judge_id \
  WHERE s.edition_id = $1 \
UNION ALL SELECT 'distance', d.entry_id, d.judge_id, d.round, NULL, NULL, NULL, NULL, NULL, d.at, NULL \
  FROM distance d JOIN judge j ON j.id = d.judge_id WHERE j.edition_id = $1 \
UNION ALL SELECT 'sheet', s.entry_id, s.judge_id, s.round, g.marks, g.comment, g.salt, NULL, \
    s.position, s.opened_at, s.sendings \
  FROM sheet s LEFT JOIN sheet_sending g ON g.sheet_id = s.id AND g.sending = s.sendings \
  WHERE s.edition_id = $1 \
UNION ALL SELECT 'absence', entry_id, NULL, round, reason, NULL, NULL, NULL, NULL, at, NULL \
  FROM absence WHERE edition_id = $1 \
UNION ALL SELECT 'plenary', id, NULL, category, at_board, tied, ordered, minutes, NULL, at, NULL \
  FROM plenary WHERE edition_id = $1 \
UNION ALL SELECT 'signature', NULL, s.account_id, s.act, s.content_sha256, s.body, s.staff, a.name, NULL, s.at, NULL \
  FROM signature s LEFT JOIN account a ON a.id = s.account_id \
  LEFT JOIN signed_act d ON d.edition_id = s.edition_id AND d.act = s.act \
  WHERE s.edition_id = $1 AND d.act IS NULL \
UNION ALL SELECT 'signed', NULL, s.account_id, s.act, NULL, NULL, s.staff, a.name, NULL, s.at, NULL \
  FROM signed_act d \
  JOIN signature s ON s.edition_id = d.edition_id AND s.act = d.act AND s.content_sha256 = d.content_sha256 \
  LEFT JOIN account a ON a.id = s.account_id \
  WHERE d.edition_id = $1 \
UNION ALL SELECT 'publication', NULL, NULL, state, sha256, NULL, NULL, NULL, version, at, NULL \
  FROM publication WHERE edition_id = $1";

/// Every fact of these editions, in no order.
pub(super) async fn facts(db: &impl ConnectionTrait, editions: &[EditionId]) -> Result<Vec<Fact>, Error> {
    let passed = String::from_utf8_lossy(&canonical::bytes(&Finding::Passed)).into_owned();
    let Some((first, others)) = editions.split_first() else { return Ok(Vec::new()) };
    let mut values: Vec<Value> = vec![(*first).into(), passed.into()];
    values.extend(others.iter().map(|edition| Value::from(*edition)));
    // What passed is the second value, so that of editions the first stands before it.
    let places = std::iter::once(1).chain(3..=values.len());
    let parts = places.zip(0..).map(|(place, nth): (usize, usize)| {
        let facts = FACTS.replace("$1", &format!("${place}"));
        format!("SELECT CAST({nth} AS bigint) AS nth, part.* FROM ({facts}) part")
    });
    let sql = parts.collect::<Vec<_>>().join(" UNION ALL ");
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Fact::find_by_statement(statement).all(db).await?)
}
