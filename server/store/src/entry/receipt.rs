//! Receipts (tanda terima).

use super::{EntryView, ReceiptLine};
use crate::{
    Error, Store,
    entity::{account, entry as sent_entry, receipt},
};
use juara::{Caller, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect};

/// A receipt on its page.
#[derive(Clone, Debug)]
pub struct ReceiptView {
    /// The entry that was sent.
    pub entry: EntryView,
    /// Which sending, when, and its hash.
    pub line: ReceiptLine,
    /// The name of whoever sent it; no part of what was sent.
    pub entrant: String,
    /// The category for which it was sent.
    pub category: String,
    /// The canonical bytes of what was sent; their SHA-256 is the receipt's hash.
    pub bytes: Vec<u8>,
    /// Whether it is the last sending, the one that counts.
    pub counts: bool,
}

/// One receipt of an entry. Errors: `SignInFirst`, `NotFound`.
pub async fn receipt(store: &Store, by: &Caller, code: &str, sending: u32) -> Result<ReceiptView, Error> {
    let entry = super::entry(store, by, code).await?;
    let to_entry = receipt::Entity::belongs_to(sent_entry::Entity)
        .from(receipt::Column::EntryId)
        .to(sent_entry::Column::Id)
        .into();
    let to_owner = sent_entry::Entity::belongs_to(account::Entity)
        .from(sent_entry::Column::AccountId)
        .to(account::Column::Id)
        .into();
    let (row, owner) = receipt::Entity::find()
        .join(JoinType::InnerJoin, to_entry)
        .join(JoinType::InnerJoin, to_owner)
        .select_also(account::Entity)
        .filter(receipt::Column::EntryId.eq(entry.entry.id))
        .filter(receipt::Column::Sending.eq(i64::from(sending)))
        .one(store.reader())
        .await?
        .ok_or(Refusal::NotFound)?;
    let line = ReceiptLine { sending, at: row.at, sha256: row.sha256, in_grace: row.in_grace };
    let counts = entry.receipts.first().is_some_and(|last| last.sending == sending);
    let entrant = owner.map(|owner| owner.name).unwrap_or_default();
    Ok(ReceiptView { entry, line, entrant, category: row.category, bytes: row.bytes, counts })
}
