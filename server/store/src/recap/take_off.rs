//! Taking a judge off the panel, by two persons.

use super::{load, said};
use crate::{
    Error, Once, Store, edition,
    entity::judge,
    once::scope,
    panel,
    signature::{self, Shown},
};
use juara::{
    Caller,
    event::ResultEvent,
    id::JudgeId,
    policy::may_take_off_judge,
    signature::{Act, Content, Grounds, Signing},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

/// Signs that a judge leaves the panel for this reason. With the second signature
/// the judge's area is shut, the sheets in rounds that are not locked are void, and
/// the judge gets a letter.
/// The second person signs the very reason of the first. The page showed `shown` signatures.
///
/// Errors: what [`may_take_off_judge`] says, or `AlreadyDone`; what [`may_sign`](juara::policy::may_sign) and
/// [`may_sign_words`](juara::policy::may_sign_words) say; `NotFound`; a problem at `reason`.
pub async fn take_off_judge(
    store: &Store,
    by: &Caller,
    slug: &str,
    judge: JudgeId,
    reason: &str,
    shown: usize,
    once: &str,
) -> Result<Signing, Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let act = Act::TakeOff { judge };
    let scope = scope(&format!("{act}|{slug}"), by);
    if let Once::Again(answer) = tx.once(once, &scope, by.now).await? {
        return Ok(signature::answered(&answer));
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let row = panel::find(tx.db(), edition.id, judge).await?;
    let loaded = load(tx.db(), &edition).await?;
    may_take_off_judge(by, &panel::judge(&row), loaded.state())
        .map_err(|refusal| signature::late(&loaded, &act, refusal))?;
    let reason = said("reason", reason)?;
    let content = Content::of(&Grounds { reason: reason.clone(), since: None });
    let signed = signature::sign(&tx, by, edition.id, &act, &content, Shown::Words(shown)).await?;
    if signed.signing == Signing::Second {
        judge::Entity::update_many()
            .col_expr(judge::Column::OffAt, Expr::value(loaded.recorded.after_locks(by.now).0))
            .col_expr(judge::Column::OffReason, Expr::value(reason.as_str()))
            .filter(judge::Column::Id.eq(judge))
            .exec(tx.db())
            .await?;
        panel::tell_off(&tx, by, &edition, &row, &reason).await?;
        tx.record(by, ResultEvent::JudgeTakenOff { judge, signed: signed.by });
    }
    tx.answer(once, &scope, signature::answer(signed.signing)).await?;
    tx.commit().await?;
    Ok(signed.signing)
}
