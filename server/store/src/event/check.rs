//! Is the chain of events whole?

use crate::{
    Error, Store,
    entity::{chain, event},
    seal::hex,
};
use juara::event::{CHAIN_START, Recorded};
use sea_orm::{
    Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, sea_query::Expr,
};

/// Events read at once.
const PAGE: u64 = 1_000;

/// An event as somebody outside remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witnessed {
    /// Its place, from 1.
    pub seq: i64,
    /// Its hash, hex.
    pub hash: String,
}

/// What the chain looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every event follows from the one before, to the head.
    Whole {
        /// How many events there are.
        events: i64,
        /// The hash of the last one, hex.
        head: String,
    },
    /// From this place on something was changed, dropped or added.
    Broken {
        /// The first place that does not follow.
        seq: i64,
    },
    /// It is whole, but not the one that was witnessed: at this place another hash stands, or none.
    Another {
        /// The place.
        seq: i64,
    },
}

/// Computes all hashes anew and compares them with what is kept, and with what was witnessed.
pub async fn check_chain(store: &Store, witnessed: Option<&Witnessed>) -> Result<Chain, Error> {
    let head = chain::Entity::find_by_id(chain::HEAD).one(store.reader()).await?;
    let head = head.ok_or_else(|| Error::internal("the chain of events has no head"))?;
    let (mut seq, mut hash) = (0, CHAIN_START);
    let mut another = witnessed.map(|witnessed| witnessed.seq);
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
            if witnessed.is_some_and(|known| known.seq == seq && known.hash.eq_ignore_ascii_case(&row.hash)) {
                another = None;
            }
        }
    }
    if let Some(seq) = beyond(store).await? {
        return Ok(Chain::Broken { seq });
    }
    Ok(match another {
        _ if seq != head.seq || head.hash != hash => Chain::Broken { seq: seq + 1 },
        Some(seq) => Chain::Another { seq },
        None => Chain::Whole { events: seq, head: hex(&hash) },
    })
}

/// The first place that lies outside of what the head counts, in one statement: an act that is recorded meanwhile moves
/// the head along.
async fn beyond(store: &Store) -> Result<Option<i64>, Error> {
    let head = chain::Entity::find()
        .select_only()
        .column(chain::Column::Seq)
        .filter(chain::COLUMN.id.eq(chain::HEAD))
        .into_query();
    let outside = Condition::any()
        .add(event::COLUMN.seq.lt(1))
        .add(Expr::col(event::Column::Seq).gt(Expr::SubQuery(None, Box::new(head.into()))));
    let row =
        event::Entity::find().filter(outside).order_by_asc(event::Column::Seq).one(store.reader()).await?;
    Ok(row.map(|row| row.seq))
}
