//! Moving an entry to another category.

use super::{lock, write};
use crate::{Error, Once, Store, once};
use juara::{
    Caller, Problems, Refusal, Rulebook, entry::Entry, event::EntryEvent, policy::may_change_category,
    problem::What,
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
    once: &str,
) -> Result<ChangedCategory, Error> {
    let tx = store.begin().await?;
    let again = tx.once(once, &once::scope(&format!("change-category|{code}"), by), by.now).await?;
    let (entry, edition) = lock(&tx, by, code).await?;
    if again != Once::First {
        return Ok(changed(&entry, &edition.rulebook));
    }
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
    Ok(changed(&entry, &edition.rulebook))
}

fn changed(entry: &Entry, rulebook: &Rulebook) -> ChangedCategory {
    let set_aside = entry.answers.set_aside(&rulebook.form, &entry.category);
    ChangedCategory { set_aside: set_aside.map(|q| q.id.clone()).collect() }
}
