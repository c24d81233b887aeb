//! Saving a sheet as a draft.

use super::{
    keep::{opened, write},
    place::beside,
};
use crate::{Error, Once, Store, edition, once::scope};
use juara::{Caller, Instant, Refusal, event::JudgingEvent, policy::may_score, sheet::Typed};

/// What was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedSheet {
    /// The sheet's version since then.
    pub version: u32,
    /// When.
    pub at: Instant,
}

/// Saves what was typed over what was there at version `seen`; marks may be
/// missing. What was sent before stays what counts, until it is sent again.
///
/// Errors: what [`may_score`] says; `NotFound`; `Stale`; problems of [`Typed::read`].
#[expect(clippy::too_many_arguments, reason = "an address of three parts, and what the form says")]
pub async fn save_sheet(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    number: &str,
    seen: u32,
    typed: &Typed,
    once: &str,
) -> Result<SavedSheet, Error> {
    by.person()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("save-sheet|{slug}|{round}|{number}"), by);
    let again = tx.once(once, &scope, by.now).await?;
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let beside = beside(tx.db(), by, &edition, round, number).await?;
    may_score(by, &beside.seat, beside.state)?;
    let sheet = opened(&tx, by, edition.id, &round.id, &beside.seat).await?;
    if let Once::Again(_) = again {
        return Ok(SavedSheet { version: sheet.version, at: sheet.saved_at });
    }
    let content = typed.read(round, edition.rulebook.scale_of(round))?;
    let sheet = sheet.with_content(seen, content, by.now)?;
    write(&tx, &sheet, seen).await?;
    tx.record(by, JudgingEvent::SheetSaved { sheet: sheet.id, version: sheet.version });
    tx.answer(once, &scope, "saved").await?;
    tx.commit().await?;
    Ok(SavedSheet { version: sheet.version, at: sheet.saved_at })
}
