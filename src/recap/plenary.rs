//! What the plenary (rapat pleno) may decide, and how its order is typed.

use crate::{
    problem::{Problems, What},
    verdict::{
        Board, CategoryResult, Decision, Edition, Outcome, Problem, Step, Tie, TieRule, file::VerdictFile,
    },
};
use std::collections::{BTreeMap, BTreeSet};

/// Entries that everything asked so far leaves level, and that the plenary may
/// bring into an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Where they are level.
    pub at: Board,
    /// The entries, by number.
    pub set: Vec<String>,
}

/// What became of a decision of the plenary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Its order stands.
    Counts,
    /// It leaves everybody level: the decision before it is taken back.
    TakenBack,
    /// A later one about the same entries took its place.
    Replaced,
    /// Nobody asked for it: those entries are not level (any more).
    NotAsked,
}

/// A decision of the plenary that was recorded, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionLine {
    /// The decision.
    pub decision: Decision,
    /// What became of it.
    pub fate: Fate,
}

/// What a released result rests on. The plenary decides about none of it again, but about entries that became level
/// since, because somebody who stood with them left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Released {
    level: Vec<(String, Vec<String>)>,
    decisions: BTreeSet<String>,
}

impl Released {
    /// What the file of a released result rests on.
    #[must_use]
    pub fn of(file: &VerdictFile) -> Self {
        let Outcome::Computed(computed) = &file.result else { return Self::default() };
        let level = computed.categories.iter().flat_map(|category| {
            let ties = category.ties.iter().filter(|tie| tie.at == Board::Total);
            let groups = ties.flat_map(|tie| &tie.order).filter(|group| group.len() > 1);
            groups.map(|group| (category.category.clone(), group.clone()))
        });
        let decisions = file.input.decisions.iter().map(|decision| decision.id.clone());
        Self { level: level.collect(), decisions: decisions.collect() }
    }

    /// Whether these entries stood level in it.
    #[must_use]
    pub fn has_level(&self, category: &str, set: &[String]) -> bool {
        let within = |group: &[String]| set.iter().all(|entry| group.contains(entry));
        self.level.iter().any(|(of, group)| of == category && within(group))
    }

    /// Whether it was computed with this decision.
    #[must_use]
    pub fn has_decision(&self, id: &str) -> bool {
        self.decisions.contains(id)
    }
}

/// The sets of a category that the plenary may decide about: still level on the
/// cut after `round` or, if it is the `last`, on the total, where the rules ask the plenary.
#[must_use]
pub fn level_sets(edition: &Edition, result: &CategoryResult, round: &str, last: bool) -> Vec<Level> {
    let ties = result.ties.iter().filter(|tie| is_here(&tie.at, round, last));
    let level = ties.filter(|tie| asks_plenary(edition, &tie.at)).flat_map(|tie| {
        let groups = tie.order.iter().filter(|group| group.len() > 1 && !is_left_level(result, tie, group));
        groups.map(|group| Level { at: tie.at.clone(), set: group.clone() })
    });
    level.collect()
}

/// What the plenary decided in a category about the same boards, the oldest first.
#[must_use]
pub fn decision_lines(
    edition: &Edition,
    result: &CategoryResult,
    round: &str,
    last: bool,
) -> Vec<DecisionLine> {
    let own =
        |decision: &&Decision| decision.category == result.category && is_here(&decision.at, round, last);
    let decisions: Vec<&Decision> = edition.decisions.iter().filter(own).collect();
    let mut lines = Vec::with_capacity(decisions.len());
    for (i, decision) in decisions.iter().enumerate() {
        let about_same = |later: &&Decision| later.at == decision.at && same(&later.set, &decision.set);
        let used = result.ties.iter().flat_map(|tie| &tie.steps).any(|step| answered_by(step, &decision.id));
        let fate = if decisions.iter().skip(i + 1).copied().any(|later| about_same(&later)) {
            Fate::Replaced
        } else if decision.order.len() < 2 {
            Fate::TakenBack
        } else if used {
            Fate::Counts
        } else {
            Fate::NotAsked
        };
        lines.push(DecisionLine { decision: (*decision).clone(), fate });
    }
    lines
}

fn is_here(at: &Board, round: &str, last: bool) -> bool {
    match at {
        Board::Total => last,
        Board::Cut(after) => after == round,
        Board::Award(_) => false,
    }
}

fn same(one: &[String], other: &[String]) -> bool {
    let sorted = |set: &[String]| {
        let mut set = set.to_vec();
        set.sort();
        set
    };
    sorted(one) == sorted(other)
}

fn answered_by(step: &Step, decision: &str) -> bool {
    step.decision.as_deref() == Some(decision)
}

/// Whether the plenary itself left these level, where it is not asked a second time:
/// only about those on a line that it has to draw it is.
fn is_left_level(result: &CategoryResult, tie: &Tie, group: &[String]) -> bool {
    let asked_again = result.problems.iter().any(|problem| match problem {
        Problem::CutTie { after, set } => tie.at == Board::Cut(after.clone()) && same(set, group),
        _ => false,
    });
    let within = |step: &Step| group.iter().all(|entry| step.set.contains(entry));
    let answered = tie.steps.iter().filter(|step| step.decision.is_some() && step.has_effect());
    !asked_again && answered.into_iter().any(within)
}

fn asks_plenary(edition: &Edition, at: &Board) -> bool {
    let cut = edition.cuts.iter().find(|cut| matches!(at, Board::Cut(after) if *after == cut.after));
    let chain = cut.and_then(|cut| cut.ties.as_ref()).unwrap_or(&edition.ties);
    chain.contains(&TieRule::Plenary)
}

/// The order that a form gives to a set: for every entry its place, `1` for the
/// best; entries with the same place stay level. Fields are named by the entries.
///
/// Errors: an entry without a place, a place that is none, and at the first entry
/// that all have the same, since that decides nothing. If the order `replaces` another
/// one, it takes that back.
pub fn read_order(
    set: &[String],
    typed: &BTreeMap<String, String>,
    replaces: bool,
) -> Result<Vec<Vec<String>>, Problems> {
    let mut problems = Problems::none();
    let mut order: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for entry in set {
        let given = typed.get(entry).map_or("", |place| place.trim());
        match given.parse::<usize>() {
            Ok(place) if (1..=set.len()).contains(&place) => {
                order.entry(place).or_default().push(entry.clone())
            }
            _ if given.is_empty() => problems.add(entry, What::ChooseOne),
            _ => problems.add(entry, What::UnknownOption),
        }
    }
    if let (true, [first, ..]) = (problems.is_empty() && order.len() < 2 && !replaces, set) {
        problems.add(first, What::AllAlike);
    }
    problems.into_result().map(|()| order.into_values().collect())
}
