//! Telling entrants that a result is out.

use crate::{Error, Tx, edition::EditionView, entry::owners};
use juara::{
    Caller, Letter, Locale,
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
        let title = edition.rulebook.category(&category.category).map(|known| &known.title);
        let letter = Letter::ResultPublished {
            edition: edition.rulebook.title.get(owner.locale).to_owned(),
            number: number.clone(),
            category: title.map(|title| title.get(owner.locale).to_owned()).unwrap_or_default(),
            rank: row.rank,
            won: won(edition, category, number, owner.locale),
            own: format!("/ikut/{}", entry.code),
            is_final,
            path: format!("/{}/hasil", edition.slug),
        };
        let occasion = format!("{}|{is_final}", entry.id);
        tx.post(&letter, to, Some(owner.id), owner.locale, &occasion, by.now).await?;
    }
    Ok(())
}

/// What an entry won, by the names that the rulebook gives.
fn won(edition: &EditionView, result: &CategoryResult, number: &str, locale: Locale) -> Vec<String> {
    let book = &edition.rulebook;
    let holds = |entries: &[String]| entries.iter().any(|entry| entry == number);
    let prizes = result.prizes.iter().filter(|prize| holds(&prize.entries)).map(|prize| {
        let category = book.category(&result.category);
        let known = category.and_then(|c| c.prizes.iter().find(|p| u64::from(p.rank) == prize.rank));
        known.map_or(prize.title.as_str(), |known| known.title.get(locale)).to_owned()
    });
    let awards = result.awards.iter().filter(|award| holds(&award.winners)).map(|award| {
        let known = book.awards.iter().find(|known| known.id == award.award);
        known.map_or(award.award.as_str(), |known| known.title.get(locale)).to_owned()
    });
    prizes.chain(awards).collect()
}
