//! Stepping back from an entry (mengundurkan diri).

use super::place::beside;
use crate::{Error, Once, Store, edition, entity::distance, once::scope};
use juara::{
    Caller, Problems, Refusal, event::JudgingEvent, panel::REASON_LETTERS, policy::may_step_back,
    sheet::reason as said,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Steps back from an entry in a round and those after it. From the next request
/// on its plan, its sheet and the judge's row in the recap are shut.
///
/// Errors: what [`may_step_back`] says; `NotFound`; a problem at `reason`.
pub async fn step_back(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
    reason: &str,
    once: &str,
) -> Result<(), Error> {
    by.person()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("step-back|{slug}|{round}|{number}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let seat = beside(tx.db(), by, &edition, round, number).await?;
    may_step_back(by, &seat.seat, seat.state)?;
    let reason = said(reason, REASON_LETTERS).map_err(|what| Problems::one("reason", what))?;
    let (judge, entry) = (seat.seat.judge.id, seat.seat.entry);
    let row = distance::ActiveModel {
        judge_id: Set(judge),
        entry_id: Set(entry),
        kind: Set("recusal".to_owned()),
        round: Set(Some(round.id.clone())),
        reason: Set(reason),
        at: Set(by.now),
    };
    distance::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, JudgingEvent::SteppedBack { judge, entry, round: round.id.clone() });
    tx.answer(once, &scope, "stepped back").await?;
    tx.commit().await
}
