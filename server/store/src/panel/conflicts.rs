//! Declaring conflicts (konflik kepentingan) before reading.

use super::own_place;
use crate::{
    Error, Once, Store,
    edition::{self, EditionView},
    entity::{account, conflict_asked, distance, entry, exclusion, judge, receipt, seat},
    judging::round_states,
    once::scope,
    screening::{passed_entries, unscreened},
};
use juara::{
    Caller, Problems, Refusal,
    entry::EntryNumber,
    event::JudgingEvent,
    id::{EntryId, JudgeId},
    panel::REASON_LETTERS,
    policy::may_declare_conflicts,
    problem::What,
    recap::is_out,
    round::after_locks,
    sheet::reason as said,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, Order},
};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that a judge may have to keep away from.
#[derive(Clone, Debug)]
pub struct ConflictList {
    /// The edition.
    pub edition: EditionView,
    /// What passed the screening in the judge's categories and the judge was not
    /// asked about so far, by number; all categories, as long as the judge was given none.
    pub entries: Vec<ConflictLine>,
    /// Whether the judge has declared before, and these came later.
    pub more: bool,
}

/// Rows that one statement inserts: SQLite takes so many values and no more.
const AT_ONCE: usize = 500;

/// An entry in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictLine {
    /// Its number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The applicant's name, if the judge reads this category in no blind round.
    pub applicant: Option<String>,
}

/// What the form says: entries that are ticked, or that there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflicts {
    /// The numbers that are ticked, and what was written at `reason-{number}`.
    pub ticked: BTreeMap<String, String>,
    /// Field `none`: the judge says that there are none.
    pub none: bool,
    /// The numbers that the page showed; none says that it showed all. What it did not show is asked later.
    pub shown: Option<BTreeSet<String>>,
}

/// The list to choose from. Errors: what [`may_declare_conflicts`] says.
pub async fn conflict_list(store: &Store, by: &Caller, slug: &str) -> Result<ConflictList, Error> {
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let judge = own_place(db, by, edition.id).await?;
    let entries = candidates(db, &edition, judge.id).await?;
    may_declare_conflicts(by, &judge, unscreened(db, edition.id).await?, entries.len())?;
    let more = judge.conflicts_at.is_some();
    Ok(ConflictList { entries: entries.into_iter().map(|(_, line)| line).collect(), more, edition })
}

