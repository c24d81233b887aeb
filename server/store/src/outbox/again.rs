//! Sending letters again that were refused.

use crate::{Error, Once, Store, entity::outbox, once::scope};
use juara::{
    Caller, Instant, Refusal, event::LetterEvent, id::LetterId, letter::LetterState,
    policy::may_send_letters_again,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
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
    let mut which = can_go_again(by.now);
    if let Some(id) = letter {
        which = which.add(outbox::Column::Id.eq(id));
    }
    if person.demo {
        which = which.add(outbox::Column::Demo.eq(true));
    }
    let letters: Vec<LetterId> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Id)
        .filter(which)
        .order_by_asc(outbox::Column::Id)
        .into_tuple()
        .all(tx.db())
        .await?;
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

/// Refused, still kept, and not out of date.
pub(super) fn can_go_again(now: Instant) -> Condition {
    Condition::all()
        .add(outbox::Column::State.eq(LetterState::Refused))
        .add(outbox::Column::Body.is_not_null())
        .add(outbox::Column::ExpiresAt.is_null().or(outbox::Column::ExpiresAt.gt(now)))
}

impl outbox::Model {
    /// The same of a row that was read.
    pub(super) fn can_go_again(&self, now: Instant) -> bool {
        self.state == LetterState::Refused
            && self.body.is_some()
            && self.expires_at.is_none_or(|until| until > now)
    }
}
