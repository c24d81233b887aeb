//! What was typed into a form whose session had gone: kept for an hour, sealed,
//! for the browser that sent it. Where it was sent to is kept as a hash: a path may hold the secret of a letter.

use crate::{
    Error, Store,
    entity::kept_form,
    seal::{hex, sha256},
};
use juara::{Instant, Minutes};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

/// How long it is kept.
pub(crate) const KEPT_FOR: Minutes = Minutes(60);

/// Keeps what a browser sent to a path; a later one for the same path takes its place.
pub async fn keep(
    store: &Store,
    browser: &[u8; 32],
    path: &str,
    body: &[u8],
    now: Instant,
) -> Result<(), Error> {
    let (browser, path) = (hex(browser), sha256(path.as_bytes()));
    let sealed = store.secret().seal(&place(&browser, &path), body)?;
    let row =
        kept_form::ActiveModel { browser: Set(browser), path: Set(path), body: Set(sealed), at: Set(now) };
    let tx = store.begin().await?;
    kept_form::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([kept_form::Column::Browser, kept_form::Column::Path])
                .update_columns([kept_form::Column::Body, kept_form::Column::At])
                .to_owned(),
        )
        .exec_without_returning(tx.db())
        .await?;
    tx.commit().await
}

/// Gives back what this browser sent to this path in the last hour, once.
pub async fn take(
    store: &Store,
    browser: &[u8; 32],
    path: &str,
    now: Instant,
) -> Result<Option<Vec<u8>>, Error> {
    let (browser, path) = (hex(browser), sha256(path.as_bytes()));
    let kept = kept_form::Entity::find_by_id((browser.clone(), path.clone())).one(store.reader()).await?;
    if kept.is_none() {
        return Ok(None);
    }
    let tx = store.begin().await?;
    let taken = kept_form::Entity::delete_many()
        .filter(kept_form::Column::Browser.eq(&browser))
        .filter(kept_form::Column::Path.eq(&path))
        .exec_with_returning(tx.db())
        .await?;
    tx.commit().await?;
    let row = taken.into_iter().next().filter(|row| now < row.at + KEPT_FOR);
    Ok(row.and_then(|row| store.secret().open(&place(&browser, &path), &row.body)))
}

fn place(browser: &str, path: &str) -> String {
    format!("kept_form|{browser}|{path}")
}
