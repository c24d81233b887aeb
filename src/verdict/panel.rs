//! Whether enough judges read every entry: quorum, further readings, one panel for all.

use super::register::{EntryNo, Register, StageNo, StageRules};
use super::result::{Flag, Problem};
use super::standing::Standing;
use super::{CannotAssess, OnSpread, Quorum, SheetState};
use std::collections::{BTreeMap, BTreeSet};

/// How many judges the panel of a stage has: those listed, or else those with a submitted or recused sheet
/// for any entry of the category, whether it is still in the running or not.
pub(super) fn size(register: &Register<'_>, category: usize, stage: StageNo) -> u64 {
    let size = match register.panel(category, stage) {
        Some(listed) => listed.len(),
        None => {
            let members = register.members(category).iter();
            let sheets = members.flat_map(|&entry| register.sheets(stage, entry));
            let seated = sheets.filter(|sheet| match sheet.state {
                SheetState::Submitted | SheetState::Recused => true,
                SheetState::Draft | SheetState::Void => false,
            });
            seated.map(|sheet| sheet.judge.as_str()).collect::<BTreeSet<_>>().len()
        }
    };
    u64::try_from(size).unwrap_or(u64::MAX)
}

/// The quorum of an entry: the larger of the fixed number and the share of
/// the panel without those who recused themselves, rounded up.
pub(super) fn need(quorum: &Quorum, panel: u64, recused: u64) -> u64 {
    let share = panel.saturating_sub(recused).saturating_mul(quorum.panel_percent).div_ceil(100);
    quorum.min_sheets.max(share)
}

/// What is missing for one entry. Nothing is asked of an entry that did not appear.
pub(super) fn missing_sheets(rules: &StageRules<'_>, entry: &str, standing: &Standing<'_>) -> Vec<Problem> {
    let (stage, told) = (&rules.stage.id, &standing.told);
    let (stage, entry) = (|| stage.clone(), || entry.to_owned());
    let mut problems = Vec::new();
    if standing.has(Flag::NoShow) {
        return problems;
    }
    match rules.stage.cannot_assess {
        // Trimming may leave nothing although the quorum is there.
        CannotAssess::ExcludeSheet => {
            if told.sheets < told.need || told.score.is_none() {
                problems.push(Problem::Quorum {
                    stage: stage(),
                    entry: entry(),
                    have: told.sheets,
                    need: told.need,
                });
            }
        }
        CannotAssess::CriterionMean => {
            let short =
                rules.stage.criteria.iter().zip(standing.assessed()).filter(|&(_, have)| have < told.need);
            problems.extend(short.map(|(criterion, have)| Problem::CriterionQuorum {
                stage: stage(),
                entry: entry(),
                criterion: criterion.id.clone(),
                have,
                need: told.need,
            }));
        }
    }
    if let Some(spread) = rules.stage.spread.as_ref().filter(|_| standing.has(Flag::Spread)) {
        let need = rules.stage.quorum.min_sheets.saturating_add(spread.extra_sheets);
        match spread.on {
            OnSpread::RequireExtra if told.sheets < need => {
                problems.push(Problem::ExtraSheetNeeded {
                    stage: stage(),
                    entry: entry(),
                    have: told.sheets,
                    need,
                });
            }
            OnSpread::RequireExtra | OnSpread::Flag => {}
        }
    }
    problems
}

/// Judges with a complete sheet for some entries but not for all of those
/// which appeared and from which they did not recuse themselves. Entries of
/// which only sums are published can't be checked.
pub(super) fn not_uniform(
    register: &Register<'_>,
    stage: StageNo,
    rules: &StageRules<'_>,
    standings: &BTreeMap<EntryNo, Standing<'_>>,
) -> Vec<Problem> {
    if !rules.stage.quorum.same_judges {
        return Vec::new();
    }
    let judges: BTreeSet<&str> =
        standings.values().flat_map(|standing| standing.ballots.keys().copied()).collect();
    let mut missing: BTreeMap<&str, Vec<EntryNo>> = BTreeMap::new();
    for (&entry, standing) in standings {
        if standing.has(Flag::NoShow) || standing.has(Flag::Sums) {
            continue;
        }
        let sheets = register.sheets(stage, entry).iter();
        let recused: BTreeSet<&str> = sheets
            .filter(|sheet| sheet.state == SheetState::Recused)
            .map(|sheet| sheet.judge.as_str())
            .collect();
        for judge in &judges {
            if !standing.ballots.contains_key(judge) && !recused.contains(judge) {
                missing.entry(judge).or_default().push(entry);
            }
        }
    }
    let problem = |(judge, entries): (&str, Vec<EntryNo>)| Problem::PanelNotUniform {
        stage: rules.stage.id.clone(),
        judge: judge.to_owned(),
        missing: register.codes(&entries),
    };
    missing.into_iter().map(problem).collect()
}
