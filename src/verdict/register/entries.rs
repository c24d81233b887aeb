//! Panels, entries, and the decisions about them.

use super::super::{Board, Decision, Edition, Entry, EntryStatus, Fault, Refusal};
use super::{CategoryNo, EntryNo, Names, Place, StageNo, positions};
use std::collections::{BTreeMap, BTreeSet};

/// An entry with everything it names looked up.
pub(in super::super) struct Participant<'e> {
    pub(in super::super) entry: &'e Entry,
    pub(in super::super) category: CategoryNo,
    /// From which stage on it is as if it had never been there; the number of
    /// stages stands for "since the result". `None` for an active entry.
    gone_since: Option<StageNo>,
    no_show: BTreeSet<StageNo>,
}

impl Participant<'_> {
    /// Whether it is active, or was until after this stage.
    pub(in super::super) fn takes_part_in(&self, stage: StageNo) -> bool {
        self.gone_since.is_none_or(|since| since > stage)
    }

    pub(in super::super) fn is_active(&self) -> bool {
        self.gone_since.is_none()
    }

    pub(in super::super) fn is_no_show_in(&self, stage: StageNo) -> bool {
        self.no_show.contains(&stage)
    }
}

pub(super) fn panels<'e>(
    edition: &'e Edition,
    names: &Names<'e>,
) -> Result<BTreeMap<(CategoryNo, StageNo), BTreeSet<&'e str>>, Refusal> {
    let list = Place::Root.member("categories");
    let mut panels = BTreeMap::new();
    for (number, category) in edition.categories.iter().enumerate() {
        let place = list.item(number);
        check_prizes(category, &place.member("prizes"))?;
        let place = place.member("panels");
        for (stage, judges) in &category.panels {
            let place = place.member(stage);
            let stage = names.stage(stage, &place)?;
            let judges = positions(judges.iter().map(String::as_str), &place)?;
            panels.insert((number, stage), judges.into_keys().collect());
        }
    }
    Ok(panels)
}

pub(super) fn participants<'e>(
    edition: &'e Edition,
    names: &Names<'e>,
) -> Result<Vec<Participant<'e>>, Refusal> {
    let list = Place::Root.member("entries");
    let participant = |(i, entry): (usize, &'e Entry)| {
        let place = list.item(i);
        let category = names.category(&entry.category, &place.member("category"))?;
        let since = match entry.since.as_deref() {
            None => 0,
            Some("result") => edition.stages.len(),
            Some(stage) => names.stage(stage, &place.member("since"))?,
        };
        let gone_since = match entry.status {
            EntryStatus::Active => None,
            EntryStatus::Withdrawn | EntryStatus::Disqualified => Some(since),
        };
        let place = place.member("no_show");
        let no_show = entry.no_show.iter().enumerate().map(|(i, stage)| names.stage(stage, &place.item(i)));
        Ok(Participant { entry, category, gone_since, no_show: no_show.collect::<Result<_, _>>()? })
    };
    edition.entries.iter().enumerate().map(participant).collect()
}

pub(super) fn members(edition: &Edition, participants: &[Participant<'_>]) -> Vec<Vec<EntryNo>> {
    let mut members = vec![Vec::new(); edition.categories.len()];
    let mut by_code: Vec<(EntryNo, &Participant<'_>)> = participants.iter().enumerate().collect();
    by_code.sort_unstable_by_key(|(_, participant)| participant.entry.id.as_str());
    for (number, participant) in by_code {
        if let Some(members) = members.get_mut(participant.category) {
            members.push(number);
        }
    }
    members
}

type Decisions<'e> = BTreeMap<(CategoryNo, &'e Board, BTreeSet<&'e str>), &'e Decision>;

/// Decisions by what they are about; of several about the same, the last.
pub(super) fn decisions<'e>(
    edition: &'e Edition,
    names: &Names<'e>,
    participants: &[Participant<'e>],
) -> Result<Decisions<'e>, Refusal> {
    let list = Place::Root.member("decisions");
    positions(edition.decisions.iter().map(|decision| decision.id.as_str()), &list)?;
    let mut decisions = BTreeMap::new();
    for (i, decision) in edition.decisions.iter().enumerate() {
        let place = list.item(i);
        let category = names.category(&decision.category, &place.member("category"))?;
        check_board(edition, names, &decision.at, &place.member("at"))?;
        let bad = || place.refuse(Fault::BadDecision);
        let entries = place.member("set");
        for (j, code) in decision.set.iter().enumerate() {
            let entry = names.entry(code, &entries.item(j))?;
            if participants.get(entry).is_none_or(|participant| participant.category != category) {
                return Err(bad());
            }
        }
        let set: BTreeSet<&str> = decision.set.iter().map(String::as_str).collect();
        let order: Vec<&str> = decision.order.iter().flatten().map(String::as_str).collect();
        let ordered: BTreeSet<&str> = order.iter().copied().collect();
        let each_once = set.len() == decision.set.len() && ordered == set && order.len() == set.len();
        if !each_once || set.len() < 2 || decision.order.iter().any(Vec::is_empty) {
            return Err(bad());
        }
        decisions.insert((category, &decision.at, set), decision);
    }
    Ok(decisions)
}

fn check_prizes(category: &super::Category, place: &Place<'_>) -> Result<(), Refusal> {
    let mut ranks = BTreeSet::new();
    let mut pool = 0u64;
    for (i, prize) in category.prizes.iter().enumerate() {
        if !ranks.insert(prize.rank) {
            return Err(place.item(i).refuse(Fault::DuplicateId));
        }
        // Shared ranks add prizes up, and a result holds no integer beyond 2^53.
        pool = pool.saturating_add(prize.amount);
        if prize.rank == 0 || pool > crate::canonical::LARGEST.unsigned_abs() {
            return Err(place.item(i).refuse(Fault::BadNumber));
        }
    }
    Ok(())
}

fn check_board(edition: &Edition, names: &Names<'_>, at: &Board, place: &Place<'_>) -> Result<(), Refusal> {
    let known = match at {
        Board::Total => true,
        Board::Cut(stage) => {
            names.stage(stage, place)?;
            edition.cuts.iter().any(|cut| cut.after == *stage)
        }
        Board::Award(award) => edition.awards.iter().any(|known| known.id == *award),
    };
    if known { Ok(()) } else { Err(place.refuse(Fault::BadDecision)) }
}
