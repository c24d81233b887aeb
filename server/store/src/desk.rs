//! An edition on the organisers' desk: how far the work is.

use crate::{
    Error, Store,
    panel::{self, PanelDesk},
    recap::{compute, load},
    screening::Counts,
    signature::{Pending, pending},
};
pub use juara::edition::Released;
use juara::{
    Caller, Staff,
    entry::{EntryNumber, EntryState},
    id::{AccountId, EntryId},
    letter::LetterState,
    policy::may_organise,
    recap::Nearness,
    round::RoundState,
    signature::Act,
};
use sea_orm::ActiveEnum as _;
use std::collections::BTreeMap;

/// How far the work on an edition is.
#[derive(Clone, Debug)]
pub struct EditionDesk {
    /// The edition, its panel and its rounds.
    pub panel: PanelDesk,
    /// How many entries there are.
    pub entries: Tally,
    /// How far the screening is.
    pub screening: Counts,
    /// Who signed an act last that waits for another signature; what was signed has not changed since.
    pub signed: BTreeMap<Act, Signer>,
    /// Each signature under the exclusion of an entry that waits for another one; two persons may have signed the same
    /// exclusion from different rounds on.
    pub exclusions: Vec<(Act, Signer)>,
    /// The numbers of entries, while the exclusion of one waits for another signature.
    pub numbers: BTreeMap<EntryId, EntryNumber>,
    /// The result that was released last.
    pub released: Option<Released>,
    /// How far each open round is from its lock, by its id.
    pub near: BTreeMap<String, Nearness>,
    /// How many letters were refused and can be sent again: those of demonstrations, or the others.
    pub refused: usize,
}

/// Who signed an act that waits for another signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// Whose account.
    pub account: AccountId,
    /// As what they signed.
    pub staff: Staff,
    /// Whose name.
    pub name: String,
    /// From which round on an entry is to be excluded, or `result`; none for any other act.
    pub since: Option<String>,
}

/// How many entries an edition has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Begun and never sent.
    pub drafts: u64,
    /// Sent and not withdrawn.
    pub sent: u64,
    /// Withdrawn.
    pub withdrawn: u64,
}

/// How far the work on an edition is. Errors: what [`may_organise`] says; `NotFound`.
pub async fn edition_desk(store: &Store, by: &Caller, slug: &str) -> Result<EditionDesk, Error> {
    may_organise(by)?;
    let (panel, facts) = panel::desk_and_facts(store, by, slug).await?;
    let Watched { near, signed, exclusions } = watch(store, &panel, facts.is_signed).await?;
    let count = |state: EntryState| facts.entries.get(&state.to_value()).copied().unwrap_or_default();
    Ok(EditionDesk {
        near,
        entries: Tally {
            drafts: count(EntryState::Draft),
            sent: count(EntryState::Sent),
            withdrawn: count(EntryState::Withdrawn),
        },
        screening: facts.screening,
        signed,
        exclusions,
        numbers: facts.numbers,
        released: facts.released,
        refused: facts
            .refused
            .into_iter()
            .filter(|until| LetterState::Refused.can_go_again(true, *until, by.now))
            .count(),
        panel,
    })
}

/// What only the recap knows.
#[derive(Default)]
struct Watched {
    near: BTreeMap<String, Nearness>,
    signed: BTreeMap<Act, Signer>,
    exclusions: Vec<(Act, Signer)>,
}

/// How far the open rounds are from their lock, and which signatures still stand; while no round is open and nobody has
/// signed, nothing is asked.
async fn watch(store: &Store, panel: &PanelDesk, is_signed: bool) -> Result<Watched, Error> {
    let open = panel.rounds.iter().filter(|line| matches!(line.state, RoundState::Open { .. }));
    let open: Vec<&str> = open.map(|line| line.round.as_str()).collect();
    if open.is_empty() && !is_signed {
        return Ok(Watched::default());
    }
    let loaded = load(store.reader(), &panel.edition).await?;
    let near = open.into_iter().map(|round| Ok((round.to_owned(), compute(&loaded, round)?.nearness())));
    let near = near.collect::<Result<_, Error>>()?;
    let standing = pending(&loaded).into_iter().filter(|signature| signature.counts);
    let standing = standing.map(|Pending { act, account, staff, name, grounds, .. }| {
        (act, Signer { account, staff, name, since: grounds.and_then(|grounds| grounds.since) })
    });
    let standing: Vec<(Act, Signer)> = standing.collect();
    let exclusions = standing.iter().filter(|(act, _)| matches!(act, Act::Exclude { .. })).cloned().collect();
    Ok(Watched { near, signed: standing.into_iter().collect(), exclusions })
}
