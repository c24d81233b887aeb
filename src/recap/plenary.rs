//! What the plenary (rapat pleno) may decide, and how its order is typed.

use crate::{
    problem::{Problems, What},
    verdict::{
        AwardResult, Board, CategoryResult, Decision, Edition, Outcome, Place, Problem, Step, StepRule, Tie,
        TieRule, file::VerdictFile,
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
    /// Nobody asked for it: somebody whom it names is out, and the others are level without them.
    SomebodyLeft,
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
    level: Vec<(String, Board, Vec<String>)>,
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
            let ranks = groups.map(|group| (category.category.clone(), Board::Total, group.clone()));
            let shared = category.awards.iter().filter(|award| award.winners.len() > 1);
            let awards = shared.map(|award| {
                (category.category.clone(), Board::Award(award.award.clone()), award.winners.clone())
            });
            ranks.chain(awards)
        });
        let decisions = file.input.decisions.iter().map(|decision| decision.id.clone());
        Self { level: level.collect(), decisions: decisions.collect() }
    }

    /// Whether these entries stood level there in it.
    #[must_use]
    pub fn has_level(&self, category: &str, at: &Board, set: &[String]) -> bool {
        let within = |group: &[String]| set.iter().all(|entry| group.contains(entry));
        self.level.iter().any(|(of, board, group)| of == category && board == at && within(group))
    }

    /// Whether it was computed with this decision.
    #[must_use]
    pub fn has_decision(&self, id: &str) -> bool {
        self.decisions.contains(id)
    }
}

/// The sets of a category that the plenary may decide about: still level on the
/// cut after `round` or, if it is the `last`, on the total and for an award, where the rules ask the plenary.
#[must_use]
pub fn level_sets(edition: &Edition, result: &CategoryResult, round: &str, last: bool) -> Vec<Level> {
    let ties = result.ties.iter().filter(|tie| is_here(&tie.at, round, last));
    let level = ties.filter(|tie| asks_plenary(edition, &tie.at)).flat_map(|tie| {
        let groups = tie.order.iter().filter(|group| group.len() > 1 && !is_left_level(result, tie, group));
        groups.map(|group| Level { at: tie.at.clone(), set: group.clone() })
    });
    let awards = result.awards.iter().filter(|_| last).filter(|award| award.winners.len() > 1);
    let open = awards.filter(|award| award_asks_plenary(edition, award) && !shares_by_decision(award));
    let awards =
        open.map(|award| Level { at: Board::Award(award.award.clone()), set: award.winners.clone() });
    level.chain(awards).collect()
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
        let steps = result.ties.iter().flat_map(|tie| &tie.steps);
        let mut steps = steps.chain(result.awards.iter().flat_map(|award| &award.steps));
        let used = steps.any(|step| answered_by(step, &decision.id));
        let fate = if decisions.iter().skip(i + 1).copied().any(|later| about_same(&later)) {
            Fate::Replaced
        } else if decision.order.len() < 2 {
            Fate::TakenBack
        } else if used {
            Fate::Counts
        } else if is_left_by_somebody(result, decision) {
            Fate::SomebodyLeft
        } else {
            Fate::NotAsked
        };
        lines.push(DecisionLine { decision: (*decision).clone(), fate });
    }
    lines
}

fn is_here(at: &Board, round: &str, last: bool) -> bool {
    match at {
        Board::Total | Board::Award(_) => last,
        Board::Cut(after) => after == round,
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

/// Whether somebody whom a decision names is out, and those who are left of them are level there still: in the end, or
/// when the plenary was asked. Whom an earlier question parts by now it was not asked about for another reason.
fn is_left_by_somebody(result: &CategoryResult, decision: &Decision) -> bool {
    let is_out =
        |entry: &String| result.entries.iter().any(|row| row.entry == *entry && row.status != Place::Active);
    let (out, left): (Vec<&String>, Vec<&String>) = decision.set.iter().partition(|entry| is_out(entry));
    let holds = |set: &[String]| left.iter().all(|entry| set.contains(entry));
    let is_asked = |step: &Step| step.rule == StepRule::Plenary && holds(&step.set);
    let in_tie = |tie: &Tie| {
        let is_level = tie.order.iter().any(|group| holds(group)) || tie.steps.iter().any(is_asked);
        tie.at == decision.at && is_level
    };
    let in_award = |award: &AwardResult| {
        let is_level = holds(&award.winners) || award.steps.iter().any(is_asked);
        Board::Award(award.award.clone()) == decision.at && is_level
    };
    let is_level = || result.ties.iter().any(in_tie) || result.awards.iter().any(in_award);
    !out.is_empty() && left.len() > 1 && is_level()
}

/// Whether the plenary itself let these share an award.
fn shares_by_decision(award: &AwardResult) -> bool {
    let answered = award.steps.iter().filter(|step| step.decision.is_some() && step.has_effect());
    answered.into_iter().any(|step| award.winners.iter().all(|entry| step.set.contains(entry)))
}

/// Whether an award leaves those who are level to the plenary.
fn award_asks_plenary(edition: &Edition, result: &AwardResult) -> bool {
    let award = edition.awards.iter().find(|award| award.id == result.award);
    award.is_some_and(|award| award.chain().contains(&TieRule::Plenary))
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
