//! Declaring conflicts (konflik kepentingan) before reading.

use super::own_place;
use crate::{
    Error, Once, Store,
    edition::{self, EditionView},
    entity::{account, distance, entry, judge, receipt, seat},
    once::scope,
    screening::{passed_entries, unscreened},
};
use juara::{
    Caller, Problems,
    entry::EntryNumber,
    event::JudgingEvent,
    id::{EntryId, JudgeId},
    panel::REASON_LETTERS,
    policy::may_declare_conflicts,
    problem::What,
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
    /// What passed the screening in the judge's categories, by number; all
    /// categories, as long as the judge was given none.
    pub entries: Vec<ConflictLine>,
}

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
}

/// The list to choose from. Errors: what [`may_declare_conflicts`] says.
pub async fn conflict_list(store: &Store, by: &Caller, slug: &str) -> Result<ConflictList, Error> {
    let edition = edition::known_by_slug(store, by, slug).await?;
    let db = store.reader();
    let judge = own_place(db, by, edition.id).await?;
    may_declare_conflicts(by, &judge, unscreened(db, edition.id).await?)?;
    let entries = candidates(db, &edition, judge.id).await?;
    Ok(ConflictList { entries: entries.into_iter().map(|(_, line)| line).collect(), edition })
}

/// Says which entries the judge must not judge, once, before reading.
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
    may_declare_conflicts(by, &judge, unscreened(tx.db(), edition.id).await?)?;
    let candidates = candidates(tx.db(), &edition, judge.id).await?;
    let declared = read(typed, &candidates)?;
    for (entry, reason) in &declared {
        let row = distance::ActiveModel {
            judge_id: Set(judge.id),
            entry_id: Set(*entry),
            kind: Set("conflict".to_owned()),
            round: Set(None),
            reason: Set(reason.clone()),
            at: Set(by.now),
        };
        distance::Entity::insert(row).exec_without_returning(tx.db()).await?;
    }
    judge::Entity::update_many()
        .col_expr(judge::Column::ConflictsAt, Expr::value(by.now))
        .filter(judge::Column::Id.eq(judge.id))
        .filter(judge::Column::ConflictsAt.is_null())
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
    Ok(rows
        .into_iter()
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
