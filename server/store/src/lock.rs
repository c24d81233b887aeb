//! Locking a round (mengunci tahap), by two persons.

use crate::{
    Error, Once, Store, Tx,
    edition::{self, EditionView},
    entity::{judge, round, seal as sealed},
    once::scope,
    panel,
    recap::{self, Loaded},
    seal,
    signature::{self, Shown},
};
use juara::{
    Caller, Refusal, canonical,
    event::ResultEvent,
    policy::may_lock_round,
    recap::Locked,
    rulebook::Round,
    signature::{Act, Signing},
    verdict::{Hash, seal::Tree},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use std::collections::BTreeSet;

/// Signs the lock of a round, named as in addresses. `seen` is the hash of the
/// recap that the page showed. With the second signature the round is locked: the
/// tree over its sheets is sealed and its root is sent to the judges.
///
/// Errors: what [`may_lock_round`] says, with everything that blocks the round, or `AlreadyDone`;
/// `RecapChanged` if something was recorded since `seen`; what
/// [`may_sign`](juara::policy::may_sign) says; `NotFound`.
pub async fn lock_round(
    store: &Store,
    by: &Caller,
    slug: &str,
    round: &str,
    seen: &str,
    once: &str,
) -> Result<Signing, Error> {
    by.staff()?;
    let tx = store.begin().await?;
    let scope = scope(&format!("lock|{slug}|{round}"), by);
    if let Once::Again(answer) = tx.once(once, &scope, by.now).await? {
        return Ok(signature::answered(&answer));
    }
    let edition = edition::lock_by_slug(&tx, by, slug).await?;
    let round = edition.rulebook.round_by_slug(round).ok_or(Refusal::NotFound)?;
    let loaded = recap::load(tx.db(), &edition).await?;
    let recap = recap::compute(&loaded, &round.id)?;
    let act = Act::Lock { round: round.id.clone() };
    may_lock_round(by, recap.state, recap.problems())
        .map_err(|refusal| signature::late(&loaded, &act, refusal))?;
    if recap.content.sha256 != seen {
        return Err(Refusal::RecapChanged.into());
    }
    let signed = signature::sign(&tx, by, edition.id, &act, &recap.content, Shown::NoWords).await?;
    if signed.signing == Signing::Second {
        lock(&tx, by, &edition, round, &loaded).await?;
    }
    tx.answer(once, &scope, signature::answer(signed.signing)).await?;
    tx.commit().await?;
    Ok(signed.signing)
}

async fn lock(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    round: &Round,
    loaded: &Loaded,
) -> Result<(), Error> {
    let leaves = loaded.recorded.leaves(&round.id, || seal::random().map(Hash))?;
    let written = String::from_utf8(canonical::bytes(&leaves)).map_err(Error::internal)?;
    let tree = Tree::over(leaves);
    let at = loaded.recorded.lock_moment(by.now);
    let locked = Locked { round: round.id.clone(), at, root: tree.root(), leaves: tree.len() };
    let count = i32::try_from(locked.leaves).map_err(Error::internal)?;
    let changed = round::Entity::update_many()
        .col_expr(round::Column::LockedAt, Expr::value(at.0))
        .col_expr(round::Column::Root, Expr::value(locked.root.to_string()))
        .col_expr(round::Column::Leaves, Expr::value(count))
        .filter(round::Column::EditionId.eq(edition.id))
        .filter(round::Column::Round.eq(&round.id))
        .filter(round::Column::LockedAt.is_null())
        .exec(tx.db())
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::RoundLocked { since: by.now }.into());
    }
    let row = sealed::ActiveModel {
        edition_id: Set(edition.id),
        round: Set(round.id.clone()),
        leaves: Set(written),
    };
    sealed::Entity::insert(row).exec_without_returning(tx.db()).await?;
    tx.record(
        by,
        ResultEvent::RoundLocked {
            edition: edition.id,
            round: round.id.clone(),
            root: locked.root.to_string(),
            leaves: locked.leaves,
        },
    );
    let seats = loaded.recorded.seats.iter().filter(|seat| seat.round == round.id && seat.code.is_some());
    let judges: BTreeSet<_> = seats.map(|seat| seat.judge).collect();
    let head = loaded.book_with(std::slice::from_ref(&locked)).head;
    let rows = judge::Entity::find()
        .filter(judge::Column::Id.is_in(judges))
        .order_by_asc(judge::Column::Id)
        .all(tx.db())
        .await?;
    for row in rows {
        panel::tell_locked(tx, edition, round, &locked, head, &row).await?;
    }
    Ok(())
}
