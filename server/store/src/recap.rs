//! The recap (rekapitulasi): what is recorded of the judging, what blocks it,
//! and the ways out that are no one else's: the plenary, no-shows, taking a judge
//! off the panel, excluding an entry.

mod absence;
mod called;
mod exclude;
mod facts;
mod load;
mod page;
mod plenary;
mod take_off;

pub use absence::{record_absence, take_absence_back};
pub use called::{CalledEntry, called_entry};
pub use exclude::{Exclusion, exclude_entry};
use load::load_all;
pub(crate) use load::{Loaded, load};
pub(crate) use page::compute;
pub use page::{EntryLine, ExcludedLine, RecapPage, recap, recap_of_first, recap_to_take};
pub use plenary::{PlenaryForm, decide_plenary};
pub use take_off::take_off_judge;

use crate::{Error, edition::EditionView};
use juara::{
    Problems,
    id::{EditionId, EntryId},
    panel::REASON_LETTERS,
    sheet,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Who takes part in a round by the verdict of the rounds before it, with the
/// category of each.
pub(crate) async fn taking_part(
    db: &impl ConnectionTrait,
    edition: &EditionView,
    round: &str,
) -> Result<Vec<(EntryId, String)>, Error> {
    let loaded = load(db, edition).await?;
    let numbers = loaded.recorded.taking_part(round);
    let entries = loaded.recorded.entries.into_iter().filter(|entry| numbers.contains(&entry.number));
    Ok(entries.map(|entry| (entry.id, entry.category)).collect())
}

/// The same of a round of each of these editions, without the categories, in one statement for them all; none if there
/// is nothing to ask.
pub(crate) async fn taking_part_in(
    db: &impl ConnectionTrait,
    rounds: &[(&EditionView, &str)],
) -> Result<BTreeMap<EditionId, BTreeSet<EntryId>>, Error> {
    let editions: Vec<&EditionView> = rounds.iter().map(|(edition, _)| *edition).collect();
    let loaded = load_all(db, &editions).await?;
    let of_each = rounds.iter().zip(loaded).map(|((edition, round), loaded)| {
        let numbers = loaded.recorded.taking_part(round);
        let entries = loaded.recorded.entries.into_iter().filter(|entry| numbers.contains(&entry.number));
        (edition.id, entries.map(|entry| entry.id).collect())
    });
    Ok(of_each.collect())
}

/// A text that may come to stand in a published file: not empty, in the one
/// spelling that such files have.
pub(crate) fn said(field: &str, typed: &str) -> Result<String, Problems> {
    match sheet::reason(typed, REASON_LETTERS) {
        Ok(said) => Ok(juara::text::normal(&said)),
        Err(what) => Err(Problems::one(field, what)),
    }
}

/// The same on one line.
pub(crate) fn said_on_a_line(field: &str, typed: &str) -> Result<String, Problems> {
    match sheet::line(typed, REASON_LETTERS) {
        Ok(said) => Ok(juara::text::normal(&said)),
        Err(what) => Err(Problems::one(field, what)),
    }
}
