//! Telling entrants that a result is out.

use crate::{Error, Tx, edition::EditionView, entry::owners};
use juara::{
    Caller, Letter,
    entry::EntryState,
    verdict::{CategoryResult, Computed, EntryResult},
};
use std::collections::BTreeMap;

/// A letter with the own rank to everybody in the result who did not withdraw.
pub(super) async fn tell(
    tx: &Tx,
    by: &Caller,
    edition: &EditionView,
    computed: &Computed,
    is_final: bool,
) -> Result<(), Error> {
    let rows = computed.categories.iter().flat_map(|c| c.entries.iter().map(move |row| (c, row)));
    let rows: BTreeMap<&str, (&CategoryResult, &EntryResult)> =
        rows.map(|(category, row)| (row.entry.as_str(), (category, row))).collect();
    for (entry, owner) in owners(tx.db(), edition.id, &[EntryState::Sent]).await? {
        let Some(number) = &entry.number else { continue };
        let Some((category, row)) = rows.get(number.as_str()) else { continue };
        let Some(to) = &owner.email else { continue };
        let titles = edition.rulebook.titles(owner.locale);
        let letter = Letter::ResultPublished {
            edition: edition.rulebook.title.get(owner.locale).to_owned(),
            number: number.clone(),
            category: titles.category(&category.category).to_owned(),
            rank: row.rank,
            won: titles.won_in_full(category, number, owner.locale),
            own: format!("/ikut/{}", entry.code),
            is_final,
            path: format!("/{}/hasil", edition.slug),
        };
        let occasion = format!("{}|{is_final}", entry.id);
        tx.post(&letter, to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    Ok(())
}
