//! Appending to the chain of events.

use crate::{
    Error,
    entity::{chain, event},
    seal::hex,
};
use juara::event::{ChainHash, Recorded};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

/// Chains the events of one transaction, in their order.
pub(super) async fn chain(db: &DatabaseTransaction, events: Vec<Recorded>) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(events.len()).map_err(Error::internal)?;
    // Updating first locks the head until the commit: nobody else takes these places.
    let heads = chain::Entity::update_many()
        .col_expr(chain::Column::Seq, Expr::col(chain::Column::Seq).add(count))
        .filter(chain::COLUMN.id.eq(chain::HEAD))
        .exec_with_returning(db)
        .await?;
    let head = heads.into_iter().next().ok_or_else(|| Error::internal("the chain of events has no head"))?;
    let mut hash =
        ChainHash::try_from(head.hash).map_err(|_| Error::internal("the head of the chain is no hash"))?;
    let mut rows = Vec::with_capacity(events.len());
    for (mut recorded, seq) in events.into_iter().zip(head.seq - count + 1..) {
        recorded.seq = seq;
        hash = recorded.hash(&hash);
        rows.push(event::ActiveModel {
            seq: Set(seq),
            at: Set(recorded.at),
            actor: Set(recorded.actor),
            request: Set(recorded.request),
            body: Set(String::from_utf8(juara::canonical::bytes(&recorded.event)).map_err(Error::internal)?),
            hash: Set(hex(&hash)),
        });
    }
    event::Entity::insert_many(rows).exec_without_returning(db).await?;
    chain::Entity::update_many()
        .col_expr(chain::Column::Hash, Expr::value(hash.to_vec()))
        .filter(chain::COLUMN.id.eq(chain::HEAD))
        .exec(db)
        .await?;
    Ok(())
}
