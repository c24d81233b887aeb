//! Is the chain of events whole?

use crate::{
    Error, Store,
    entity::{chain, event},
    seal::hex,
};
use juara::event::{CHAIN_START, Recorded};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Events read at once.
const PAGE: u64 = 1_000;

/// What the chain looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every event follows from the one before, to the head.
    Whole {
        /// How many events there are.
        events: i64,
    },
    /// From this place on something was changed, dropped or added.
    Broken {
        /// The first place that does not follow.
        seq: i64,
    },
}

/// Computes all hashes anew and compares them with what is kept.
pub async fn check_chain(store: &Store) -> Result<Chain, Error> {
    let head = chain::Entity::find_by_id(chain::HEAD).one(store.reader()).await?;
    let head = head.ok_or_else(|| Error::internal("the chain of events has no head"))?;
    let (mut seq, mut hash) = (0, CHAIN_START);
    loop {
        let page = event::Entity::find()
            .filter(event::COLUMN.seq.gt(seq))
            .filter(event::COLUMN.seq.lte(head.seq))
            .order_by_asc(event::Column::Seq)
            .limit(PAGE)
            .all(store.reader())
            .await?;
        if page.is_empty() {
            break;
        }
        for row in page {
            seq += 1;
            let Ok(event) = serde_json::from_str(&row.body) else { return Ok(Chain::Broken { seq }) };
            let recorded = Recorded { seq, at: row.at, actor: row.actor, request: row.request, event };
            hash = recorded.hash(&hash);
            if row.seq != seq || row.hash != hex(&hash) {
                return Ok(Chain::Broken { seq });
            }
        }
    }
    if seq == head.seq && head.hash == hash {
        Ok(Chain::Whole { events: seq })
    } else {
        Ok(Chain::Broken { seq: seq + 1 })
    }
}
