//! Moving an entry to another category.

use super::{lock, write};
use crate::{Error, Store};
use juara::{
    Caller, Problems, Refusal, entry::Entry, event::EntryEvent, policy::may_change_category, problem::What,
};

/// What became of the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCategory {
    /// The ids of the questions whose answers are kept but no longer asked for.
    pub set_aside: Vec<String>,
}

/// Moves the entry to another category; answers that fit stay, the others are
/// kept and named.
///
/// Errors: what [`may_change_category`] says; `Stale`; a problem at `category`.
pub async fn change_category(
    store: &Store,
    by: &Caller,
    code: &str,
    seen: u32,
    category: &str,
) -> Result<ChangedCategory, Error> {
    let tx = store.begin().await?;
    let (entry, edition) = lock(&tx, by, code).await?;
    let Some(wanted) = edition.rulebook.category(category) else {
        return Err(Problems::one("category", What::ChooseOne).into());
    };
    may_change_category(by, &edition.rulebook, &edition.closing, &entry, wanted)?;
    if entry.version != seen {
        return Err(Refusal::Stale.into());
    }
    let entry = Entry { category: wanted.id.clone(), version: entry.version + 1, saved_at: by.now, ..entry };
    write(&tx, &entry, seen).await?;
    tx.record(by, EntryEvent::CategoryChanged { entry: entry.id, category: entry.category.clone() });
    tx.commit().await?;
    let set_aside = entry.answers.set_aside(&edition.rulebook.form, &entry.category);
    Ok(ChangedCategory { set_aside: set_aside.map(|q| q.id.clone()).collect() })
}
