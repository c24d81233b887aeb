//! The entries that a judge is asked about before reading.

use super::{conflicts::ConflictLine, ready::field};
use crate::{
    Error,
    edition::EditionView,
    entity::{account, conflict_asked, entry, exclusion, receipt},
    screening::{UNSCREENED, UNSCREENED_HERE, passed_entries},
};
use juara::{
    Instant,
    entry::EntryNumber,
    id::{EditionId, EntryId, JudgeId},
    panel::{ahead, keeps_shut, names_are_open, next_round},
    round::RoundState,
};
use sea_orm::{
    ConnectionTrait, ExprTrait, FromQueryResult, Statement,
    sea_query::{Expr, Order, SelectStatement},
};
use std::collections::BTreeMap;

/// What a judge was not asked about yet, and what decides whether they are asked now.
pub(super) struct Candidates {
    /// By number.
    pub(super) entries: Vec<(EntryId, ConflictLine)>,
    /// How many sent entries have no standing decision.
    pub(super) unscreened: u32,
    /// Where each round stands that was opened, by its id.
    pub(super) states: BTreeMap<String, RoundState>,
    /// The open round, by its id, whose list is shut to the judge until they have declared.
    pub(super) shut: Option<String>,
}

/// What can still come before a judge who asks at `now`, and was not asked about, in at most three statements.
pub(super) async fn candidates(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    judge: JudgeId,
    now: Instant,
) -> Result<Candidates, Error> {
    let Known { states, seats, unscreened } = known(db, edition.id, judge).await?;
    let entries = entries(db, edition, judge, (&states, seats.as_slice()), now).await?;
    let state = |id: &str| states.get(id).copied().unwrap_or(RoundState::Waiting);
    let categories = || entries.iter().map(|(_, line)| line.category.as_str());
    let mut rounds = edition.rulebook.rounds.iter().map(|round| &round.id);
    let shut = rounds.find(|id| keeps_shut(id, state(id), &seats, categories())).cloned();
    Ok(Candidates { entries, unscreened, states, shut })
}

/// The entries by what is known already: where each round stands that was opened, and the judge's rounds of categories.
async fn entries(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    judge: JudgeId,
    (states, seats): (&BTreeMap<String, RoundState>, &[(String, String)]),
    now: Instant,
) -> Result<Vec<(EntryId, ConflictLine)>, Error> {
    let rounds = &edition.rulebook.rounds;
    let state = |id: &str| states.get(id).copied().unwrap_or(RoundState::Waiting);
    let ahead = ahead(rounds, seats, state, now);
    let Some(next) = next_round(rounds, state, now).filter(|_| !ahead.is_empty()) else {
        return Ok(Vec::new());
    };
    let select = unasked(edition.id, judge, names_are_open(rounds, state));
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let field = field(db, edition, next, states).await?;
    let comes = |row: &Row| {
        let excluded = row.excluded.as_deref();
        field.as_ref().is_none_or(|field| field.contains(&row.id))
            && ahead.iter().any(|ahead| ahead.brings(&row.category, excluded, rounds))
    };
    let line = |row: Row| {
        let number = EntryNumber(row.number);
        (row.id, ConflictLine { number, category: row.category, applicant: row.name })
    };
    Ok(rows.into_iter().filter(comes).map(line).collect())
}

#[derive(FromQueryResult)]
struct Row {
    id: EntryId,
    number: String,
    category: String,
    excluded: Option<String>,
    name: Option<String>,
}

/// What passed the screening and the judge was not asked about. No column of an account is in it, unless names are
/// open.
fn unasked(edition: EditionId, judge: JudgeId, named: bool) -> SelectStatement {
    let mut select = passed_entries(edition);
    select
        .left_join(
            conflict_asked::Entity,
            Expr::col((conflict_asked::Entity, conflict_asked::Column::EntryId))
                .equals((entry::Entity, entry::Column::Id))
                .and(
                    Expr::col((conflict_asked::Entity, conflict_asked::Column::JudgeId)).eq(Expr::val(judge)),
                ),
        )
        .left_join(
            exclusion::Entity,
            Expr::col((exclusion::Entity, exclusion::Column::EntryId))
                .equals((entry::Entity, entry::Column::Id)),
        )
        .and_where(Expr::col((conflict_asked::Entity, conflict_asked::Column::JudgeId)).is_null())
        .expr_as(Expr::col((exclusion::Entity, exclusion::Column::Since)), "excluded")
        .column((entry::Entity, entry::Column::Id))
        .column((entry::Entity, entry::Column::Number))
        .column((receipt::Entity, receipt::Column::Category))
        .order_by((entry::Entity, entry::Column::Number), Order::Asc);
    if named {
        select
            .inner_join(
                account::Entity,
                Expr::col((account::Entity, account::Column::Id))
                    .equals((entry::Entity, entry::Column::AccountId)),
            )
            .expr_as(Expr::col((account::Entity, account::Column::Name)), "name");
    } else {
        select.expr_as(Expr::cust("CAST(NULL AS text)"), "name");
    }
    select
}

/// What is known of the edition's rounds and of the judge's place in them.
struct Known {
    states: BTreeMap<String, RoundState>,
    /// Rounds of categories.
    seats: Vec<(String, String)>,
    unscreened: u32,
}

/// One recorded row of any kind; which column holds what, the statement says.
#[derive(FromQueryResult)]
struct Fact {
    kind: String,
    a: Option<String>,
    b: Option<String>,
    m: Option<i64>,
    n: Option<i64>,
}

/// The first branch only tells PostgreSQL the types of the columns.
const FACTS: &str = "\
SELECT CAST('' AS text) AS kind, CAST(NULL AS text) AS a, CAST(NULL AS text) AS b, \
  CAST(NULL AS bigint) AS m, CAST(NULL AS bigint) AS n WHERE 1 = 0 \
UNION ALL SELECT 'round', round, NULL, opened_at, locked_at FROM round WHERE edition_id = $1 \
UNION ALL SELECT 'seat', round, category, NULL, NULL FROM seat WHERE edition_id = $1 AND judge_id = $2 \
UNION ALL SELECT 'unscreened', NULL, NULL, COUNT(*), NULL FROM UNSCREENED AND e.edition_id = $1";

async fn known(db: &impl ConnectionTrait, edition: EditionId, judge: JudgeId) -> Result<Known, Error> {
    let values = [edition.into(), judge.into()];
    let sql = FACTS.replace(UNSCREENED_HERE, UNSCREENED);
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let mut known = Known { states: BTreeMap::new(), seats: Vec::new(), unscreened: 0 };
    for Fact { kind, a, b, m, n } in Fact::find_by_statement(statement).all(db).await? {
        let (a, m) = (a.unwrap_or_default(), m.unwrap_or_default());
        match kind.as_str() {
            "round" => {
                let state = match n {
                    Some(since) => RoundState::Locked { since: Instant(since) },
                    None => RoundState::Open { since: Instant(m) },
                };
                known.states.insert(a, state);
            }
            "seat" => known.seats.push((a, b.unwrap_or_default())),
            "unscreened" => known.unscreened = u32::try_from(m).map_err(Error::internal)?,
            kind => return Err(Error::internal(format!("no such fact: {kind}"))),
        }
    }
    Ok(known)
}
