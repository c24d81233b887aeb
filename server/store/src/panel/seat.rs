//! Seats: which judge was given which round of which categories.

use super::{code, due, find, judge as place};
use crate::{
    Error, Once, Store, Tx,
    edition::{self, EditionView},
    entity::seat,
    judging::round_state,
    once::scope,
};
use juara::{
    Caller, Problems, Refusal,
    event::JudgingEvent,
    id::JudgeId,
    policy::{may_seat_judge, may_unseat_judge},
    problem::What,
    round::RoundState,
    rulebook::Round,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

/// Gives a judge a round (named as in addresses) of these categories, beside
/// what they have. While the round is open they are told at once.
///
/// Errors: what [`may_seat_judge`] says; `NotFound`; a problem at `categories`.
pub async fn seat_judge(
    store: &Store,
    by: &Caller,
    slug: &str,
    judge: JudgeId,
    round: &str,
    categories: &[String],
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("seat-judge|{slug}|{judge}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let row = find(tx.db(), edition.id, judge).await?;
    let state = round_state(tx.db(), edition.id, &round.id).await?;
    may_seat_judge(by, &place(&row), state)?;
    known(&edition, categories)?;
    if give(&tx, by, &edition, round, judge, categories).await? {
        code::give_missing(&tx, by, &edition).await?;
        if matches!(state, RoundState::Open { .. }) && row.account_id.is_some() {
            // Told once: a letter of this moment is there already, if a code was given.
            due::tell_opened(&tx, by, &edition, round, &row).await?;
        }
    }
    tx.answer(once, &scope, "seated").await?;
    tx.commit().await
}

/// Whether the rulebook has these categories, and at least one is named. Errors: a problem at `categories`.
pub(super) fn known(edition: &EditionView, categories: &[String]) -> Result<(), Error> {
    if categories.is_empty() {
        return Err(Problems::one("categories", What::ChooseOne).into());
    }
    if categories.iter().any(|category| edition.rulebook.category(category).is_none()) {
        return Err(Problems::one("categories", What::UnknownOption).into());
    }
    Ok(())
}

/// Gives a judge these categories of a round, beside what they have; whether any of them is new to them.
pub(super) async fn give(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    judge: JudgeId,
    categories: &[String],
) -> Result<bool, Error> {
    let mut given = Vec::new();
    for category in categories {
        let seat = seat::ActiveModel {
            edition_id: Set(edition.id),
            round: Set(round.id.clone()),
            category: Set(category.clone()),
            judge_id: Set(judge),
            at: Set(by.now),
        };
        let same = [seat::Column::JudgeId, seat::Column::Round, seat::Column::Category];
        let inserted = seat::Entity::insert(seat)
            .on_conflict(OnConflict::columns(same).do_nothing().to_owned())
            .exec_without_returning(tx.db())
            .await?;
        if inserted == 1 {
            given.push(category.clone());
        }
    }
    if given.is_empty() {
        return Ok(false);
    }
    tx.record(by, JudgingEvent::Seated { judge, round: round.id.clone(), categories: given });
    Ok(true)
}

/// Takes a round of a category from a judge, as long as it is not open.
///
/// Errors: what [`may_unseat_judge`] says; `NotFound`, if they don't have it.
pub async fn unseat_judge(
    store: &Store,
    by: &Caller,
    slug: &str,
    judge: JudgeId,
    round: &str,
    category: &str,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("unseat-judge|{slug}|{judge}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let row = find(tx.db(), edition.id, judge).await?;
    may_unseat_judge(by, round_state(tx.db(), edition.id, &round.id).await?)?;
    let taken = seat::Entity::delete_many()
        .filter(seat::Column::EditionId.eq(edition.id))
        .filter(seat::Column::JudgeId.eq(row.id))
        .filter(seat::Column::Round.eq(&round.id))
        .filter(seat::Column::Category.eq(category))
        .exec(tx.db())
        .await?;
    if taken.rows_affected != 1 {
        return Err(Refusal::NotFound.into());
    }
    let (round, category) = (round.id.clone(), category.to_owned());
    tx.record(by, JudgingEvent::Unseated { judge, round, category });
    tx.answer(once, &scope, "unseated").await?;
    tx.commit().await
}
