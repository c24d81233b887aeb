//! What one person was asked to judge, in all editions at once.

use super::{by_edition, judge as place, sent_to};
use crate::{
    Error,
    board::version_state,
    edition::EditionView,
    entity::{judge, publication},
};
use juara::{
    Caller,
    id::EditionId,
    panel::{Judge, JudgeState},
    policy::may_know_of_invitation,
    verdict::file::VersionState,
};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait as _, Order, Query},
};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody was asked to judge.
#[derive(Debug)]
pub(crate) struct Asked {
    /// How far they have come, by the edition; of those who have not said no.
    pub(crate) states: BTreeMap<EditionId, JudgeState>,
    /// Whether an invitation waits for their answer, of which they may know.
    pub(crate) waits: bool,
}

#[derive(FromQueryResult)]
struct Row {
    #[sea_orm(nested)]
    judge: judge::Model,
    released: Option<String>,
}

/// What the caller was asked to judge in these editions, in one statement. Errors: `SignInFirst`.
pub(crate) async fn asked_in(
    db: &impl ConnectionTrait,
    by: &Caller,
    editions: &[EditionView],
) -> Result<Asked, Error> {
    let person = by.person()?;
    let released = Query::select()
        .column((publication::Entity, publication::Column::State))
        .from(publication::Entity)
        .and_where(
            Expr::col((publication::Entity, publication::Column::EditionId))
                .equals((judge::Entity, judge::Column::EditionId)),
        )
        .order_by((publication::Entity, publication::Column::Version), Order::Desc)
        .limit(1)
        .to_owned();
    let rows = judge::Entity::find()
        .filter(sent_to(person.account))
        .column_as(Expr::SubQuery(None, Box::new(released.into())), "released")
        .into_model::<Row>()
        .all(db)
        .await?;
    let released = rows.iter().filter_map(|row| {
        let state = row.released.as_deref().map(version_state)?;
        Some((row.judge.edition_id, state))
    });
    let released: BTreeMap<EditionId, VersionState> = released.collect();
    let judges: Vec<Judge> = rows.iter().map(|row| place(&row.judge)).collect();
    let waits = !waiting(by, &judges, editions, |edition| released.get(&edition).copied()).is_empty();
    let rows: Vec<judge::Model> = rows.into_iter().map(|row| row.judge).collect();
    Ok(Asked { states: by_edition(&rows, by.now), waits })
}

/// Those of the places and invitations of a person that wait for an answer and of which the caller may know. `released`
/// says which version of an edition's result is out. What is not known to be real or a demonstration is told to nobody.
pub(crate) fn waiting<'j>(
    by: &Caller,
    judges: &'j [Judge],
    editions: &[EditionView],
    released: impl Fn(EditionId) -> Option<VersionState>,
) -> Vec<&'j Judge> {
    let Ok(person) = by.person() else { return Vec::new() };
    let own = judges.iter().filter(|judge| judge.account == Some(person.account));
    let has_place: BTreeSet<EditionId> = own.map(|judge| judge.edition).collect();
    let may_know = |judge: &&Judge| {
        let edition = editions.iter().find(|edition| edition.id == judge.edition);
        edition.is_some_and(|edition| {
            let (has_place, released) = (has_place.contains(&edition.id), released(edition.id));
            may_know_of_invitation(by, judge, edition.demo, has_place, released).is_ok()
        })
    };
    judges.iter().filter(may_know).collect()
}
