//! One round for every judge who is ready.

use super::{judge as place, seat};
use crate::{Error, Once, Store, edition, entity::judge, judging::round_state, once::scope};
use juara::{Caller, Refusal, id::JudgeId, panel::is_ready, policy::may_seat_ready};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// Gives everybody who signed the pact and declared conflicts a round (named as in addresses) of these categories,
/// beside what they have; all of them or none.
///
/// Errors: what [`may_seat_ready`] says; `NotFound`; a problem at `categories`; `WrongState` if nobody is ready.
pub async fn seat_ready(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    categories: &[String],
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("seat-ready|{slug}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    may_seat_ready(by, round_state(tx.db(), edition.id, &round.id).await?)?;
    seat::known(&edition, categories)?;
    let rows = judge::Entity::find()
        .filter(judge::Column::EditionId.eq(edition.id))
        .order_by_asc(judge::Column::Id)
        .all(tx.db())
        .await?;
    let ready = rows.iter().filter(|row| is_ready(&place(row), by.now));
    let ready: Vec<JudgeId> = ready.map(|row| row.id).collect();
    if ready.is_empty() {
        return Err(Refusal::WrongState.into());
    }
    for judge in ready {
        seat::give(&tx, by, &edition, round, judge, categories).await?;
    }
    tx.answer(once, &scope, "seated").await?;
    tx.commit().await
}
