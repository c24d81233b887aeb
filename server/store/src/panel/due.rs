//! What judges owe in a round, and the letters that say so.

use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{account, judge},
    judging::given,
};
use juara::{
    Caller, Letter, Locale,
    id::{AccountId, JudgeId},
    letter::Contact,
    recap::Locked,
    rulebook::Round,
    verdict::Hash,
};
use sea_orm::{ConnectionTrait, EntityTrait};

/// How many sheets a judge still owes in a round.
pub(super) async fn owed(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &Round,
    judge: JudgeId,
) -> Result<u32, Error> {
    let (given, _) = given(db, edition, judge, round).await?;
    u32::try_from(given.iter().filter(|entry| entry.reading.is_owed()).count()).map_err(Error::internal)
}

/// Tells a judge that a round is open.
pub(super) async fn tell_opened(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    judge: &judge::Model,
) -> Result<(), Error> {
    let entries = owed(tx.db(), edition, round, judge.id).await?;
    let (to, account, locale) = addressee(tx, judge).await?;
    let zone = &edition.rulebook.place.zone;
    let letter = Letter::RoundOpened {
        edition: edition.rulebook.title.get(locale).to_owned(),
        round: round.title.get(locale).to_owned(),
        entries,
        due: round.ends.bound(zone),
        zone: zone.name().to_owned(),
        path: format!("/juri/{}", edition.slug),
    };
    tx.post(&letter, &to, account, locale, &occasion(by, round, judge), by.now).await
}

/// Reminds a judge of what is missing.
pub(super) async fn tell_missing(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    judge: &judge::Model,
    missing: u32,
) -> Result<(), Error> {
    let (to, account, locale) = addressee(tx, judge).await?;
    let zone = &edition.rulebook.place.zone;
    let letter = Letter::SheetReminder {
        edition: edition.rulebook.title.get(locale).to_owned(),
        round: round.title.get(locale).to_owned(),
        missing,
        due: round.ends.bound(zone),
        zone: zone.name().to_owned(),
        path: format!("/juri/{}", edition.slug),
    };
    tx.post(&letter, &to, account, locale, &occasion(by, round, judge), by.now).await
}

/// Tells a judge that a round is locked, and the seal over its sheets.
pub(crate) async fn tell_locked(
    tx: &Tx,
    edition: &EditionView,
    round: &Round,
    sealed: &Locked,
    head: Hash,
    judge: &judge::Model,
) -> Result<(), Error> {
    let (to, account, locale) = addressee(tx, judge).await?;
    let letter = Letter::RoundLocked {
        edition: edition.rulebook.title.get(locale).to_owned(),
        round: round.title.get(locale).to_owned(),
        at: sealed.at,
        zone: edition.rulebook.place.zone.name().to_owned(),
        root: sealed.root.to_string(),
        leaves: sealed.leaves,
        head: head.to_string(),
        path: format!("/{}/hasil", edition.slug),
    };
    tx.post(&letter, &to, account, locale, &format!("{}|{}", judge.id, round.id), sealed.at).await
}

/// Tells a judge that they are off the panel, and why.
pub(crate) async fn tell_off(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    judge: &judge::Model,
    reason: &str,
) -> Result<(), Error> {
    let (to, account, locale) = addressee(tx, judge).await?;
    let letter = Letter::JudgeTakenOff {
        name: judge.name.clone(),
        edition: edition.rulebook.title.get(locale).to_owned(),
        reason: reason.to_owned(),
        ask: Some(Contact::of(&edition.rulebook, locale)),
    };
    tx.post(&letter, &to, account, locale, &judge.id.to_string(), by.now).await
}

fn occasion(by: &Caller, round: &Round, judge: &judge::Model) -> String {
    format!("{}{}", about(judge.id, &round.id), by.now.0)
}

/// How the occasion of every letter to a judge about a round begins.
pub(super) fn about(judge: JudgeId, round: &str) -> String {
    format!("{judge}|{round}|")
}

/// The account's present address, or the one that was invited.
async fn addressee(tx: &Tx, judge: &judge::Model) -> Result<(String, Option<AccountId>, Locale), Error> {
    let account = match judge.account_id {
        Some(id) => account::Entity::find_by_id(id).one(tx.db()).await?,
        None => None,
    };
    Ok(match account {
        Some(account) => {
            (account.email.unwrap_or_else(|| judge.email.clone()), Some(account.id), account.locale)
        }
        None => (judge.email.clone(), None, Locale::default()),
    })
}
