//! Moving the closing, with a reason, as a new version of the rulebook.

use super::{EditionView, load::write_version, lock_by_slug, record_closed};
use crate::{Error, Once, Store, Tx, entity::edition, entry::owners, event::newest_in};
use juara::{
    Caller, Deadline, Instant, Letter, Minutes, Problems, Refusal, Zone, edition::Closing, entry::EntryState,
    event::EditionEvent, panel::REASON_LETTERS, policy::may_move_closing, problem::What, sheet, time::Shows,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Where the closing is moved to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewClosing {
    /// Now; from here on entries are closed.
    Now,
    /// A later moment.
    At(Deadline),
}

/// Moves the closing of an edition. `seen` is the version that the form showed.
///
/// Errors: what [`may_move_closing`] says; `Closed` once entries are closed;
/// `ClosingMoved` since the form was shown; problems at `reason` (empty), `closes_time` (clocks skip it or show it
/// twice), `closes` (not after now) and whichever of `when` and `closes` says the moment (before the opening, after the
/// screening).
pub async fn move_closing(
    store: &Store,
    by: &Caller,
    slug: &str,
    seen: i32,
    to: NewClosing,
    reason: &str,
    once: &str,
) -> Result<EditionView, Error> {
    let person = may_move_closing(by)?;
    let tx = store.begin().await?;
    let scope = format!("move-closing|{}", person.account);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        drop(tx);
        return super::by_slug(store, slug).await;
    }
    let mut edition = lock_by_slug(&tx, by, slug).await?;
    if let Some(closed) = edition.closing.closed {
        return Err(Refusal::Closed { closed }.into());
    }
    let zone = edition.rulebook.place.zone.clone();
    let mut problems = Problems::none();
    let reason = problems.note("reason", sheet::reason(reason, REASON_LETTERS)).unwrap_or_default();
    // What was recorded while this request waited came before it is done. No request waits longer; what lies further
    // ahead was recorded by another clock.
    let waited = by.now..by.now + Minutes(1);
    let newest = newest_in(tx.db()).await?.filter(|newest| waited.contains(newest) && *newest > by.now);
    let now = newest.map_or(by.now, |newest| Instant(newest.0 + 1));
    let closes = match to {
        NewClosing::Now => Deadline::at(now, &zone),
        NewClosing::At(deadline) => deadline,
    };
    let rulebook = edition.rulebook.clone().with_closing(closes);
    let closing = Closing::of(&rulebook, None);
    let bound = closing.closes;
    let timeline = &edition.rulebook.timeline;
    let field = if to == NewClosing::Now { "when" } else { "closes" };
    if let Some(what) = off_the_clocks(closes, &zone) {
        problems.add("closes_time", what);
    } else if to != NewClosing::Now && closing.is_over(by.now) {
        problems.add("closes", What::NotInFuture);
    } else if bound <= timeline.opens.instant(&zone) {
        problems.add(field, What::NotAfterOpening { opens: timeline.opens.instant(&zone), zone });
    } else if bound > timeline.screened.bound(&zone) {
        problems.add(field, What::NotBeforeScreening { screened: timeline.screened, zone });
    }
    problems.into_result()?;
    if seen != edition.version {
        return Err(Refusal::ClosingMoved { closes: edition.closing.closes }.into());
    }
    let changed = edition::Entity::update_many()
        .col_expr(edition::Column::Version, Expr::value(seen + 1))
        .filter(edition::Column::Id.eq(edition.id))
        .filter(edition::Column::Version.eq(seen))
        .exec(tx.db())
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::Stale.into());
    }
    let version = i32::try_from(edition.rulebook_version + 1).map_err(Error::internal)?;
    let book = write_version(&tx, by, edition.id, version, &rulebook, Some(reason.clone())).await?;
    tx.record(
        by,
        EditionEvent::ClosingMoved {
            edition: edition.id,
            from: edition.closing.closes,
            to: bound,
            reason: reason.clone(),
            rulebook_sha256: book.sha256,
        },
    );
    tell_entrants(&tx, by, now, &edition, &closing, &reason).await?;
    edition.closing = closing;
    if edition.closing.must_be_recorded(now) {
        record_closed(&tx, by, &mut edition).await?;
    }
    tx.answer(once, &scope, "moved").await?;
    tx.commit().await?;
    super::by_slug(store, slug).await
}

/// What is wrong with a moment that clocks skip or show twice.
fn off_the_clocks(closes: Deadline, zone: &Zone) -> Option<What> {
    let (from, until) = zone.change_around(closes.shown())?;
    match closes.shows(zone) {
        Shows::Once => None,
        Shows::Never => Some(What::TimeSkipped { from, until }),
        Shows::Twice => Some(What::TimeTwice { from, until }),
    }
}

/// A letter to everybody who has an entry, sent or not: who writes at the last minute has to know which it is.
async fn tell_entrants(
    tx: &Tx,
    by: &Caller,
    now: Instant,
    edition: &EditionView,
    after: &Closing,
    reason: &str,
) -> Result<(), Error> {
    for (entry, owner) in owners(tx.db(), edition.id, &[EntryState::Draft, EntryState::Sent]).await? {
        let Some(to) = &owner.email else { continue };
        let letter = Letter::ClosingMoved {
            edition: edition.rulebook.title.get(owner.locale).to_owned(),
            before: edition.closing.closes,
            after: after.closes,
            zone: edition.rulebook.place.zone.name().to_owned(),
            reason: reason.to_owned(),
            closed: after.is_over(now),
            path: format!("/ikut/{}", entry.code),
        };
        let occasion = format!("{}|{}", entry.id, edition.version);
        tx.post(&letter, to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    Ok(())
}
