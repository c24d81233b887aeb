//! Letters that were refused, for whoever looks at the desk.

use crate::{Error, Store, entity::outbox};
use juara::{Caller, Instant, letter::LetterState, policy::may_organise};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect};

/// A letter that was refused and can be sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLetter {
    /// What kind of letter, [`juara::Letter::code`].
    pub kind: String,
    /// The address.
    pub to: String,
    /// When it was written.
    pub at: Instant,
}

/// The letters that were refused and can be sent again. Who belongs to a demonstration sees its letters alone.
/// Errors: what [`may_organise`] says.
pub async fn refused_letters(store: &Store, by: &Caller) -> Result<Vec<RefusedLetter>, Error> {
    let (person, _) = may_organise(by)?;
    let mut query = outbox::Entity::find().filter(outbox::Column::State.eq(LetterState::Refused));
    if person.demo {
        query = query.filter(outbox::Column::Demo.eq(true));
    }
    let rows: Vec<(String, String, Instant, bool, Option<Instant>)> = query
        .select_only()
        .column(outbox::Column::Kind)
        .column(outbox::Column::Address)
        .column(outbox::Column::CreatedAt)
        .column_as(outbox::Column::Body.into_expr().is_not_null(), "kept")
        .column(outbox::Column::ExpiresAt)
        .into_tuple()
        .all(store.reader())
        .await?;
    let can =
        rows.into_iter().filter(|(.., kept, until)| LetterState::Refused.can_go_again(*kept, *until, by.now));
    Ok(can.map(|(kind, to, at, ..)| RefusedLetter { kind, to, at }).collect())
}
