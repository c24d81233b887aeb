//! The course of one category: stage after stage, in the one order in which
//! every program that computes this has to meet the same problem first.

use super::cut::{self, Drawn};
use super::panel;
use super::ranking::{self, Class};
use super::register::{CategoryNo, EntryNo, Register, StageNo};
use super::result::{CategoryResult, CategoryStatus, CutResult, Problem, Tie, Warning};
use super::standing::Standing;
use super::{Board, Category, NoShow, award, finish, prize};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a category on its way.
pub(super) struct Course<'e> {
    pub(super) register: &'e Register<'e>,
    pub(super) category: CategoryNo,
    pub(super) used_decisions: BTreeSet<&'e str>,
    /// By stage, those already held.
    standings: Vec<BTreeMap<EntryNo, Standing<'e>>>,
    /// Those still in, by code.
    living: Vec<EntryNo>,
    /// Those who did not appear, where that means out.
    pub(super) out: BTreeSet<EntryNo>,
    cuts: Vec<CutResult>,
    /// Those who ended at each cut.
    ended: Vec<(&'e Board, Vec<Class>)>,
    ties: Vec<Tie>,
    problems: Vec<Problem>,
    warnings: Vec<Warning>,
}

/// The result of one category.
pub(super) fn run<'e>(register: &'e Register<'e>, number: CategoryNo, category: &Category) -> CategoryResult {
    let mut course = Course {
        register,
        category: number,
        used_decisions: BTreeSet::new(),
        standings: Vec::new(),
        living: register.members(number).to_vec(),
        out: BTreeSet::new(),
        cuts: Vec::new(),
        ended: Vec::new(),
        ties: Vec::new(),
        problems: Vec::new(),
        warnings: Vec::new(),
    };
    let levels = course.hold_stages(category).then(|| course.levels());
    let places = levels.as_deref().map_or_else(Vec::new, finish::places);
    let entries = finish::entries(&course, &places);
    let status = if levels.is_some() { CategoryStatus::Ranked } else { CategoryStatus::Blocked };
    let prizes = prize::share(register, &category.prizes, &places);
    let awards = award::give(&mut course, &places, status);
    course.warn_of_unused_decisions(category);
    CategoryResult {
        category: category.id.clone(),
        status,
        problems: course.problems,
        warnings: course.warnings,
        entries,
        cuts: course.cuts,
        ties: course.ties,
        prizes,
        awards,
    }
}

impl<'e> Course<'e> {
    /// How an entry stood in a stage that was held.
    pub(super) fn standing(&self, stage: StageNo, entry: EntryNo) -> Option<&Standing<'e>> {
        self.standings.get(stage)?.get(&entry)
    }

    /// How an entry stood in every stage that it reached.
    pub(super) fn standings(&self, entry: EntryNo) -> impl Iterator<Item = (&'e str, &Standing<'e>)> {
        let stages = self.register.stages.iter().zip(&self.standings);
        stages.filter_map(move |(rules, held)| Some((rules.stage.id.as_str(), held.get(&entry)?)))
    }

    /// Holds one stage after the other; false if a problem stops the category.
    fn hold_stages(&mut self, category: &Category) -> bool {
        (0..self.register.stages.len()).all(|stage| self.hold_stage(stage) && self.draw_line(stage, category))
    }

    fn hold_stage(&mut self, stage: StageNo) -> bool {
        let register = self.register;
        let Some(rules) = register.stages.get(stage) else { return true };
        let participant = |entry: EntryNo| register.participants.get(entry);
        self.living.retain(|&entry| participant(entry).is_some_and(|p| p.takes_part_in(stage)));
        let absent = |entry: &EntryNo| participant(*entry).is_some_and(|p| p.is_no_show_in(stage));
        if rules.stage.no_show == NoShow::Out {
            self.out.extend(self.living.iter().copied().filter(absent));
            self.living.retain(|entry| !absent(entry));
        }
        self.warn_of_ignored_sheets(stage, absent);
        let panel = panel::size(register, self.category, stage);
        let stand = |&entry: &EntryNo| {
            let mut standing = Standing::of(register, stage, rules, entry);
            standing.told.need = panel::need(&rules.stage.quorum, panel, standing.told.recused);
            (entry, standing)
        };
        let standings: BTreeMap<EntryNo, Standing<'e>> = self.living.iter().map(stand).collect();
        for &entry in &self.living {
            let missing =
                standings.get(&entry).map(|s| panel::missing_sheets(rules, register.code(entry), s));
            self.problems.extend(missing.into_iter().flatten());
        }
        self.problems.extend(panel::not_uniform(register, stage, rules, &standings));
        self.standings.push(standings);
        self.problems.is_empty()
    }

    fn draw_line(&mut self, stage: StageNo, category: &Category) -> bool {
        let register = self.register;
        let Some(rules) = register.cut(stage) else { return true };
        let living = std::mem::take(&mut self.living);
        let Drawn { passed, failed, told, ties, problem } = cut::draw(self, rules, category, &living);
        self.living = passed;
        self.ended.push((&rules.at, failed));
        self.cuts.push(told);
        self.ties.extend(ties);
        self.problems.extend(problem);
        self.problems.is_empty()
    }

    /// The levels of the final list: the total, then the cuts from the last to
    /// the first. Whoever passed more cuts stands before whoever passed fewer,
    /// whatever the numbers.
    fn levels(&mut self) -> Vec<(&'e Board, Vec<Class>)> {
        let register = self.register;
        let participant = |entry: EntryNo| register.participants.get(entry);
        let is_active = |entry: &EntryNo| participant(*entry).is_some_and(|p| p.is_active());
        self.living.retain(is_active);
        let living = std::mem::take(&mut self.living);
        let (finalists, ties) = ranking::rank(self, &Board::Total, &living, &register.total, &register.ties);
        self.ties.extend(ties);
        let mut levels = vec![(&Board::Total, finalists)];
        levels.extend(self.ended.iter().rev().cloned());
        for (_, classes) in &mut levels {
            classes.iter_mut().for_each(|class| class.members.retain(is_active));
            classes.retain(|class| !class.members.is_empty());
        }
        levels
    }

    /// Sheets of entries that are not in a stage are left out of account,
    /// those of an entry that did not appear as well.
    fn warn_of_ignored_sheets(&mut self, stage: StageNo, absent: impl Fn(&EntryNo) -> bool) {
        let register = self.register;
        let living: BTreeSet<EntryNo> = self.living.iter().copied().collect();
        for &entry in register.members(self.category) {
            let has_sheets =
                !register.sheets(stage, entry).is_empty() || register.sums(stage, entry).is_some();
            if has_sheets && (absent(&entry) || !living.contains(&entry)) {
                let stage =
                    register.stages.get(stage).map(|rules| rules.stage.id.clone()).unwrap_or_default();
                self.warnings.push(Warning::SheetsIgnored { stage, entry: register.code(entry).to_owned() });
            }
        }
    }

    fn warn_of_unused_decisions(&mut self, category: &Category) {
        let decisions =
            self.register.edition.decisions.iter().filter(|decision| decision.category == category.id);
        let unused = decisions.filter(|decision| !self.used_decisions.contains(decision.id.as_str()));
        let warning = |decision: &super::Decision| Warning::DecisionNotUsed { decision: decision.id.clone() };
        self.warnings.extend(unused.map(warning));
    }
}
