//! How the queue of letters stands, for whoever watches over the program.

use super::again::that_can_go_again;
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
    /// When the oldest of those was written that were tried in vain since a letter went last: while others go, one
    /// that waits has an addressee who does not answer.
    pub stuck_since: Option<Instant>,
    /// Letters refused within a day; those of a demonstration are for nobody, so they are not counted.
    pub refused: u64,
    /// Those of them that were given up after every try, and that an organiser can send again.
    pub given_up: u64,
}

/// The queue as it is now.
pub async fn queue(store: &Store, now: Instant) -> Result<Queue, Error> {
    let waiting = outbox::Entity::find().filter(outbox::Column::State.eq(LetterState::Waiting));
    let went: Option<Option<Instant>> = outbox::Entity::find()
        .select_only()
        .column_as(outbox::Column::DoneAt.max(), "went")
        .filter(outbox::Column::State.eq(LetterState::Sent))
        .into_tuple()
        .one(store.reader())
        .await?;
    let mut stuck =
        waiting.clone().filter(outbox::Column::Tries.gt(0)).filter(outbox::Column::Reason.is_not_null());
    if let Some(went) = went.flatten() {
        stuck = stuck.filter(outbox::Column::CreatedAt.gt(went));
    }
    let stuck_since = stuck
        .select_only()
        .column(outbox::Column::CreatedAt)
        .order_by_asc(outbox::Column::CreatedAt)
        .into_tuple::<Instant>()
        .one(store.reader())
        .await?;
    let refused = outbox::Entity::find()
        .filter(outbox::Column::Demo.eq(false))
        .filter(outbox::Column::State.eq(LetterState::Refused))
        .filter(outbox::Column::DoneAt.gt(now - A_DAY));
    let given_up = outbox::Entity::find()
        .filter(outbox::Column::Demo.eq(false))
        .filter(outbox::Column::DoneAt.gt(now - A_DAY))
        .filter(outbox::Column::Tries.gte(MOST_TRIES));
    let given_up = that_can_go_again(store.reader(), given_up, now).await?.len();
    Ok(Queue {
        waiting: waiting.count(store.reader()).await?,
        stuck_since,
        given_up: u64::try_from(given_up).unwrap_or(u64::MAX),
        refused: refused.count(store.reader()).await?,
    })
}
