//! Taking letters to send.

use crate::{Error, Store, entity::outbox};
use juara::{Instant, Letter, Locale, Minutes, id::LetterId, letter::LetterState};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, LockBehavior, LockType, Order, Query},
};

/// How long a claimed letter belongs to who claimed it; if nothing is heard
/// of it until then, it is sent by somebody else.
const LEASE: Minutes = Minutes(2);

/// A letter to be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// By which its outcome is reported.
    pub id: LetterId,
    /// The left side of its Message-ID, the same at each try, so that a letter
    /// that arrives twice is seen to be one.
    pub message_id: String,
    /// The address.
    pub to: String,
    /// The language.
    pub locale: Locale,
    /// What it says.
    pub letter: Letter,
    /// Which try this is, from 1.
    pub tries: u32,
    /// Whether it belongs to a demonstration: such a letter is written to a file and reaches nobody.
    pub demo: bool,
}

/// Claims letters that are due, the oldest first, at most `max`. Letters that
/// make no sense any more are refused here, as is one that can't be read:
/// none stops the queue.
pub async fn claim(store: &Store, now: Instant, max: u64) -> Result<Vec<Waiting>, Error> {
    let tx = store.begin().await?;
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(LetterState::Refused))
        .col_expr(outbox::Column::Reason, Expr::value(super::EXPIRED))
        .col_expr(outbox::Column::Body, Expr::value(None::<Vec<u8>>))
        .col_expr(outbox::Column::DoneAt, Expr::value(now))
        .filter(outbox::Column::State.eq(LetterState::Waiting))
        .filter(outbox::Column::ExpiresAt.lte(now))
        .exec(tx.db())
        .await?;
    let free =
        Condition::any().add(outbox::Column::LeasedUntil.is_null()).add(outbox::Column::LeasedUntil.lte(now));
    // PostgreSQL passes over rows that another worker is just claiming; SQLite has one writer.
    let due = Query::select()
        .column(outbox::Column::Id)
        .from(outbox::Entity)
        .and_where(outbox::Column::State.eq(LetterState::Waiting))
        .and_where(outbox::Column::NotBefore.lte(now))
        .cond_where(free)
        .order_by(outbox::Column::NotBefore, Order::Asc)
        .order_by(outbox::Column::Id, Order::Asc)
        .limit(max)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .to_owned();
    let mut claimed = outbox::Entity::update_many()
        .col_expr(outbox::Column::LeasedUntil, Expr::value(now + LEASE))
        .col_expr(outbox::Column::Tries, Expr::col(outbox::Column::Tries).add(1))
        .filter(outbox::Column::Id.in_subquery(due))
        .exec_with_returning(tx.db())
        .await?;
    tx.commit().await?;
    claimed.sort_by_key(|row| (row.not_before, row.id));
    let mut waiting = Vec::with_capacity(claimed.len());
    for row in claimed {
        match read(store, &row) {
            Some(letter) => waiting.push(Waiting {
                id: row.id,
                message_id: row.id.to_string(),
                to: row.address,
                locale: row.locale,
                letter,
                tries: u32::try_from(row.tries).unwrap_or(1),
                demo: row.demo,
            }),
            None => super::outcome::unreadable(store, row.id, now).await?,
        }
    }
    Ok(waiting)
}

fn read(store: &Store, row: &outbox::Model) -> Option<Letter> {
    let body = store.secret().open(&outbox::place(row.id), row.body.as_deref()?)?;
    serde_json::from_slice(&body).ok()
}
