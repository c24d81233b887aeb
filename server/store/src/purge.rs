//! Deleting what has had its day; called by a job.

use crate::{
    Error, Store,
    entity::{kept_form, login_attempt, once, outbox, session, token},
    kept_form::KEPT_FOR,
};
use juara::{
    Instant, Minutes,
    letter::{LetterState, REFUSED_KEPT},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};

/// How long used and expired links, answers to forms and full buckets are kept.
const A_DAY: Minutes = Minutes(24 * 60);

/// Deletes ended sessions, old links, forms nobody came back for, answers to
/// forms of yesterday, buckets that are full again, and what refused letters said that will not be sent again.
pub async fn purge(store: &Store, now: Instant) -> Result<(), Error> {
    let yesterday = now - A_DAY;
    let tx = store.begin().await?;
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now)).exec(tx.db()).await?;
    token::Entity::delete_many().filter(token::Column::ExpiresAt.lte(yesterday)).exec(tx.db()).await?;
    kept_form::Entity::delete_many().filter(kept_form::Column::At.lte(now - KEPT_FOR)).exec(tx.db()).await?;
    once::Entity::delete_many().filter(once::Column::At.lte(yesterday)).exec(tx.db()).await?;
    login_attempt::Entity::delete_many()
        .filter(login_attempt::Column::Since.lte(yesterday))
        .filter(login_attempt::Column::FullAt.lte(now))
        .exec(tx.db())
        .await?;
    let of_no_use = Condition::any()
        .add(outbox::Column::DoneAt.lte(now - REFUSED_KEPT))
        .add(outbox::Column::ExpiresAt.lte(now));
    outbox::Entity::update_many()
        .col_expr(outbox::Column::Body, Expr::value(None::<Vec<u8>>))
        .filter(outbox::Column::State.eq(LetterState::Refused))
        .filter(outbox::Column::Body.is_not_null())
        .filter(of_no_use)
        .exec(tx.db())
        .await?;
    tx.commit().await
}
