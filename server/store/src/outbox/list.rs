//! Letters as organisers see them: to whom, when, what became of them; never what they say.

use crate::{Error, Store, entity::outbox};
use juara::{Caller, Instant, id::LetterId, letter::LetterState, policy::may_organise};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// A letter in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterLine {
    /// By which it is sent again.
    pub id: LetterId,
    /// What kind of letter, [`juara::Letter::code`].
    pub kind: String,
    /// The address.
    pub to: String,
    /// Where it stands.
    pub state: LetterState,
    /// When it was written.
    pub at: Instant,
    /// When it was sent or given up.
    pub done_at: Option<Instant>,
    /// When it is tried (again), while it waits.
    pub next_at: Option<Instant>,
    /// How often it was tried.
    pub tries: u32,
    /// Why it was refused or put off, as the mail server says.
    pub reason: Option<String>,
    /// Whether it was refused and can be sent again.
    pub can_go_again: bool,
}

/// A page of letters, the newest first, and how many pages there are.
/// Pages count from 0. Who belongs to a demonstration sees its letters alone. Errors: what [`may_organise`] says.
pub async fn letters(
    store: &Store,
    by: &Caller,
    state: Option<LetterState>,
    page: u64,
) -> Result<(Vec<LetterLine>, u64), Error> {
    let (person, _) = may_organise(by)?;
    let mut query = outbox::Entity::find();
    if person.demo {
        query = query.filter(outbox::Column::Demo.eq(true));
    }
    if let Some(state) = state {
        query = query.filter(outbox::Column::State.eq(state));
    }
    let on_page = u64::from(store.limits().list_rows);
    let count = query.clone().count(store.reader()).await?;
    let rows = query
        .order_by_desc(outbox::Column::CreatedAt)
        .order_by_desc(outbox::Column::Id)
        .offset(page.saturating_mul(on_page))
        .limit(on_page)
        .all(store.reader())
        .await?;
    let lines = rows.into_iter().map(|row| LetterLine {
        id: row.id,
        can_go_again: row.state.can_go_again(row.body.is_some(), row.expires_at, by.now),
        kind: row.kind,
        to: row.address,
        state: row.state,
        at: row.created_at,
        done_at: row.done_at,
        next_at: (row.state == LetterState::Waiting).then_some(row.not_before),
        tries: u32::try_from(row.tries).unwrap_or_default(),
        reason: row.reason,
    });
    Ok((lines.collect(), count.div_ceil(on_page)))
}
