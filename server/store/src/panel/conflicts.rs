//! Declaring conflicts (konflik kepentingan) before reading.

use super::{
    candidates::{Candidates, candidates},
    own_place,
};
use crate::{
    Error, Once, Store,
    edition::{self, EditionView},
    entity::{conflict_asked, distance, judge},
    judging::JudgePlace,
    once::scope,
};
use juara::{
    Caller, Problems, Refusal, entry::EntryNumber, event::JudgingEvent, id::EntryId, panel::REASON_LETTERS,
    policy::may_declare_conflicts, problem::What, round::after_locks, sheet::reason as said,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use std::collections::{BTreeMap, BTreeSet};

/// The entries that a judge may have to keep away from.
#[derive(Clone, Debug)]
pub struct ConflictList {
    /// The edition.
    pub edition: EditionView,
    /// What can still come before the judge, as `juara::panel::ahead` says, and they were not asked about so far, by
    /// number.
    pub entries: Vec<ConflictLine>,
    /// Whether the judge has declared before, and these came later.
    pub more: bool,
    /// The open round, by its id, whose list is shut to the judge until they have declared.
    pub shut: Option<String>,
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
    /// The applicant's name, if [`names_are_open`](juara::panel::names_are_open).
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

/// The list to choose from, at the place that [`own_judge`](crate::judging::own_judge) told. Errors: what
/// [`may_declare_conflicts`] says.
pub async fn conflict_list(store: &Store, by: &Caller, place: JudgePlace) -> Result<ConflictList, Error> {
    let JudgePlace { edition, judge } = place;
    let Candidates { entries, unscreened, states: _, shut } =
        candidates(store.reader(), &edition, judge.id, by.now).await?;
    let coming = edition.closing.awaits(by.now);
    may_declare_conflicts(by, &judge, coming, unscreened, entries.len())?;
    let more = judge.conflicts_at.is_some();
    Ok(ConflictList { entries: entries.into_iter().map(|(_, line)| line).collect(), more, shut, edition })
}

/// Says which entries the judge must not judge, before reading: once, and once more about what came to the
/// judge later.
///
/// Errors: what [`may_declare_conflicts`] says; `ListChanged`; problems at `conflicts` (nothing
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
    let Candidates { entries: mut candidates, unscreened, states, shut: _ } =
        candidates(tx.db(), &edition, judge.id, by.now).await?;
    let coming = edition.closing.awaits(by.now);
    may_declare_conflicts(by, &judge, coming, unscreened, candidates.len())?;
    if let Some(shown) = &typed.shown {
        // What was answered meanwhile, or is out, can't be answered on an old page.
        if shown.iter().any(|number| candidates.iter().all(|(_, line)| line.number.0 != *number)) {
            return Err(Refusal::ListChanged.into());
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
    let at = after_locks(by.now, states.into_values());
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
        (false, true) => problems.add("conflicts", What::Undeclared),
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
