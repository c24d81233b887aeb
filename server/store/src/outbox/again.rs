//! Sending letters again that were refused.

use crate::{Error, Once, Store, entity::outbox, once::scope};
use juara::{
    Caller, Instant, Refusal, event::LetterEvent, id::LetterId, letter::LetterState,
    policy::may_send_letters_again,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::Expr,
};

/// Puts a refused letter, or every one that still can be sent, back into the queue, with all its tries before it.
/// Who belongs to a demonstration reaches its letters alone.
///
/// Errors: what [`may_send_letters_again`] says; `WrongState` if there is none: it was not refused, has been sent
/// again already, makes no sense any more, or what it said is no longer kept.
pub async fn send_again(
    store: &Store,
    by: &Caller,
    letter: Option<LetterId>,
    once: &str,
) -> Result<(), Error> {
    let person = may_send_letters_again(by)?;
    let tx = store.begin().await?;
    if tx.once(once, &scope("send-letters-again", by), by.now).await? != Once::First {
        return Ok(());
    }
    let mut which = outbox::Entity::find();
    if let Some(id) = letter {
        which = which.filter(outbox::Column::Id.eq(id));
    }
    if person.demo {
        which = which.filter(outbox::Column::Demo.eq(true));
    }
    let letters = that_can_go_again(tx.db(), which, by.now).await?;
    if letters.is_empty() {
        return Err(Refusal::WrongState.into());
    }
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(LetterState::Waiting))
        .col_expr(outbox::Column::Tries, Expr::value(0))
        .col_expr(outbox::Column::NotBefore, Expr::value(by.now))
        .col_expr(outbox::Column::DoneAt, Expr::value(None::<i64>))
        .col_expr(outbox::Column::Reason, Expr::value(None::<String>))
        .filter(outbox::Column::Id.is_in(letters.iter().copied()))
        .exec(tx.db())
        .await?;
    tx.record(by, LetterEvent::SentAgain { letters });
    tx.commit().await
}

/// Which of these letters [can go again](LetterState::can_go_again); what they say is not read.
pub(super) async fn that_can_go_again(
    db: &impl ConnectionTrait,
    which: Select<outbox::Entity>,
    now: Instant,
) -> Result<Vec<LetterId>, Error> {
    let refused: Vec<(LetterId, bool, Option<Instant>)> = which
        .filter(outbox::Column::State.eq(LetterState::Refused))
        .select_only()
        .column(outbox::Column::Id)
        .column_as(outbox::Column::Body.into_expr().is_not_null(), "kept")
        .column(outbox::Column::ExpiresAt)
        .order_by_asc(outbox::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let can =
        refused.into_iter().filter(|(_, kept, until)| LetterState::Refused.can_go_again(*kept, *until, now));
    Ok(can.map(|(id, ..)| id).collect())
}
