//! About how many entries judges have to declare conflicts once more, of one panel or of several.

use super::{
    panels::{Panels, Unasked},
    ready::{Source, source_of},
};
use crate::{Error, edition::EditionView, recap::taking_part_in};
use juara::{
    Instant,
    id::{EditionId, EntryId, JudgeId},
    panel::{Judge, ahead, next_round, owes_declarations},
    rulebook::Round,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Who goes on into the next round of an edition by the verdict of the rounds before it.
pub(crate) type Through = BTreeMap<EditionId, BTreeSet<EntryId>>;

/// About which entries each of these judges has to declare once more, by the category of each; who owes nothing is not
/// in it. `known` says of
/// editions who goes on; where that matters and is not in it, it is asked in one statement for them all.
pub(crate) async fn undeclared(
    db: &impl ConnectionTrait,
    panels: &Panels,
    judges: &[(&Judge, &EditionView)],
    known: Through,
    now: Instant,
) -> Result<BTreeMap<JudgeId, Vec<String>>, Error> {
    let coming: Vec<Coming<'_>> =
        judges.iter().filter_map(|(judge, edition)| Coming::before(panels, judge, edition, now)).collect();
    let mut to_ask: BTreeMap<EditionId, (&EditionView, &str)> = BTreeMap::new();
    for coming in &coming {
        if coming.source == Source::Verdict && !known.contains_key(&coming.edition.id) {
            to_ask.insert(coming.edition.id, (coming.edition, coming.next.id.as_str()));
        }
    }
    let mut through = known;
    if !to_ask.is_empty() {
        let to_ask: Vec<(&EditionView, &str)> = to_ask.into_values().collect();
        through.extend(taking_part_in(db, &to_ask).await?);
    }
    let owed = coming.iter().map(|coming| (coming.judge, coming.categories(through.get(&coming.edition.id))));
    Ok(owed.filter(|(_, categories)| !categories.is_empty()).collect())
}

/// What may still come before a judge who was not asked about it.
struct Coming<'a> {
    judge: JudgeId,
    edition: &'a EditionView,
    /// The first round that is not locked.
    next: &'a Round,
    /// What says who takes part in it.
    source: Source,
    entries: Vec<(EntryId, &'a Unasked)>,
}

impl<'a> Coming<'a> {
    /// None if the judge owes no declaration, whoever takes part.
    fn before(panels: &'a Panels, judge: &Judge, edition: &'a EditionView, now: Instant) -> Option<Self> {
        let rounds = &edition.rulebook.rounds;
        let state = |id: &str| panels.state(edition.id, id);
        let ahead = ahead(rounds, panels.seats(judge.id), state, now);
        let next = next_round(rounds, state, now)?;
        let comes = |unasked: &Unasked| {
            let excluded = unasked.excluded.as_deref();
            ahead.iter().any(|ahead| ahead.brings(&unasked.category, excluded, rounds))
        };
        let entries: Vec<_> = panels.unasked(judge.id).filter(|(_, unasked)| comes(unasked)).collect();
        let (coming, unscreened) = (edition.closing.awaits(now), panels.unscreened(edition.id));
        let owed = owes_declarations(judge, coming, unscreened, entries.len());
        let source = source_of(next, rounds, state);
        (owed > 0).then_some(Self { judge: judge.id, edition, next, source, entries })
    }

    /// The category of each of them that takes part, if `through` go on.
    fn categories(&self, through: Option<&BTreeSet<EntryId>>) -> Vec<String> {
        let takes_part = |(entry, unasked): &&(EntryId, &Unasked)| match self.source {
            Source::Screening => true,
            Source::Round => unasked.rounds.contains(&self.next.id),
            Source::Verdict => through.is_some_and(|through| through.contains(entry)),
            Source::Nothing => false,
        };
        self.entries.iter().filter(takes_part).map(|(_, unasked)| unasked.category.clone()).collect()
    }
}
