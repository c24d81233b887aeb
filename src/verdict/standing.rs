//! How one entry stands in one stage: from cells to a stage score.

use super::aggregate::aggregate;
use super::register::{CriterionNo, EntryNo, Register, StageNo, StageRules};
use super::result::{Flag, StageResult};
use super::{CannotAssess, Fraction, Sheet, SheetState, Shown, Sums};
use std::collections::BTreeMap;
use std::num::NonZeroU64;

/// How one entry stands in one stage.
pub(super) struct Standing<'e> {
    /// What the result tells.
    pub(super) told: StageResult,
    /// The complete sheets, by judge: the ballots of head to head.
    pub(super) ballots: BTreeMap<&'e str, Fraction>,
    /// For each criterion how many judges assessed it, and its shown mean.
    criteria: Vec<(u64, Option<Fraction>)>,
}

impl<'e> Standing<'e> {
    /// How an entry stands in a stage: absent, by published sums, or by its sheets.
    pub(super) fn of(
        register: &Register<'e>,
        stage: StageNo,
        rules: &StageRules<'_>,
        entry: EntryNo,
    ) -> Self {
        let is_absent = register.participants.get(entry).is_some_and(|p| p.is_no_show_in(stage));
        match register.sums(stage, entry) {
            _ if is_absent => Self::of_no_show(rules),
            Some(sums) => Self::from_sums(rules, sums),
            None => Self::from_sheets(rules, register.sheets(stage, entry)),
        }
    }

    /// From sheets: the score of a sheet is the weighted mean of its marks, on
    /// the shown range. The quorum is filled in by the caller.
    fn from_sheets(rules: &StageRules<'_>, sheets: &[&'e Sheet]) -> Self {
        let mut told = nothing();
        let mut ballots = BTreeMap::new();
        let mut tally = vec![Tally::default(); rules.stage.criteria.len()];
        for sheet in sheets {
            match sheet.state {
                SheetState::Draft => {}
                SheetState::Void => told.void += 1,
                SheetState::Recused => told.recused += 1,
                SheetState::Submitted => {
                    let marks = marks(rules, sheet);
                    let complete = marks.iter().all(Option::is_some);
                    if complete {
                        told.sheets += 1;
                        ballots.insert(sheet.judge.as_str(), sheet_score(rules, &marks));
                    } else {
                        told.partial += 1;
                    }
                    let used = complete || rules.stage.cannot_assess == CannotAssess::CriterionMean;
                    for (tally, mark) in tally.iter_mut().zip(marks).filter(|_| used) {
                        tally.add(mark);
                    }
                }
            }
        }
        let criteria = shown_means(rules, &tally);
        let score = match rules.stage.cannot_assess {
            CannotAssess::ExcludeSheet => aggregate(&rules.stage.aggregate, ballots.values()),
            CannotAssess::CriterionMean => weighted_mean(rules, &criteria),
        };
        told.score = score.map(Shown);
        told.spread = spread(&ballots).map(Shown);
        let limit = rules.stage.spread.as_ref().map(|spread| spread.limit.value());
        if told.spread.as_ref().zip(limit).is_some_and(|(spread, limit)| spread.0 > *limit) {
            told.flags.push(Flag::Spread);
        }
        Self { told, ballots, criteria }
    }

    /// From sums: the mean of each criterion is known, single sheets are not,
    /// so there is no spread and there are no ballots.
    fn from_sums(rules: &StageRules<'_>, sums: &Sums) -> Self {
        let tally =
            |id| Tally { sum: i128::from(sums.cells.get(id).copied().unwrap_or(0)), count: sums.sheets };
        let tally: Vec<Tally> = rules.stage.criteria.iter().map(|criterion| tally(&criterion.id)).collect();
        let criteria = shown_means(rules, &tally);
        let score = weighted_mean(rules, &criteria).map(Shown);
        let flags = vec![Flag::Sums];
        let told = StageResult { sheets: sums.sheets, recused: sums.recused, flags, score, ..nothing() };
        Self { told, ballots: BTreeMap::new(), criteria }
    }

    /// Of an entry that did not appear, where that counts as the bottom of the scale.
    fn of_no_show(rules: &StageRules<'_>) -> Self {
        let bottom = rules.bottom();
        let told = StageResult { flags: vec![Flag::NoShow], score: Some(Shown(bottom.clone())), ..nothing() };
        let criteria = vec![(0, Some(bottom.clone())); rules.stage.criteria.len()];
        Self { told, ballots: BTreeMap::new(), criteria }
    }

    /// The stage score.
    pub(super) fn score(&self) -> Option<&Fraction> {
        self.told.score.as_ref().map(|score| &score.0)
    }

    /// The score of a criterion: the shown mean of its marks over the sheets used.
    pub(super) fn criterion(&self, criterion: CriterionNo) -> Option<&Fraction> {
        self.criteria.get(criterion)?.1.as_ref()
    }

    /// How many judges assessed each criterion.
    pub(super) fn assessed(&self) -> impl Iterator<Item = u64> + '_ {
        self.criteria.iter().map(|(count, _)| *count)
    }

    pub(super) fn has(&self, flag: Flag) -> bool {
        self.told.flags.contains(&flag)
    }
}

/// The sum of a criterion's marks, and how many there are.
#[derive(Clone, Copy, Default)]
struct Tally {
    sum: i128,
    count: u64,
}

impl Tally {
    fn add(&mut self, mark: Option<i64>) {
        if let Some(mark) = mark {
            self.sum += i128::from(mark);
            self.count += 1;
        }
    }
}

fn nothing() -> StageResult {
    StageResult {
        sheets: 0,
        need: 0,
        recused: 0,
        void: 0,
        partial: 0,
        flags: Vec::new(),
        spread: None,
        score: None,
    }
}

fn marks(rules: &StageRules<'_>, sheet: &Sheet) -> Vec<Option<i64>> {
    let cell = |id| sheet.cells.as_ref().and_then(|cells| cells.get(id)).copied().flatten();
    rules.stage.criteria.iter().map(|criterion| cell(&criterion.id)).collect()
}

fn sheet_score(rules: &StageRules<'_>, marks: &[Option<i64>]) -> Fraction {
    // At most 1000 criteria of 2^53 by 2^53: it fits.
    let weighed = |(criterion, mark): (&super::Criterion, &Option<i64>)| {
        i128::from(criterion.weight) * i128::from(mark.unwrap_or(0))
    };
    let sum: i128 = rules.stage.criteria.iter().zip(marks).map(weighed).sum();
    rules.show(&Fraction::ratio(sum, rules.weight))
}

fn shown_means(rules: &StageRules<'_>, tally: &[Tally]) -> Vec<(u64, Option<Fraction>)> {
    let mean = |tally: &Tally| NonZeroU64::new(tally.count).map(|count| Fraction::ratio(tally.sum, count));
    tally.iter().map(|tally| (tally.count, mean(tally).map(|mean| rules.show(&mean)))).collect()
}

fn weighted_mean(rules: &StageRules<'_>, criteria: &[(u64, Option<Fraction>)]) -> Option<Fraction> {
    let weighed = |(criterion, (_, mean)): (&super::Criterion, &(u64, Option<Fraction>))| {
        mean.as_ref().map(|mean| mean * criterion.weight)
    };
    let parts: Vec<Fraction> =
        rules.stage.criteria.iter().zip(criteria).map(weighed).collect::<Option<_>>()?;
    Some(parts.iter().sum::<Fraction>().divided_by(rules.weight))
}

fn spread(ballots: &BTreeMap<&str, Fraction>) -> Option<Fraction> {
    Some(ballots.values().max()? - ballots.values().min()?)
}
