//! Opening a round.

use super::{
    code, due,
    ready::{Participant, readiness},
    tell_entrants::tell_entrants,
};
use crate::{
    Error, Once, Store, Tx, edition,
    entity::{account, event, judge, round, round_entry},
    judging::round_state,
    once::scope,
};
use juara::{
    Caller, Instant, Refusal,
    event::{Event, JudgingEvent},
    id::{AccountId, EditionId, JudgeId},
    policy::may_open_round,
    round::obstacles,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// So many rows go into one statement.
const AT_ONCE: usize = 1_000;

/// Opens a round, named as in addresses: fixes which entries take part, draws
/// the judges' codes, and tells the judges, and entrants whether they go on. From here on the screening and the
/// seats are built upon.
///
/// Errors: what [`may_open_round`] says, with everything that the round waits
/// for, and with the name of whoever opened it already; `NotFound`.
pub async fn open_round(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    once: &str,
) -> Result<(), Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("open-round|{slug}|{round}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let opening = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let state = round_state(tx.db(), edition.id, &opening.id).await?;
    let (ready, participants) = readiness(tx.db(), &edition, opening, by.now).await?;
    let may = may_open_round(by, state, obstacles(opening, &ready));
    if let Err(Refusal::AlreadyDone { by: _, at }) = may {
        // Nothing is written any more, and the log is long: nobody else has to wait for it.
        tx.give_up().await?;
        let opener = opener(store, edition.id, &opening.id, at).await?;
        return Err(Refusal::AlreadyDone { by: opener.into_iter().collect(), at }.into());
    }
    may?;

    let row = round::ActiveModel {
        edition_id: Set(edition.id),
        round: Set(opening.id.clone()),
        opened_at: Set(by.now),
        locked_at: Set(None),
        root: Set(None),
        leaves: Set(None),
    };
    round::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let entries = u32::try_from(participants.len()).map_err(Error::internal)?;
    let through = participants.iter().map(|participant| participant.entry_id).collect();
    take_part(&tx, edition.id, &opening.id, participants).await?;
    tell_entrants(&tx, by, &edition, opening, &through).await?;
    let readers = super::ready::readers(tx.db(), edition.id, &opening.id).await?;
    let readers: Vec<JudgeId> = readers.into_keys().collect();
    let judges = u32::try_from(readers.len()).map_err(Error::internal)?;
    code::draw(&tx, edition.id, &opening.id, readers.clone()).await?;
    let opened =
        JudgingEvent::RoundOpened { edition: edition.id, round: opening.id.clone(), entries, judges };
    tx.record(by, opened);
    let rows = judge::Entity::find()
        .filter(judge::Column::Id.is_in(readers))
        .order_by_asc(judge::Column::Id)
        .all(tx.db())
        .await?;
    for row in rows {
        due::tell_opened(&tx, by, &edition, opening, &row).await?;
    }
    tx.answer(once, &scope, "opened").await?;
    tx.commit().await
}

/// The name of whoever opened a round at a moment, by what is recorded of it.
async fn opener(
    store: &Store,
    edition: EditionId,
    round: &str,
    at: Instant,
) -> Result<Option<String>, Error> {
    let recorded: Vec<(String, String)> = event::Entity::find()
        // It carries the moment at which the round was opened, so few are read in full.
        .filter(event::Column::At.eq(at))
        .filter(event::Column::Body.contains("round-opened"))
        .select_only()
        .columns([event::Column::Actor, event::Column::Body])
        .into_tuple()
        .all(store.reader())
        .await?;
    let is_this = |body: &str| match serde_json::from_str(body) {
        Ok(Event::Judging(JudgingEvent::RoundOpened { edition: of, round: opened, .. })) => {
            of == edition && opened == round
        }
        Ok(_) | Err(_) => false,
    };
    let found = recorded.into_iter().find(|(_, body)| is_this(body));
    let Some(actor) = found.and_then(|(actor, _)| actor.parse::<AccountId>().ok()) else { return Ok(None) };
    let opener = account::Entity::find_by_id(actor).one(store.reader()).await?;
    Ok(opener.map(|opener| opener.name))
}

async fn take_part(
    tx: &Tx,
    edition: EditionId,
    round: &str,
    participants: Vec<Participant>,
) -> Result<(), Error> {
    for some in participants.chunks(AT_ONCE) {
        let rows = some.iter().map(|participant| round_entry::ActiveModel {
            edition_id: Set(edition),
            round: Set(round.to_owned()),
            entry_id: Set(participant.entry_id),
            category: Set(participant.category.clone()),
        });
        round_entry::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}
