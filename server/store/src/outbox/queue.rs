//! How the queue of letters stands, for whoever watches over the program.

use super::again::can_go_again;
use crate::{Error, Store, entity::outbox};
use juara::{
    Instant, Minutes,
    letter::{LetterState, MOST_TRIES},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// How far back refused letters are counted.
const A_DAY: Minutes = Minutes(24 * 60);

/// What waits, and what will not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Letters that wait.
    pub waiting: u64,
    /// When the oldest of those was written that were tried in vain.
    pub stuck_since: Option<Instant>,
    /// Letters refused within a day.
    pub refused: u64,
    /// Those of them that were given up after every try, and that an organiser can send again.
    pub given_up: u64,
}

/// The queue as it is now.
pub async fn queue(store: &Store, now: Instant) -> Result<Queue, Error> {
    let waiting = outbox::Entity::find().filter(outbox::Column::State.eq(LetterState::Waiting));
    let stuck =
        waiting.clone().filter(outbox::Column::Tries.gt(0)).filter(outbox::Column::Reason.is_not_null());
    let stuck_since = stuck
        .select_only()
        .column(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::CreatedAt)
        .into_tuple::<Instant>()
        .one(store.reader())
        .await?;
    let refused = outbox::Entity::find()
        .filter(outbox::Column::State.eq(LetterState::Refused))
        .filter(outbox::Column::DoneAt.gt(now - A_DAY));
    let given_up = outbox::Entity::find()
        .filter(can_go_again(now))
        .filter(outbox::Column::DoneAt.gt(now - A_DAY))
        .filter(outbox::Column::Tries.gte(MOST_TRIES));
    Ok(Queue {
        waiting: waiting.count(store.reader()).await?,
        stuck_since,
        given_up: given_up.count(store.reader()).await?,
        refused: refused.count(store.reader()).await?,
    })
}
