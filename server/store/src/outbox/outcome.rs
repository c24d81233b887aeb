//! What became of a claimed letter.

use crate::{Error, Store, entity::outbox};
use juara::{Instant, id::LetterId, letter::LetterState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr};

/// A mail server took it. What it said is deleted, since it may hold a secret.
pub async fn sent(store: &Store, id: LetterId, now: Instant) -> Result<(), Error> {
    report(store, id, emptied(done(LetterState::Sent, now))).await
}

/// It could not be sent now, for this reason; it is tried again at that moment.
pub async fn put_off(store: &Store, id: LetterId, why: &str, again: Instant) -> Result<(), Error> {
    let change = outbox::Entity::update_many()
        .col_expr(outbox::Column::NotBefore, Expr::value(again))
        .col_expr(outbox::Column::LeasedUntil, Expr::value(None::<i64>))
        .col_expr(outbox::Column::Reason, Expr::value(why));
    report(store, id, change).await
}

/// It will not be sent, for this reason. What it says stays sealed for a while, so that an organiser can
/// have it sent again.
pub async fn refused(store: &Store, id: LetterId, why: &str, now: Instant) -> Result<(), Error> {
    report(store, id, because(done(LetterState::Refused, now), why)).await
}

/// What it says can't be read, so it can't be sent again either.
pub(super) async fn unreadable(store: &Store, id: LetterId, now: Instant) -> Result<(), Error> {
    let change = because(emptied(done(LetterState::Refused, now)), super::UNREADABLE);
    report(store, id, change).await
}

fn done(state: LetterState, now: Instant) -> UpdateMany<outbox::Entity> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(state))
        .col_expr(outbox::Column::LeasedUntil, Expr::value(None::<i64>))
        .col_expr(outbox::Column::DoneAt, Expr::value(now))
}

fn emptied(change: UpdateMany<outbox::Entity>) -> UpdateMany<outbox::Entity> {
    change.col_expr(outbox::Column::Body, Expr::value(None::<Vec<u8>>))
}

fn because(change: UpdateMany<outbox::Entity>, why: &str) -> UpdateMany<outbox::Entity> {
    change.col_expr(outbox::Column::Reason, Expr::value(why))
}

/// A letter that is gone stays gone: a late report of another worker changes nothing.
async fn report(store: &Store, id: LetterId, change: UpdateMany<outbox::Entity>) -> Result<(), Error> {
    let tx = store.begin().await?;
    change
        .filter(outbox::Column::Id.eq(id))
        .filter(outbox::Column::State.eq(LetterState::Waiting))
        .exec(tx.db())
        .await?;
    tx.commit().await
}
