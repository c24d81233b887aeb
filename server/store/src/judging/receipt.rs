//! The receipt of a judge's own sheet.

use super::place::beside;
use crate::{
    Error, Store, edition,
    entity::{judge_code, seal},
};
use juara::{
    Caller, Refusal,
    policy::may_take_receipt,
    verdict::seal::{Leaf, Receipt, Tree},
};
use sea_orm::EntityTrait;

/// What proves that the caller's sheet for the entry with this number, in a round named as in
/// addresses, is under the root of its lock.
///
/// Errors: what [`may_take_receipt`] says; `NotFound` if no sheet was sealed.
pub async fn sheet_receipt(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
) -> Result<Receipt, Error> {
    by.person()?;
    let edition = edition::known_by_slug(store, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let db = store.reader();
    let beside = beside(db, by, &edition, round, number).await?;
    may_take_receipt(by, &beside.seat, beside.state)?;
    let key = (edition.id, round.id.clone(), beside.seat.judge.id);
    let code = judge_code::Entity::find_by_id(key).one(db).await?.ok_or(Refusal::NotFound)?.code;
    let row = seal::Entity::find_by_id((edition.id, round.id.clone())).one(db).await?;
    let leaves: Vec<Leaf> = serde_json::from_str(&row.ok_or(Refusal::NotFound)?.leaves)?;
    let own = leaves.iter().find(|leaf| leaf.entry == number && leaf.judge == code);
    let name = own.ok_or(Refusal::NotFound)?.name();
    Tree::over(leaves).receipt(&name).ok_or_else(|| Refusal::NotFound.into())
}
