//! What the plenary (rapat pleno) decides about level entries.

use super::{Loaded, compute, load, said_on_a_line};
use crate::{
    Error, Once, Store,
    edition::{self, EditionView},
    entity::{plenary, publication},
    once::scope,
    seal,
};
use juara::{
    Caller, Instant, Refusal, canonical,
    event::ResultEvent,
    id::PlenaryId,
    policy::{ResultState, may_decide_plenary},
    recap::{CategoryRecap, DecisionLine, Fate, Released, read_order},
    verdict::{Board, file::VerdictFile},
};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use std::collections::BTreeMap;

/// The version of the provisional result.
const PROVISIONAL: i32 = 1;

/// What the form says.
#[derive(Clone, Debug, Default)]
pub struct PlenaryForm {
    /// The category's id.
    pub category: String,
    /// The award for which they are level, by its id; empty if they are level on the cut or on the total.
    pub award: String,
    /// The numbers of the level entries, as the page showed them.
    pub set: Vec<String>,
    /// The decision that this one replaces, as the page showed it; empty if there is none.
    pub replaces: String,
    /// The place of each, by number; fields named by the numbers.
    pub places: BTreeMap<String, String>,
    /// Field `minutes`: the number of the minutes (berita acara). It is published.
    pub minutes: String,
}

/// Records the order that the plenary gave to entries which are level after a
/// round (named as in addresses): on its cut or, after the last, on the total or for an award.
///
/// A decision that counts is replaced by another about the same entries; both stay recorded.
///
/// Errors: what [`may_decide_plenary`] says; `TieChanged` if these entries are no longer level, `Stale` if
/// something else was decided about them; problems at the numbers and at `minutes`.
pub async fn decide_plenary(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    form: &PlenaryForm,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("plenary|{slug}|{round}|{}", form.category), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let loaded = load(tx.db(), &edition).await?;
    let is_cut = edition.rulebook.ranking.cuts.iter().any(|cut| cut.after == round.id);
    let recap = compute(&loaded, &round.id)?;
    let released = released(tx.db(), &edition, &loaded).await?;
    let since_release = released.is_some_and(|released| {
        if form.replaces.is_empty() {
            let at = if form.award.is_empty() { Board::Total } else { Board::Award(form.award.clone()) };
            !released.has_level(&form.category, &at, &form.set)
        } else {
            !released.has_decision(&form.replaces)
        }
    });
    let state = loaded.recorded.state(&round.id);
    let person = may_decide_plenary(by, state, is_cut, loaded.state(), since_release)?;
    let category = recap.categories.into_iter().find(|category| category.category == form.category);
    let (at, set) = asked(category.ok_or(Refusal::NotFound)?, form)?;
    let order = read_order(&set, &form.places, !form.replaces.is_empty());
    let minutes = said_on_a_line("minutes", &form.minutes);
    let (order, minutes) = match (order, minutes) {
        (Ok(order), Ok(minutes)) => (order, minutes),
        (Err(mut problems), Err(others)) => {
            others.iter().for_each(|problem| problems.add(&problem.field, problem.what.clone()));
            return Err(problems.into());
        }
        (Err(problems), Ok(_)) | (Ok(_), Err(problems)) => return Err(problems.into()),
    };
    let written = |at: Board| (at.to_string(), serde_json::to_string(&set), serde_json::to_string(&order));
    let (at_board, tied, ordered) = written(at);
    let (tied, ordered) = (tied?, ordered?);
    let decided = format!("{at_board}|{ordered}|{minutes}");
    // The last one counts, so no two are of the same moment.
    let last = loaded.recorded.decisions.last().map(|last| last.at);
    let at = last.map_or(by.now, |last| Ord::max(by.now, Instant(last.0 + 1)));
    let row = plenary::ActiveModel {
        id: Set(PlenaryId::draw(by.now, seal::random()?)),
        edition_id: Set(edition.id),
        category: Set(form.category.clone()),
        at_board: Set(at_board),
        tied: Set(tied),
        ordered: Set(ordered),
        minutes: Set(minutes),
        account_id: Set(person.account),
        at: Set(at),
    };
    plenary::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let decision_sha256 = canonical::sha256_hex(decided.as_bytes());
    tx.record(by, ResultEvent::PlenaryDecided { edition: edition.id, decision_sha256 });
    tx.answer(once, &scope, "decided").await?;
    tx.commit().await
}

/// What the provisional result rests on, while it is out.
pub(super) async fn released(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    loaded: &Loaded,
) -> Result<Option<Released>, Error> {
    if loaded.state() != ResultState::Provisional {
        return Ok(None);
    }
    let row = publication::Entity::find_by_id((edition.id, PROVISIONAL)).one(db).await?;
    let file = row.map(|row| VerdictFile::read(&row.bytes)).transpose().map_err(Error::internal)?;
    Ok(file.as_ref().map(Released::of))
}

/// What the form is about: entries that are level, or the decision that counts about them.
///
/// Errors: `Stale` if the plenary decided something else about them meanwhile; `TieChanged` if it did not, so that
/// what they were level by is what changed.
fn asked(category: CategoryRecap, form: &PlenaryForm) -> Result<(Board, Vec<String>), Refusal> {
    let is_there = |at: &Board| match at {
        Board::Award(award) => *award == form.award,
        Board::Cut(_) | Board::Total => form.award.is_empty(),
    };
    let level = category.level.into_iter().find(|level| is_there(&level.at) && level.set == form.set);
    if let (true, Some(level)) = (form.replaces.is_empty(), level) {
        return Ok((level.at, level.set));
    }
    let same = category.decisions.into_iter().filter(|line| is_there(&line.decision.at));
    let is_asked = |line: &DecisionLine| !matches!(line.fate, Fate::NotAsked | Fate::SomebodyLeft);
    let mut same = same.filter(|line| line.decision.set == form.set && is_asked(line));
    let is_replaced = |line: &DecisionLine| line.fate == Fate::Counts && line.decision.id == form.replaces;
    match same.find(|line| line.decision.id == form.replaces || line.fate == Fate::Counts) {
        Some(line) if is_replaced(&line) => Ok((line.decision.at, line.decision.set)),
        Some(_) => Err(Refusal::Stale),
        None => Err(Refusal::TieChanged),
    }
}
