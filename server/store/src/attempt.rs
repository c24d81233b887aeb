//! Buckets of tries that outlive a restart. Whose they are is not readable in the table.

use crate::{Error, Store, Tx, entity::login_attempt, seal::sha256};
use juara::{Instant, Refusal, limit::Rate};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};

const DAY: i64 = 24 * 3_600_000;

/// Takes one try out of a bucket, for good.
/// Errors: `TooMany`.
pub(crate) async fn take(store: &Store, bucket: &str, rate: Rate, now: Instant) -> Result<(), Error> {
    take_of_day(store, bucket, rate, u32::MAX, now).await.map(|_| ())
}

/// Takes one of the letters that a network address may ask for, whoever gets them. Without an address, as
/// in a command on the server, nothing is counted. Errors: `TooMany`.
pub(crate) async fn take_letter(store: &Store, client: &str, now: Instant) -> Result<(), Error> {
    if client.is_empty() {
        return Ok(());
    }
    take(store, &format!("letters|client|{client}"), store.limits().letters_client, now).await
}

/// The same of links for a new passphrase, of which there are fewer. Errors: `TooMany`.
pub(crate) async fn take_reset(store: &Store, client: &str, now: Instant) -> Result<(), Error> {
    take_letter(store, client, now).await?;
    if client.is_empty() {
        return Ok(());
    }
    take(store, &format!("resets|client|{client}"), store.limits().resets_client, now).await
}

/// Takes one of the tries with the link of a letter, each of which hashes a passphrase. Errors: `TooMany`.
pub(crate) async fn take_link(store: &Store, token: &str, now: Instant) -> Result<(), Error> {
    take(store, &format!("link|{}", sha256(token.as_bytes())), store.limits().code, now).await
}

/// The same as [`take`] within an act: it is counted if the act is. Errors: `TooMany`.
pub(crate) async fn take_within(tx: &Tx, bucket: &str, rate: Rate, now: Instant) -> Result<(), Error> {
    within(tx, bucket, rate, u32::MAX, now).await.map(|_| ())
}

/// A try that was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Try {
    /// When it was the last of its day: from when on there are more.
    pub(crate) last_until: Option<Instant>,
}

/// The same, with a most in a day.
pub(crate) async fn take_of_day(
    store: &Store,
    bucket: &str,
    rate: Rate,
    a_day: u32,
    now: Instant,
) -> Result<Try, Error> {
    let tx = store.begin().await?;
    let tried = within(&tx, bucket, rate, a_day, now).await?;
    tx.commit().await?;
    Ok(tried)
}

async fn within(tx: &Tx, bucket: &str, rate: Rate, a_day: u32, now: Instant) -> Result<Try, Error> {
    let key = tx.store().secret().name(bucket);
    let empty = login_attempt::ActiveModel {
        key: Set(key.clone()),
        full_at: Set(Instant(0)),
        failures: Set(0),
        since: Set(now),
    };
    login_attempt::Entity::insert(empty)
        .on_conflict(OnConflict::column(login_attempt::Column::Key).do_nothing().to_owned())
        .exec_without_returning(tx.db())
        .await?;
    let row = login_attempt::Entity::find_by_id(key.clone()).lock_exclusive().one(tx.db()).await?;
    let row = row.ok_or_else(|| Error::internal("a bucket went away under its lock"))?;
    let (failures, since) = if now.since(row.since) < DAY { (row.failures, row.since) } else { (0, now) };
    if u32::try_from(failures).unwrap_or_default() >= a_day {
        return Err(Refusal::TooMany { again: Instant(since.0.saturating_add(DAY)) }.into());
    }
    let is_last = u32::try_from(failures).unwrap_or_default().saturating_add(1) == a_day;
    let last_until = is_last.then(|| Instant(since.0.saturating_add(DAY)));
    let full_at = rate.take(row.full_at, now).map_err(|again| Refusal::TooMany { again })?;
    login_attempt::Entity::update_many()
        .col_expr(login_attempt::Column::FullAt, Expr::value(full_at))
        .col_expr(login_attempt::Column::Failures, Expr::value(failures.saturating_add(1)))
        .col_expr(login_attempt::Column::Since, Expr::value(since))
        .filter(login_attempt::COLUMN.key.eq(key))
        .exec(tx.db())
        .await?;
    Ok(Try { last_until })
}

/// Errors: `TooMany`, if [`take`] would say so. Takes nothing.
pub(crate) async fn look(store: &Store, bucket: &str, rate: Rate, now: Instant) -> Result<(), Error> {
    let row = login_attempt::Entity::find_by_id(store.secret().name(bucket)).one(store.reader()).await?;
    rate.take(row.map_or(Instant(0), |row| row.full_at), now).map_err(|again| Refusal::TooMany { again })?;
    Ok(())
}

/// Fills a bucket: what was tried worked.
pub(crate) async fn fill(tx: &Tx, bucket: &str) -> Result<(), Error> {
    login_attempt::Entity::delete_by_id(tx.store().secret().name(bucket)).exec(tx.db()).await?;
    Ok(())
}
