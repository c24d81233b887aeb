//! Sending a sheet, and sending it again with a reason.

use super::{
    keep::{opened, sendings, whole, write},
    place::beside,
};
use crate::{
    Error, Once, Store, edition,
    entity::sheet_sending,
    once::scope,
    seal::{hex, random, sha256},
};
use juara::{
    Caller, Instant, Problems, Refusal, canonical,
    event::JudgingEvent,
    panel::REASON_LETTERS,
    policy::may_score,
    sheet::{Marks, Sheet, Typed, missing, reason as said},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde::Serialize;

/// What was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentSheet {
    /// Which sending, from 1; from the second on a correction.
    pub sending: u32,
    /// When.
    pub at: Instant,
}

/// Saves what was typed over version `seen` and sends it. Every sending is kept,
/// each with 32 random bytes beside it, since a sheet has few values and its
/// hash could be guessed. `reason` counts for corrections alone.
///
/// Errors: what [`may_score`] says; `NotFound`; `Stale`; `NothingNew` if a
/// correction changes neither mark nor comment; problems of [`Typed::read`]
/// and [`missing`].
#[expect(clippy::too_many_arguments, reason = "an address of three parts, and what the form says")]
pub async fn send_sheet(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
    seen: u32,
    typed: &Typed,
    reason: &str,
    once: &str,
) -> Result<SentSheet, Error> {
    by.person()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("send-sheet|{slug}|{round}|{number}"), by);
    let again = tx.once(once, &scope, by.now).await?;
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let beside = beside(tx.db(), by, &edition, round, number).await?;
    may_score(by, &beside.seat, beside.state)?;
    let sheet = opened(&tx, by, edition.id, &round.id, &beside.seat).await?;
    let last = sendings(tx.db(), sheet.id).await?.into_iter().next();
    if let (Once::Again(_), Some(last)) = (again, &last) {
        let sending = u32::try_from(last.sending).map_err(Error::internal)?;
        return Ok(SentSheet { sending, at: last.at });
    }
    let content = typed.read(round, edition.rulebook.scale_of(round))?;
    missing(round, &content, sheet.is_correction().then_some(reason)).into_result()?;
    let correction = match sheet.is_correction() {
        true => Some(said(reason, REASON_LETTERS).map_err(|what| Problems::one("reason", what))?),
        false => None,
    };
    let sheet = sheet.with_content(seen, content, by.now)?;
    if let Some(last) = &last {
        let marks: Marks = serde_json::from_str(&last.marks)?;
        if !sheet.content.differs_from(&marks, &last.comment) {
            return Err(Refusal::NothingNew.into());
        }
    }
    let sheet = Sheet { sendings: sheet.sendings + 1, ..sheet };
    write(&tx, &sheet, seen).await?;
    let salt = hex(&random::<32>()?);
    let sealed = Sealed { marks: &sheet.content.marks, comment: &sheet.content.comment, salt: &salt };
    let sha256 = sha256(&canonical::bytes(&sealed));
    let row = sheet_sending::ActiveModel {
        sheet_id: Set(sheet.id),
        sending: Set(whole(sheet.sendings)?),
        marks: Set(serde_json::to_string(&sheet.content.marks)?),
        comment: Set(sheet.content.comment.clone()),
        reason: Set(correction),
        salt: Set(salt),
        at: Set(by.now),
    };
    sheet_sending::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, JudgingEvent::SheetSent { sheet: sheet.id, sending: sheet.sendings, sha256 });
    tx.answer(once, &scope, "sent").await?;
    tx.commit().await?;
    Ok(SentSheet { sending: sheet.sendings, at: by.now })
}

/// What the chain of events holds the hash of.
#[derive(Serialize)]
struct Sealed<'a> {
    marks: &'a Marks,
    comment: &'a str,
    salt: &'a str,
}
