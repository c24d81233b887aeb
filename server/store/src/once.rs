//! Once-tokens: a form posted twice is done once and answered twice.

use crate::{Error, Store, Tx, entity::once, seal::sha256};
use juara::{Caller, Instant};
use sea_orm::{
    ActiveValue::Set,
    EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

/// Whether this form was posted before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Once {
    /// No: do the act, then say what was answered with [`Tx::answer`].
    First,
    /// Yes, and this was the answer.
    Again(String),
}

impl Tx {
    /// Asks whether the form with this once-token was posted before. `scope`
    /// names the act and who does it, so that nobody reads another's answer.
    /// A second post waits for the first; if the first is rolled back, the
    /// second is the first. An empty token (a client that sends none) is
    /// always the first.
    pub async fn once(&self, token: &str, scope: &str, now: Instant) -> Result<Once, Error> {
        if token.is_empty() {
            return Ok(Once::First);
        }
        let key = key(token, scope);
        let row = once::ActiveModel { key: Set(key.clone()), at: Set(now), answer: Set(String::new()) };
        let inserted = once::Entity::insert(row)
            .on_conflict(OnConflict::column(once::Column::Key).do_nothing().to_owned())
            .exec_without_returning(self.db())
            .await?;
        if inserted == 1 {
            return Ok(Once::First);
        }
        let row = once::Entity::find_by_id(key).one(self.db()).await?;
        Ok(row.map_or(Once::First, |row| Once::Again(row.answer)))
    }

    /// Keeps what the act was answered with.
    pub async fn answer(&self, token: &str, scope: &str, answer: &str) -> Result<(), Error> {
        once::Entity::update_many()
            .col_expr(once::Column::Answer, Expr::value(answer))
            .filter(once::COLUMN.key.eq(key(token, scope)))
            .exec(self.db())
            .await?;
        Ok(())
    }
}

/// What the form with this once-token was answered with, if it was done. Waits for nobody and changes nothing: for acts
/// that cost much and whose second click is to cost little.
pub(crate) async fn answered(store: &Store, token: &str, scope: &str) -> Result<Option<String>, Error> {
    if token.is_empty() {
        return Ok(None);
    }
    let row = once::Entity::find_by_id(key(token, scope)).one(store.reader()).await?;
    Ok(row.map(|row| row.answer))
}

/// The scope of an act by this caller.
pub(crate) fn scope(act: &str, by: &Caller) -> String {
    by.account().map_or_else(|| format!("{act}|public"), |account| format!("{act}|{account}"))
}

/// The token may be any text: what is stored is a hash of it.
fn key(token: &str, scope: &str) -> String {
    sha256(format!("{scope}\n{token}").as_bytes())
}