/// Says which entries the judge must not judge, before reading: once, and once more about what came to the
/// judge later.
///
/// Errors: what [`may_declare_conflicts`] says; problems at `conflicts` (nothing
/// chosen, or both), at `reason-{number}`.
pub async fn declare_conflicts(
    store: &Store,
    by: &Caller,
    slug: &str,
    typed: &Conflicts,
    once: &str,
) -> Result<(), Error> {
    by.person()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("declare-conflicts|{slug}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let judge = own_place(tx.db(), by, edition.id).await?;
    let mut candidates = candidates(tx.db(), &edition, judge.id).await?;
    may_declare_conflicts(by, &judge, unscreened(tx.db(), edition.id).await?, candidates.len())?;
    if let Some(shown) = &typed.shown {
        // What was answered meanwhile, or is out, can't be answered on an old page.
        if shown.iter().any(|number| candidates.iter().all(|(_, line)| line.number.0 != *number)) {
            return Err(Refusal::Stale.into());
        }
        candidates.retain(|(_, line)| shown.contains(&line.number.0));
    }
    let declared = read(typed, &candidates)?;
    let asked = candidates
        .into_iter()
        .map(|(entry, _)| conflict_asked::ActiveModel { judge_id: Set(judge.id), entry_id: Set(entry) });
    let asked: Vec<_> = asked.collect();
    for rows in asked.chunks(AT_ONCE) {
        conflict_asked::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.db()).await?;
    }
    // What was locked meanwhile knows nothing of it.
    let at = after_locks(by.now, round_states(tx.db(), edition.id).await?.into_values());
    for (entry, reason) in &declared {
        let row = distance::ActiveModel {
            judge_id: Set(judge.id),
            entry_id: Set(*entry),
            kind: Set("conflict".to_owned()),
            round: Set(None),
            reason: Set(reason.clone()),
            at: Set(at),
        };
        distance::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    judge::Entity::update_many()
        .col_expr(judge::Column::ConflictsAt, Expr::value(by.now))
        .filter(judge::Column::Id.eq(judge.id))
        .exec(tx.db())
        .await?;
    let entries = declared.into_keys().collect();
    tx.record(by, JudgingEvent::ConflictsDeclared { judge: judge.id, entries });
    tx.answer(once, &scope, "declared").await?;
    tx.commit().await
}

fn read(
    typed: &Conflicts,
    candidates: &[(EntryId, ConflictLine)],
) -> Result<BTreeMap<EntryId, String>, Problems> {
    let mut problems = Problems::none();
    let mut declared = BTreeMap::new();
    match (typed.none, typed.ticked.is_empty()) {
        (false, true) => problems.add("conflicts", What::ChooseOne),
        (true, false) => problems.add("conflicts", What::Contradicts),
        (true, true) | (false, false) => {}
    }
    for (number, written) in &typed.ticked {
        let field = format!("reason-{number}");
        match candidates.iter().find(|(_, line)| line.number.0 == *number) {
            None => problems.add(&field, What::UnknownOption),
            Some((entry, _)) => {
                if let Some(reason) = problems.note(&field, said(written, REASON_LETTERS)) {
                    declared.insert(*entry, reason);
                }
            }
        }
    }
    problems.into_result().map(|()| declared)
}

async fn candidates(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    judge: JudgeId,
) -> Result<Vec<(EntryId, ConflictLine)>, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        id: EntryId,
        number: String,
        category: String,
        excluded: Option<String>,
    }
    let seats = seat::Entity::find().filter(seat::Column::JudgeId.eq(judge)).all(db).await?;
    let given: BTreeSet<&str> = seats.iter().map(|seat| seat.category.as_str()).collect();
    let mut named = given.clone();
    for seat in &seats {
        if edition.rulebook.round(&seat.round).is_none_or(|round| round.blind) {
            named.remove(seat.category.as_str());
        }
    }
    let mut select = passed_entries(edition.id);
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
    if !given.is_empty() {
        select
            .and_where(Expr::col((receipt::Entity, receipt::Column::Category)).is_in(given.iter().copied()));
    }
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    let mut names = names(db, edition, &named).await?;
    // What is out from the first round on nobody judges.
    let rounds = &edition.rulebook.rounds;
    let is_out = |row: &Row| {
        row.excluded.as_ref().zip(rounds.first()).is_some_and(|(at, first)| is_out(at, &first.id, rounds))
    };
    Ok(rows
        .into_iter()
        .filter(|row| !is_out(row))
        .map(|row| {
            let applicant = names.remove(&row.id);
            let number = EntryNumber(row.number);
            (row.id, ConflictLine { number, category: row.category, applicant })
        })
        .collect())
}

/// Names are asked for only where the judge reads in no blind round.
async fn names(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    categories: &BTreeSet<&str>,
) -> Result<BTreeMap<EntryId, String>, Error> {
    #[derive(FromQueryResult)]
    struct Row {
        id: EntryId,
        name: String,
    }
    if categories.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut select = passed_entries(edition.id);
    select
        .inner_join(
            account::Entity,
            Expr::col((account::Entity, account::Column::Id))
                .equals((entry::Entity, entry::Column::AccountId)),
        )
        .column((entry::Entity, entry::Column::Id))
        .column((account::Entity, account::Column::Name))
        .and_where(Expr::col((receipt::Entity, receipt::Column::Category)).is_in(categories.iter().copied()));
    let rows = Row::find_by_statement(db.get_database_backend().build(&select)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
