//! Sending an entry.

use super::{ReceiptLine, lock, whole, write};
use crate::{
    Error, Once, Store, Tx, attempt,
    entity::{account, entry, receipt, screening},
    judging::round_states,
    seal,
};
use juara::{
    Caller, Letter, Refusal,
    edition::Door,
    entry::{Entry, EntryNumber, EntryState, SentEntry, sent_title},
    event::EntryEvent,
    id::{EditionId, ReceiptId},
    policy::may_send_entry,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect};

/// Numbers have four digits as long as half of them are free, then five.
const FOUR_DIGITS: u32 = 10_000;

/// Sends the entry as it stands at version `seen`; every sending gets a receipt
/// of its own, in one transaction with the letter that tells of it.
///
/// Errors: `TooMany`; what [`may_send_entry`] says; `Stale`; `NothingNew` if the last
/// receipt proves these very answers; every problem that is left in them.
pub async fn send_entry(
    store: &Store,
    by: &Caller,
    code: &str,
    seen: u32,
    once: &str,
) -> Result<ReceiptLine, Error> {
    let person = by.confirmed()?;
    attempt::take(store, &format!("send|{}", person.account), store.limits().sendings, by.now).await?;
    let tx = store.begin().await?;
    let scope = format!("send-entry|{}|{code}", person.account);
    let again = tx.once(once, &scope, by.now).await?;
    let (entry, edition) = lock(&tx, by, code).await?;
    if let Once::Again(sending) = again {
        let sending = sending.parse().map_err(Error::internal)?;
        return Ok(super::receipt(store, by, code, sending).await?.line);
    }
    let fixed = edition.closing.closed.is_some() && is_fixed(&tx, &entry, edition.id).await?;
    let answers = may_send_entry(by, &edition.rulebook, &edition.closing, &entry, fixed)?.clone();
    if entry.version != seen {
        return Err(Refusal::Stale.into());
    }
    let number = match &entry.number {
        Some(number) => number.clone(),
        None => draw_number(&tx, edition.id).await?,
    };
    let sending = entry.sent.as_ref().map_or(1, |sent| sent.sending + 1);
    let sent = SentEntry::new(&edition.rulebook, &number, sending, &entry.category, &answers)?;
    if entry.has_nothing_new(&edition.rulebook, &answers) {
        return Err(Refusal::NothingNew.into());
    }
    let in_grace = matches!(edition.closing.door(by.now), Door::Grace { .. });
    let title = sent_title(&edition.rulebook, &sent.bytes).unwrap_or_default();
    let id = ReceiptId::draw(by.now, seal::random()?);
    let row = receipt::ActiveModel {
        id: Set(id),
        entry_id: Set(entry.id),
        edition_id: Set(edition.id),
        sending: Set(whole(sending)?),
        category: Set(entry.category.clone()),
        bytes: Set(sent.bytes),
        sha256: Set(sent.sha256.clone()),
        answers_sha256: Set(sent.answers_sha256),
        rulebook_version: Set(whole(edition.rulebook_version)?),
        in_grace: Set(in_grace),
        at: Set(by.now),
    };
    receipt::Entity::insert(row).exec_without_returning(tx.db()).await?;
    let entry =
        Entry { number: Some(number.clone()), state: EntryState::Sent, version: entry.version + 1, ..entry };
    write(&tx, &entry, seen).await?;
    tx.record(by, EntryEvent::Sent { entry: entry.id, receipt: id, sha256: sent.sha256.clone(), in_grace });
    let owner = account::Entity::find_by_id(entry.owner).one(tx.db()).await?;
    if let Some((owner, to)) = owner.and_then(|owner| owner.email.clone().map(|to| (owner, to))) {
        let book = &edition.rulebook;
        let letter = Letter::Receipt {
            edition: book.title.get(owner.locale).to_owned(),
            number: number.to_string(),
            sending,
            at: by.now,
            zone: book.place.zone.name().to_owned(),
            sha256: sent.sha256.clone(),
            category: book.category(&entry.category).map_or("", |own| own.title.get(owner.locale)).to_owned(),
            title,
            changes: edition.closing.is_open(by.now).then_some(edition.closing.closes),
            screened: Some(book.timeline.screened.bound(&book.place.zone)),
            announced: Some(book.timeline.announced.instant(&book.place.zone)),
            path: format!("/ikut/{code}/bukti/{sending}"),
        };
        let occasion = format!("{}|{sending}", entry.id);
        tx.post(&letter, &to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    tx.answer(once, &scope, &sending.to_string()).await?;
    tx.commit().await?;
    Ok(ReceiptLine { sending, at: by.now, sha256: sent.sha256, in_grace })
}

/// Whether a decision of the screening stands, or a round was opened.
async fn is_fixed(tx: &Tx, entry: &Entry, edition: EditionId) -> Result<bool, Error> {
    if !round_states(tx.db(), edition).await?.is_empty() {
        return Ok(true);
    }
    let stands = screening::Entity::find()
        .filter(screening::Column::EntryId.eq(entry.id))
        .filter(screening::Column::TakenBackAt.is_null());
    Ok(stands.count(tx.db()).await? > 0)
}

/// A free number, drawn at random so that it tells no order of arrival. The
/// edition is locked: nobody else draws at the same time.
async fn draw_number(tx: &Tx, edition: EditionId) -> Result<EntryNumber, Error> {
    let taken: Vec<Option<String>> = entry::Entity::find()
        .select_only()
        .column(entry::Column::Number)
        .filter(entry::Column::EditionId.eq(edition))
        .filter(entry::Column::Number.is_not_null())
        .into_tuple()
        .all(tx.db())
        .await?;
    let few = taken.len() < (FOUR_DIGITS / 2) as usize;
    let (first, range) = if few { (1, FOUR_DIGITS - 1) } else { (FOUR_DIGITS, FOUR_DIGITS * 9) };
    loop {
        let drawn = EntryNumber::new(first + u32::from_be_bytes(seal::random()?) % range);
        if !taken.iter().flatten().any(|number| *number == drawn.0) {
            return Ok(drawn);
        }
    }
}
