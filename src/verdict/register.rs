//! An edition that makes sense together, and where everything in it is found.
//!
//! [`Register::open`] answers the second half of the refusals: codes that
//! exist, marks on their scale, weights with a sum, judges on their panel. What
//! it hands out is indexed by position, so that nothing after it searches.

mod chain;
mod entries;
mod sheets;
mod stages;

pub(super) use chain::Rule;
pub(super) use entries::Participant;
pub(super) use stages::StageRules;

use super::reading::Place;
use super::{Award, Board, Category, Cut, Decision, Edition, Fault, Refusal, Sheet, Sums, Take};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU64;

/// Longer lists have no use in a competition, only in an attack.
const MOST_STAGES: usize = 100;
const MOST_CRITERIA: usize = 1000;
const MOST_CATEGORIES: usize = 1000;
const MOST_AWARDS: usize = 1000;
const MOST_RULES: usize = 20;

/// The position of a stage, of a criterion in its stage, of a category, of an entry.
pub(super) type StageNo = usize;
pub(super) type CriterionNo = usize;
pub(super) type CategoryNo = usize;
pub(super) type EntryNo = usize;

/// Where everything in an edition is found.
pub(super) struct Register<'e> {
    pub(super) edition: &'e Edition,
    pub(super) stages: Vec<StageRules<'e>>,
    pub(super) participants: Vec<Participant<'e>>,
    /// The entries of each category, by code.
    members: Vec<Vec<EntryNo>>,
    panels: BTreeMap<(CategoryNo, StageNo), BTreeSet<&'e str>>,
    cuts: BTreeMap<StageNo, CutRules<'e>>,
    pub(super) total: Weights,
    pub(super) ties: Vec<Rule<'e>>,
    sheets: BTreeMap<(StageNo, EntryNo), Vec<&'e Sheet>>,
    sums: BTreeMap<(StageNo, EntryNo), &'e Sums>,
    decisions: BTreeMap<(CategoryNo, &'e Board, BTreeSet<&'e str>), &'e Decision>,
    pub(super) awards: Vec<AwardRules<'e>>,
}

/// The weights of stages on a board, and their positive sum.
pub(super) struct Weights {
    pub(super) of: Vec<(StageNo, u64)>,
    pub(super) sum: NonZeroU64,
}

/// A cut with everything it names looked up.
pub(super) struct CutRules<'e> {
    pub(super) cut: &'e Cut,
    pub(super) at: Board,
    pub(super) basis: Weights,
    pub(super) ties: Vec<Rule<'e>>,
}

/// An award with everything it names looked up.
pub(super) struct AwardRules<'e> {
    pub(super) award: &'e Award,
    pub(super) at: Board,
    category: Option<CategoryNo>,
    pub(super) basis: Votes,
    pub(super) ties: Vec<Rule<'e>>,
}

/// By what an award is won, looked up.
pub(super) enum Votes {
    Criteria { of: Vec<(StageNo, CriterionNo, u64)>, sum: NonZeroU64 },
    Counts(BTreeMap<EntryNo, u64>),
}

impl<'e> Register<'e> {
    /// Looks up everything that an edition names.
    ///
    /// # Errors
    /// The first fault, in the order of the format's description.
    pub(super) fn open(edition: &'e Edition) -> Result<Self, Refusal> {
        let names = Names::of(edition)?;
        let stages = stages::stages(edition)?;
        let panels = entries::panels(edition, &names)?;
        let cuts = stages::cuts(edition, &names)?;
        let total = stages::weights(&edition.total, &names, &Place::Root.member("total"))?;
        let ties = chain::chain(&edition.ties, &names, &Place::Root.member("ties"), chain::On::Board)?;
        let participants = entries::participants(edition, &names)?;
        let book =
            sheets::Reading { names: &names, stages: &stages, participants: &participants, panels: &panels };
        let sheets = book.sheets(edition)?;
        let sums = book.sums(edition, &sheets)?;
        let decisions = entries::decisions(edition, &names, &participants)?;
        let awards = chain::awards(edition, &names)?;
        let members = entries::members(edition, &participants);
        Ok(Self {
            edition,
            stages,
            participants,
            members,
            panels,
            cuts,
            total,
            ties,
            sheets,
            sums,
            decisions,
            awards,
        })
    }

    /// The entries of a category, by code.
    pub(super) fn members(&self, category: CategoryNo) -> &[EntryNo] {
        self.members.get(category).map_or(&[], Vec::as_slice)
    }

