//! Telling entrants which of them go on, once it is fixed who takes part in a later round.

use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{exclusion, round_entry},
    entry::owners,
};
use juara::{Caller, Letter, entry::EntryState, id::EntryId, letter::Contact, rulebook::Round};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;

/// A letter to everybody who took part in the round before: those of `through` go on to `round`, for the others it
/// ended. Who is excluded was told so. Nobody is told anything by the first round.
pub(super) async fn tell_entrants(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    through: &BTreeSet<EntryId>,
) -> Result<(), Error> {
    let rounds = &edition.rulebook.rounds;
    let Some(before) = rounds.iter().take_while(|known| known.id != round.id).last() else { return Ok(()) };
    let took_part: Vec<EntryId> = round_entry::Entity::find()
        .filter(round_entry::Column::EditionId.eq(edition.id))
        .filter(round_entry::Column::Round.eq(before.id.as_str()))
        .select_only()
        .column(round_entry::Column::EntryId)
        .into_tuple()
        .all(tx.db())
        .await?;
    let took_part: BTreeSet<EntryId> = took_part.into_iter().collect();
    let excluded: Vec<EntryId> = exclusion::Entity::find()
        .filter(exclusion::Column::EntryId.is_in(took_part.iter().copied()))
        .select_only()
        .column(exclusion::Column::EntryId)
        .into_tuple()
        .all(tx.db())
        .await?;
    let zone = &edition.rulebook.place.zone;
    for (entry, owner) in owners(tx.db(), edition.id, &[EntryState::Sent]).await? {
        let (Some(to), Some(number)) = (&owner.email, entry.number.clone()) else { continue };
        if !took_part.contains(&entry.id) || excluded.contains(&entry.id) {
            continue;
        }
        let title = edition.rulebook.title.get(owner.locale).to_owned();
        let path = format!("/ikut/{}", entry.code);
        let letter = if through.contains(&entry.id) {
            Letter::GoesOn {
                edition: title,
                number,
                round: round.title.get(owner.locale).to_owned(),
                begins: round.begins.instant(zone),
                zone: zone.name().to_owned(),
                read: !round.is_attended(),
                path,
            }
        } else {
            Letter::EndsHere {
                edition: title,
                number,
                round: before.title.get(owner.locale).to_owned(),
                announced: edition.rulebook.timeline.announced.instant(zone),
                zone: zone.name().to_owned(),
                path,
                ask: Some(Contact::of(&edition.rulebook, owner.locale)),
            }
        };
        let occasion = format!("{}|{}", entry.id, round.id);
        tx.post(&letter, to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    Ok(())
}
