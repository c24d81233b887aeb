//! Declining an invitation to judge.

use super::{invitation::invited, judge as place};
use crate::{Error, Once, Store, board::last_released, edition, entity::judge, seal::sha256};
use juara::{Caller, event::JudgingEvent, policy::may_answer_invitation};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Declines (menolak); whoever has the link may. The organisers can invite again.
///
/// Errors: `InvitationSpent`.
pub async fn decline_invitation(store: &Store, by: &Caller, token: &str, once: &str) -> Result<(), Error> {
    let tx = store.begin().await?;
    let scope = format!("decline-judge|{}", sha256(token.as_bytes()));
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    edition::lock(&tx, by, invited(tx.db(), token).await?.edition_id).await?;
    let row = invited(tx.db(), token).await?;
    may_answer_invitation(&place(&row), by.now, last_released(tx.db(), row.edition_id).await?)?;
    judge::Entity::update_many()
        .col_expr(judge::Column::DeclinedAt, Expr::value(by.now))
        .filter(judge::Column::Id.eq(row.id))
        .filter(judge::Column::AccountId.is_null())
        .exec(tx.db())
        .await?;
    tx.record(by, JudgingEvent::JudgeDeclined { judge: row.id });
    tx.answer(once, &scope, "declined").await?;
    tx.commit().await
}