    /// The panel of a stage, if the rules list it.
    pub(super) fn panel(&self, category: CategoryNo, stage: StageNo) -> Option<&BTreeSet<&'e str>> {
        self.panels.get(&(category, stage))
    }

    /// The cut after a stage.
    pub(super) fn cut(&self, stage: StageNo) -> Option<&CutRules<'e>> {
        self.cuts.get(&stage)
    }

    /// The sheets of an entry in a stage, by judge.
    pub(super) fn sheets(&self, stage: StageNo, entry: EntryNo) -> &[&'e Sheet] {
        self.sheets.get(&(stage, entry)).map_or(&[], Vec::as_slice)
    }

    /// The sums that stand in for the sheets of an entry.
    pub(super) fn sums(&self, stage: StageNo, entry: EntryNo) -> Option<&'e Sums> {
        self.sums.get(&(stage, entry)).copied()
    }

    /// The last decision about exactly this set.
    pub(super) fn decision(
        &self,
        category: CategoryNo,
        at: &'e Board,
        set: BTreeSet<&'e str>,
    ) -> Option<&'e Decision> {
        self.decisions.get(&(category, at, set)).copied()
    }

    /// The code of an entry.
    pub(super) fn code(&self, entry: EntryNo) -> &'e str {
        self.participants.get(entry).map_or("", |participant| participant.entry.id.as_str())
    }

    /// The codes of a set, bytewise.
    pub(super) fn codes(&self, set: &[EntryNo]) -> Vec<String> {
        let mut codes: Vec<String> = set.iter().map(|&entry| self.code(entry).to_owned()).collect();
        codes.sort_unstable();
        codes
    }
}

impl CutRules<'_> {
    /// How many pass in a category.
    pub(super) fn take(&self, category: &Category) -> u64 {
        match &self.cut.take {
            Take::Each(take) => *take,
            Take::ByCategory(takes) => takes.get(&category.id).copied().unwrap_or(0),
        }
    }
}

impl AwardRules<'_> {
    /// Whether the award is given in a category.
    pub(super) fn is_given_in(&self, category: CategoryNo) -> bool {
        self.category.is_none_or(|given| given == category)
    }
}

/// The positions of codes.
struct Names<'e> {
    edition: &'e Edition,
    stages: BTreeMap<&'e str, StageNo>,
    criteria: Vec<BTreeMap<&'e str, CriterionNo>>,
    categories: BTreeMap<&'e str, CategoryNo>,
    entries: BTreeMap<&'e str, EntryNo>,
}

impl<'e> Names<'e> {
    fn of(edition: &'e Edition) -> Result<Self, Refusal> {
        let (root, stages) = (Place::Root, Place::Root.member("stages"));
        let few = |count, most, name| {
            if count > most { Err(root.member(name).refuse(Fault::BadNumber)) } else { Ok(()) }
        };
        few(edition.stages.len(), MOST_STAGES, "stages")?;
        few(edition.categories.len(), MOST_CATEGORIES, "categories")?;
        few(edition.awards.len(), MOST_AWARDS, "awards")?;
        let criteria = edition.stages.iter().enumerate().map(|(i, stage)| {
            let place = stages.item(i);
            let place = place.member("criteria");
            if stage.criteria.len() > MOST_CRITERIA {
                return Err(place.refuse(Fault::BadNumber));
            }
            positions(stage.criteria.iter().map(|criterion| criterion.id.as_str()), &place)
        });
        Ok(Self {
            edition,
            criteria: criteria.collect::<Result<_, _>>()?,
            stages: positions(edition.stages.iter().map(|stage| stage.id.as_str()), &stages)?,
            categories: positions(
                edition.categories.iter().map(|c| c.id.as_str()),
                &root.member("categories"),
            )?,
            entries: positions(
                edition.entries.iter().map(|entry| entry.id.as_str()),
                &root.member("entries"),
            )?,
        })
    }

    fn stage(&self, id: &str, place: &Place<'_>) -> Result<StageNo, Refusal> {
        self.stages.get(id).copied().ok_or_else(|| place.refuse(Fault::UnknownStage))
    }

    fn criterion(&self, stage: StageNo, id: &str, place: &Place<'_>) -> Result<CriterionNo, Refusal> {
        let found = self.criteria.get(stage).and_then(|criteria| criteria.get(id));
        found.copied().ok_or_else(|| place.refuse(Fault::UnknownCriterion))
    }

    fn category(&self, id: &str, place: &Place<'_>) -> Result<CategoryNo, Refusal> {
        self.categories.get(id).copied().ok_or_else(|| place.refuse(Fault::UnknownCategory))
    }

    fn entry(&self, id: &str, place: &Place<'_>) -> Result<EntryNo, Refusal> {
        self.entries.get(id).copied().ok_or_else(|| place.refuse(Fault::UnknownEntry))
    }
}

/// The position of every code.
///
/// # Errors
/// `duplicate_id` at the second of two equal ones.
fn positions<'e>(
    codes: impl Iterator<Item = &'e str>,
    place: &Place<'_>,
) -> Result<BTreeMap<&'e str, usize>, Refusal> {
    let mut positions = BTreeMap::new();
    for (position, code) in codes.enumerate() {
        if positions.insert(code, position).is_some() {
            return Err(place.item(position).refuse(Fault::DuplicateId));
        }
    }
    Ok(positions)
}

/// The sum of weights.
///
/// # Errors
/// `bad_number` if it is not positive.
fn positive_sum(weights: impl Iterator<Item = u64>, place: &Place<'_>) -> Result<NonZeroU64, Refusal> {
    let sum = weights.into_iter().try_fold(0u64, u64::checked_add);
    sum.and_then(NonZeroU64::new).ok_or_else(|| place.refuse(Fault::BadNumber))
}
