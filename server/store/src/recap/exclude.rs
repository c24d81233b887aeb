//! Excluding an entry (diskualifikasi), by two persons.

use super::{load, said};
use crate::{
    Error, Once, Store, Tx,
    edition::{self, EditionView},
    entity::{account, entry, exclusion},
    once::scope,
    signature::{self, Shown},
};
use juara::{
    Caller, Letter, Problems, Refusal,
    event::ResultEvent,
    id::EntryId,
    letter::Contact,
    policy::may_exclude_entry,
    problem::What,
    recap::possible_since,
    signature::{Act, Content, Grounds, Signing},
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// What the form says.
#[derive(Clone, Copy, Debug)]
pub struct Exclusion<'a> {
    /// The entry's number.
    pub number: &'a str,
    /// Field `since`: a round's id or `result`, one of
    /// [`RecapPage::possible_since`](super::RecapPage::possible_since).
    pub since: &'a str,
    /// Field `reason`.
    pub reason: &'a str,
    /// How many signatures under this act the page showed.
    pub shown: usize,
}

/// Signs that an entry is out. With the second signature it is, and its owner gets a letter. The second person
/// signs the very reason and moment of the first.
///
/// Errors: what [`may_exclude_entry`] says, or `AlreadyDone`; what [`may_sign`](juara::policy::may_sign) and
/// [`may_sign_words`](juara::policy::may_sign_words) say; `NotFound`; problems at `reason` and `since`.
pub async fn exclude_entry(
    store: &Store,
    by: &Caller,
    slug: &str,
    form: Exclusion<'_>,
    once: &str,
) -> Result<Signing, Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("exclude|{slug}|{}", form.number), by);
    if let Once::Again(answer) = tx.once(once, &scope, by.now).await? {
        return Ok(signature::answered(&answer));
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let loaded = load(tx.db(), &edition).await?;
    let entry = loaded.entry(form.number).ok_or(Refusal::NotFound)?;
    let is_active = entry.withdrawn_at.is_none() && entry.excluded_since.is_none();
    let act = Act::Exclude { entry: entry.id };
    may_exclude_entry(by, is_active, loaded.state())
        .map_err(|refusal| signature::late(&loaded, &act, refusal))?;
    let mut problems = Problems::none();
    if !possible_since(&loaded.recorded).iter().any(|since| since == form.since) {
        problems.add("since", if form.since.is_empty() { What::ChooseOne } else { What::UnknownOption });
    }
    let reason = match said("reason", form.reason) {
        Ok(reason) => reason,
        Err(more) => {
            more.iter().for_each(|problem| problems.add(&problem.field, problem.what.clone()));
            String::new()
        }
    };
    problems.into_result()?;
    let content = Content::of(&Grounds { reason: reason.clone(), since: Some(form.since.to_owned()) });
    let signed = signature::sign(&tx, by, edition.id, &act, &content, Shown::Words(form.shown)).await?;
    if signed.signing == Signing::Second {
        let row = exclusion::ActiveModel {
            entry_id: Set(entry.id),
            edition_id: Set(edition.id),
            since: Set(form.since.to_owned()),
            reason: Set(reason.clone()),
            at: Set(loaded.recorded.after_locks(by.now)),
        };
        exclusion::Entity::insert(row).exec_without_returning(tx.db()).await?;
        let since = form.since.to_owned();
        tx.record(by, ResultEvent::Excluded { entry: entry.id, since, signed: signed.by });
        tell(&tx, by, &edition, entry.id, form.number, reason).await?;
    }
    tx.answer(once, &scope, signature::answer(signed.signing)).await?;
    tx.commit().await?;
    Ok(signed.signing)
}

/// Tells the owner of an entry that it is out, and why.
async fn tell(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    id: EntryId,
    number: &str,
    reason: String,
) -> Result<(), Error> {
    let row = entry::Entity::find_by_id(id).one(tx.db()).await?.ok_or(Refusal::NotFound)?;
    let owner = account::Entity::find_by_id(row.account_id).one(tx.db()).await?;
    // Whoever deleted their account has no address any more.
    let Some((owner, to)) = owner.and_then(|owner| owner.email.clone().map(|to| (owner, to))) else {
        return Ok(());
    };
    let letter = Letter::EntryExcluded {
        edition: edition.rulebook.title.get(owner.locale).to_owned(),
        number: number.to_owned(),
        reason,
        ask: Some(Contact::of(&edition.rulebook, owner.locale)),
    };
    tx.post(&letter, &to, Some(owner.id), owner.locale, &id.to_string(), by.now).await
}
