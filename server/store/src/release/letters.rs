//! Telling entrants that a result is out.

use crate::{
    Error, Tx,
    edition::EditionView,
    entity::{account, entry},
};
use juara::{
    Caller, Letter,
    entry::EntryState,
    id::AccountId,
    verdict::{CategoryResult, Computed, EntryResult},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// A letter with the own rank to everybody in the result who did not withdraw.
pub(super) async fn tell(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    computed: &Computed,
    is_final: bool,
) -> Result<(), Error> {
    let entries = entry::Entity::find()
        .filter(entry::Column::EditionId.eq(edition.id))
        .filter(entry::Column::State.eq(EntryState::Sent))
        .all(tx.db())
        .await?;
    let accounts: Vec<AccountId> = entries.iter().map(|entry| entry.account_id).collect();
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(accounts)).all(tx.db()).await?;
    let accounts: BTreeMap<AccountId, account::Model> =
        accounts.into_iter().map(|account| (account.id, account)).collect();
    let rows = computed.categories.iter().flat_map(|c| c.entries.iter().map(move |row| (c, row)));
    let rows: BTreeMap<&str, (&CategoryResult, &EntryResult)> =
        rows.map(|(category, row)| (row.entry.as_str(), (category, row))).collect();
    for entry in entries {
        let Some(number) = &entry.number else { continue };
        let Some((category, row)) = rows.get(number.as_str()) else { continue };
        let Some(owner) = accounts.get(&entry.account_id) else { continue };
        let Some(to) = &owner.email else { continue };
        let title = edition.rulebook.category(&category.category).map(|known| &known.title);
        let letter = Letter::ResultPublished {
            edition: edition.rulebook.title.get(owner.locale).to_owned(),
            number: number.clone(),
            category: title.map(|title| title.get(owner.locale).to_owned()).unwrap_or_default(),
            rank: row.rank,
            is_final,
            path: format!("/{}/hasil", edition.slug),
        };
        let occasion = format!("{}|{is_final}", entry.id);
        tx.post(&letter, to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    Ok(())
}
