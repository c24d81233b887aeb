//! Taking a decision back.

use super::{decision, past, subject, tell};
use crate::{Error, Once, Store, edition, entity::screening, judging::round_state, once::scope};
use juara::{
    Caller, Letter, Problems, event::JudgingEvent, policy::may_take_screening_back, round::RoundState,
    screening::as_seen, sheet::reason as said,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// The most letters of a reason.
const REASON_LETTERS: usize = 1_000;

/// Takes the standing decision about an entry back and tells its owner why. `seen` is the version that the form showed.
///
/// Errors: what [`may_take_screening_back`] says; `NotFound`; `ScreeningChanged`; a problem at `why`.
pub async fn take_back(
    store: &Store,
    by: &Caller,
    slug: &str,
    number: &str,
    reason: &str,
    seen: u32,
    once: &str,
) -> Result<(), Error> {
    let (person, _) = by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("screen-back|{slug}|{number}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let subject = subject(tx.db(), &edition, number).await?;
    let past = past(tx.db(), subject.entry).await?;
    as_seen(seen, past.version)?;
    let row = past.standing;
    let before = row.as_ref().map(decision).transpose()?;
    let first_round = match edition.rulebook.rounds.first() {
        Some(round) => round_state(tx.db(), edition.id, &round.id).await?,
        None => RoundState::Waiting,
    };
    may_take_screening_back(by, before.as_ref(), first_round)?;
    let reason = said(reason, REASON_LETTERS).map_err(|what| Problems::one("why", what))?;
    let Some(row) = row else { return Ok(()) };
    screening::Entity::update_many()
        .col_expr(screening::Column::TakenBackReason, Expr::value(reason.clone()))
        .col_expr(screening::Column::TakenBackBy, Expr::value(person.account))
        .col_expr(screening::Column::TakenBackAt, Expr::value(by.now))
        .filter(screening::Column::Id.eq(row.id))
        .filter(screening::Column::TakenBackAt.is_null())
        .exec(tx.db())
        .await?;
    tx.record(by, JudgingEvent::ScreeningTakenBack { entry: subject.entry });
    let number = subject.number.clone();
    tell(&tx, &subject, &row.id.to_string(), by.now, |locale, path| Letter::ScreeningTakenBack {
        edition: edition.rulebook.title.get(locale).to_owned(),
        number,
        reason,
        path,
    })
    .await?;
    tx.answer(once, &scope, "taken back").await?;
    tx.commit().await
}
