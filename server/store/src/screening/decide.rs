//! Deciding about an entry.

use super::{decision, past, sent::written, subject, tell};
use crate::{Error, Once, Store, edition, entity::screening, once::scope, seal};
use juara::{
    Caller, Letter,
    event::JudgingEvent,
    id::ScreeningId,
    letter::Contact,
    policy::may_screen_entry,
    rulebook::articles,
    screening::{Finding, as_seen},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Lets an entry pass, or fail for a reason of the rulebook, and tells its
/// owner; both or neither. `seen` is the version that the form showed.
///
/// Errors: what [`may_screen_entry`] says; `NotFound`; `ScreeningChanged`; a problem at `reason`.
pub async fn screen_entry(
    store: &Store,
    by: &Caller,
    slug: &str,
    number: &str,
    finding: &Finding,
    seen: u32,
    once: &str,
) -> Result<(), Error> {
    let (person, _) = by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("screen|{slug}|{number}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let subject = subject(tx.db(), &edition, number).await?;
    let past = past(tx.db(), subject.entry).await?;
    as_seen(seen, past.version)?;
    let before = past.standing.as_ref().map(decision).transpose()?;
    may_screen_entry(by, &edition.closing, subject.state, before.as_ref())?;
    finding.problems(&edition.rulebook).into_result()?;
    let id = ScreeningId::draw(by.now, seal::random()?);
    let row = screening::ActiveModel {
        id: Set(id),
        entry_id: Set(subject.entry),
        edition_id: Set(edition.id),
        finding: Set(written(finding)),
        account_id: Set(person.account),
        at: Set(by.now),
        taken_back_reason: Set(None),
        taken_back_by: Set(None),
        taken_back_at: Set(None),
    };
    screening::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(by, JudgingEvent::Screened { entry: subject.entry, finding: finding.clone() });
    let number = subject.number.clone();
    tell(&tx, &subject, &id.to_string(), by.now, |locale, path| {
        let title = edition.rulebook.title.get(locale).to_owned();
        match finding {
            Finding::Passed => Letter::ScreeningPassed { edition: title, number, path },
            Finding::Failed { reason } => {
                let reason = edition.rulebook.reason(reason);
                Letter::ScreeningFailed {
                    edition: title,
                    number,
                    article: reason
                        .and_then(|r| articles(&edition.rulebook).number(&r.breaks, &subject.sent.category)),
                    reason: reason.map(|r| r.text.get(locale).to_owned()).unwrap_or_default(),
                    path,
                    ask: Some(Contact::of(&edition.rulebook, locale)),
                }
            }
        }
    })
    .await?;
    tx.answer(once, &scope, "decided").await?;
    tx.commit().await
}
