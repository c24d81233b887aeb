//! What somebody has entered, and what they may enter.

use super::{EntryView, entries};
use crate::{
    Error, Store,
    edition::{self, EditionView},
    panel::{Asked, asked_in},
};
use juara::{
    Caller, Refusal,
    entry::EntryState,
    policy::{Part, may_enter, may_take_part, only_demos},
};

/// An applicant's entries and the editions that are open to them.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Their entries, the newest first.
    pub entries: Vec<EntryView>,
    /// The editions whose entries are open, in which they may take part and have no entry.
    pub openings: Vec<Opening>,
    /// Every edition, the newest first.
    pub editions: Vec<EditionView>,
    /// Whether an invitation to judge waits for the caller's answer.
    pub invited: bool,
}

/// An edition that takes entries now.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The edition.
    pub edition: EditionView,
    /// Whether this person may enter it; what category they may enter is asked later.
    pub may: Result<(), Refusal>,
}

/// What the caller has entered and may enter; as many statements for many editions as for one. Errors: `SignInFirst`.
pub async fn overview(store: &Store, by: &Caller) -> Result<Overview, Error> {
    by.person()?;
    let editions = edition::list(store).await?;
    let entries = entries(store, by, &editions).await?;
    let taken = |edition: &EditionView| {
        entries.iter().any(|own| own.edition.id == edition.id && own.entry.state != EntryState::Withdrawn)
    };
    let only_demos = only_demos(editions.iter().map(|edition| edition.demo));
    let offered = |edition: &EditionView| {
        edition.closing.is_open(by.now)
            && !taken(edition)
            && may_take_part(by, edition.demo, only_demos).is_ok()
    };
    // Who runs competitions is known from the caller.
    let Asked { states, waits } = asked_in(store.reader(), by, &editions).await?;
    let openings = editions.iter().filter(|edition| offered(edition)).map(|edition| {
        let part = Part::of(false, false, states.get(&edition.id).copied());
        let may = may_enter(by, &edition.rulebook, &edition.closing, part).map(drop);
        Opening { edition: edition.clone(), may }
    });
    let openings = openings.collect();
    Ok(Overview { entries, openings, editions, invited: waits })
}
