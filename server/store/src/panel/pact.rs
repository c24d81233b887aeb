//! Signing the pact of integrity (pakta integritas).

use super::own_place;
use crate::{Error, Once, Store, edition, entity::judge, once::scope, seal::sha256};
use juara::{Caller, Problems, event::JudgingEvent, policy::may_sign_pact, problem::What};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Signs the pact whose `text` the page showed; its SHA-256 is kept.
///
/// Errors: what [`may_sign_pact`] says; a problem at `agree` if it is not ticked.
pub async fn sign_pact(
    store: &Store,
    by: &Caller,
    slug: &str,
    text: &str,
    agree: bool,
    once: &str,
) -> Result<(), Error> {
    by.person()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("sign-pact|{slug}"), by);
    if let Once::Again(_) = tx.once(once, &scope, by.now).await? {
        return Ok(());
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let judge = own_place(tx.db(), by, edition.id).await?;
    may_sign_pact(by, &judge)?;
    if !agree {
        return Err(Problems::one("agree", What::ConsentMissing).into());
    }
    let text_sha256 = sha256(text.as_bytes());
    judge::Entity::update_many()
        .col_expr(judge::Column::PactAt, Expr::value(by.now))
        .col_expr(judge::Column::PactSha256, Expr::value(text_sha256.clone()))
        .filter(judge::Column::Id.eq(judge.id))
        .filter(judge::Column::PactAt.is_null())
        .exec(tx.db())
        .await?;
    tx.record(by, JudgingEvent::PactSigned { judge: judge.id, text_sha256 });
    tx.answer(once, &scope, "signed").await?;
    tx.commit().await
}
