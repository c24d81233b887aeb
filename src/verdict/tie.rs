//! The tie chain: what level entries are asked, one question after the other.
//!
//! Each question splits the set it is asked of; each part that is still level
//! is asked the next one. Who is level when the chain ends shares a rank.

use super::course::Course;
use super::head_to_head::{self, Ballots};
use super::register::{EntryNo, Rule, StageNo};
use super::result::{Pair, Step, StepRule};
use super::{Board, Fraction};
use std::collections::BTreeMap;

/// Breaks ties on one board.
pub(super) struct TieBreak<'b, 'e> {
    pub(super) course: &'b mut Course<'e>,
    pub(super) at: &'e Board,
    pub(super) chain: &'b [Rule<'e>],
    /// The final ranks, where there are some already.
    pub(super) ranks: &'b BTreeMap<EntryNo, u64>,
}

impl TieBreak<'_, '_> {
    /// The order of level entries: groups, best first, each by code. Leaves a
    /// step for every question that was reached.
    pub(super) fn refine(&mut self, set: Vec<EntryNo>, steps: &mut Vec<Step>) -> Vec<Vec<EntryNo>> {
        self.ask(0, set, steps)
    }

    /// Puts one more question to the plenary, outside the chain: the answer,
    /// if there is a decision about exactly this set.
    pub(super) fn ask_plenary(&mut self, set: &[EntryNo]) -> Option<(Step, Vec<Vec<EntryNo>>)> {
        let answer = self.plenary(set)?;
        Some(answer.into_step(StepRule::Plenary, set, self.course))
    }

    fn ask(&mut self, question: usize, set: Vec<EntryNo>, steps: &mut Vec<Step>) -> Vec<Vec<EntryNo>> {
        let Some(rule) = self.chain.get(question).filter(|_| set.len() > 1) else {
            return vec![set];
        };
        let (name, answer) = match rule {
            Rule::Stage(stage, id) => {
                let stage = *stage;
                let key = |course: &Course<'_>, entry| course.standing(stage, entry)?.score().cloned();
                (StepRule::Stage((*id).to_owned()), self.by_key(&set, key))
            }
            Rule::Criterion(stage, criterion, id, criterion_id) => {
                let (stage, criterion) = (*stage, *criterion);
                let key =
                    |course: &Course<'_>, entry| course.standing(stage, entry)?.criterion(criterion).cloned();
                (StepRule::Criterion((*id).to_owned(), (*criterion_id).to_owned()), self.by_key(&set, key))
            }
            Rule::HeadToHead(stages) => (StepRule::HeadToHead, Some(self.head_to_head(&set, stages))),
            Rule::Plenary => (StepRule::Plenary, self.plenary(&set)),
            Rule::Rank => (StepRule::Rank, self.by_rank(&set)),
        };
        let answer = answer.unwrap_or_else(|| Answer::skipped(&set));
        let (step, parts) = answer.into_step(name, &set, self.course);
        steps.push(step);
        parts.into_iter().flat_map(|part| self.ask(question + 1, part, steps)).collect()
    }

    /// The higher key first; no answer, if somebody has none.
    fn by_key(
        &self,
        set: &[EntryNo],
        key: impl Fn(&Course<'_>, EntryNo) -> Option<Fraction>,
    ) -> Option<Answer> {
        let mut keyed: Vec<(Fraction, EntryNo)> =
            set.iter().map(|&entry| Some((key(self.course, entry)?, entry))).collect::<Option<_>>()?;
        // Stable, so that equal keys keep the order by code.
        keyed.sort_by(|a, b| b.0.cmp(&a.0));
        let parts =
            keyed.chunk_by(|a, b| a.0 == b.0).map(|part| part.iter().map(|(_, entry)| *entry).collect());
        let parts = parts.collect();
        let values =
            keyed.into_iter().map(|(value, entry)| (self.course.register.code(entry).to_owned(), value));
        Some(Answer { parts, values: Some(values.collect()), ..Answer::default() })
    }

    /// The better, that is the lower, rank first.
    fn by_rank(&self, set: &[EntryNo]) -> Option<Answer> {
        let ranks = self.ranks;
        let mut answer = self.by_key(set, |_, entry| ranks.get(&entry).map(|&rank| Fraction::whole(rank)))?;
        answer.parts.reverse();
        Some(answer)
    }

    fn head_to_head(&self, set: &[EntryNo], stages: &[StageNo]) -> Answer {
        let count = |a: EntryNo, b: EntryNo| {
            let both = stages.iter().filter_map(|&stage| {
                let ballots = |entry| self.course.standing(stage, entry).map(|standing| &standing.ballots);
                ballots(a).zip(ballots(b))
            });
            head_to_head::count(both)
        };
        let row = |(i, &a): (usize, &EntryNo)| set.iter().skip(i + 1).map(|&b| count(a, b)).collect();
        let rows: Vec<Vec<Ballots>> = set.iter().enumerate().map(row).collect();
        let code = |i: usize| set.get(i).map_or("", |&entry| self.course.register.code(entry)).to_owned();
        let pair = |(i, j, ballots): (usize, usize, &Ballots)| Pair {
            a: code(i),
            b: code(j),
            for_a: ballots.first,
            for_b: ballots.second,
            equal: ballots.equal,
        };
        let cells = rows.iter().enumerate();
        let cells =
            cells.flat_map(|(i, row)| row.iter().enumerate().map(move |(j, cell)| (i, i + 1 + j, cell)));
        let pairs = cells.map(pair).collect();
        let parts = head_to_head::groups(&rows).into_iter().map(|mut part| {
            part.sort_unstable();
            part.into_iter().filter_map(|i| set.get(i).copied()).collect()
        });
        Answer { parts: parts.collect(), pairs: Some(pairs), ..Answer::default() }
    }

    fn plenary(&mut self, set: &[EntryNo]) -> Option<Answer> {
        let register = self.course.register;
        let by_code: BTreeMap<&str, EntryNo> =
            set.iter().map(|&entry| (register.code(entry), entry)).collect();
        let decision = register.decision(self.course.category, self.at, by_code.keys().copied().collect())?;
        self.course.used_decisions.insert(&decision.id);
        let parts = decision.order.iter().map(|part| {
            let mut part: Vec<&str> = part.iter().map(String::as_str).collect();
            part.sort_unstable();
            part.into_iter().filter_map(|code| by_code.get(code).copied()).collect()
        });
        Some(Answer { parts: parts.collect(), decision: Some(decision.id.clone()), ..Answer::default() })
    }
}

/// What a question parts, and by what.
#[derive(Default)]
struct Answer {
    parts: Vec<Vec<EntryNo>>,
    values: Option<BTreeMap<String, Fraction>>,
    pairs: Option<Vec<Pair>>,
    decision: Option<String>,
    skipped: bool,
}

impl Answer {
    fn skipped(set: &[EntryNo]) -> Self {
        Self { parts: vec![set.to_vec()], skipped: true, ..Self::default() }
    }

    /// What the result tells, and the parts to go on with.
    fn into_step(self, rule: StepRule, set: &[EntryNo], course: &Course<'_>) -> (Step, Vec<Vec<EntryNo>>) {
        let step = Step {
            rule,
            set: course.register.codes(set),
            parts: self.parts.iter().map(|part| course.register.codes(part)).collect(),
            values: self.values,
            pairs: self.pairs,
            decision: self.decision,
            skipped: self.skipped,
        };
        (step, self.parts)
    }
}
