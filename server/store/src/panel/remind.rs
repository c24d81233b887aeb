//! Reminding a judge of missing sheets.

use super::{due, find};
use crate::{Error, Once, Store, edition, judging::round_state, once::scope};
use juara::{Caller, Refusal, event::JudgingEvent, id::JudgeId, policy::may_remind_judge};

/// Reminds a judge of the sheets they owe in a round (named as in addresses).
///
/// Errors: what [`may_remind_judge`] says; `NotFound`; `WrongState` if nothing is missing.
pub async fn remind_judge(
    store: &Store,
    by: &Caller,
    slug: &str,
    judge: JudgeId,
    round: &str,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("remind-judge|{slug}|{round}|{judge}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let row = find(tx.db(), edition.id, judge).await?;
    may_remind_judge(by, round_state(tx.db(), edition.id, &round.id).await?)?;
    let missing = due::owed(tx.db(), &edition, round, row.id).await?;
    if missing == 0 || row.account_id.is_none() || row.off_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    due::tell_missing(&tx, by, &edition, round, &row, missing).await?;
    tx.record(by, JudgingEvent::JudgeReminded { judge, round: round.id.clone() });
    tx.answer(once, &scope, "reminded").await?;
    tx.commit().await
}
