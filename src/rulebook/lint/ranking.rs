//! Cuts, totals, tie chains, special awards.

use super::{FaultKind, Faults, Named, eligibility::check_amount};
use crate::{
    rulebook::{Award, Rulebook},
    verdict::{AwardCriterion, Cut, Fraction, OnTie, Take, TieRule},
};
use std::collections::{BTreeMap, BTreeSet};

const MOST_WEIGHT: i64 = 1000;
const MOST_RULES: usize = 20;

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let ranking = &rulebook.ranking;
    for (i, cut) in ranking.cuts.iter().enumerate() {
        let at = format!("ranking.cuts[{i}]");
        if ranking.cuts.iter().take(i).any(|earlier| earlier.after == cut.after) {
            faults.add(format!("{at}.after"), FaultKind::TwoCuts);
        }
        check_cut(rulebook, cut, &at, faults);
    }
    check_weights(rulebook, &ranking.total, "ranking.total", None, faults);
    check_counted(rulebook, faults);
    let place = Chain { rulebook, upto: None, is_award: false };
    place.check(&ranking.ties, "ranking.ties", faults);
    if ranking.ties.last() != Some(&TieRule::Plenary) && !ranking.shared {
        faults.add("ranking.ties", FaultKind::TieChainOpen);
    }
    faults.count("awards", rulebook.awards.len(), 0, 50);
    for (i, award) in rulebook.awards.iter().enumerate() {
        check_award(rulebook, award, &format!("awards[{i}]"), faults);
    }
}

fn check_cut(rulebook: &Rulebook, cut: &Cut, at: &str, faults: &mut Faults) {
    let rounds = &rulebook.rounds;
    if !faults.known(format!("{at}.after"), &cut.after, Named::Round, rounds.iter().map(|r| r.id.as_str())) {
        return;
    }
    if rounds.last().is_some_and(|last| last.id == cut.after) {
        faults.add(format!("{at}.after"), FaultKind::CutAfterLast);
        return;
    }
    let upto = rounds.iter().position(|round| round.id == cut.after);
    check_weights(rulebook, &cut.basis, &format!("{at}.basis"), upto, faults);
    if let Some(least) = &cut.at_least {
        let value = least.value();
        if *value < Fraction::whole(0) || *value > Fraction::whole(100) {
            faults.add(format!("{at}.at_least"), FaultKind::ScoreOutside(least.to_string()));
        }
    }
    check_take(rulebook, &cut.take, &format!("{at}.take"), faults);
    if let Some(ties) = &cut.ties {
        Chain { rulebook, upto, is_award: false }.check(ties, &format!("{at}.ties"), faults);
    }
    let chain = cut.ties.as_ref().unwrap_or(&rulebook.ranking.ties);
    if cut.on_tie == OnTie::Decide && chain.last() != Some(&TieRule::Plenary) {
        faults.add(format!("{at}.on_tie"), FaultKind::TieChainOpen);
    }
}

fn check_take(rulebook: &Rulebook, take: &Take, at: &str, faults: &mut Faults) {
    match take {
        Take::Each(take) => faults.number(at, *take, 1, MOST_WEIGHT),
        Take::ByCategory(takes) => {
            for (category, take) in takes {
                let at = format!("{at}.{category}");
                let categories = rulebook.categories.iter().map(|c| c.id.as_str());
                if faults.known(at.as_str(), category, Named::Category, categories) {
                    faults.number(at, *take, 1, MOST_WEIGHT);
                }
            }
            for category in rulebook.categories.iter().filter(|c| !takes.contains_key(&c.id)) {
                faults.add(at, FaultKind::TakeMissing(category.id.clone()));
            }
        }
    }
}

/// Weights of rounds; with `upto`, only of those up to that one.
fn check_weights(
    rulebook: &Rulebook,
    weights: &BTreeMap<String, u64>,
    at: &str,
    upto: Option<usize>,
    faults: &mut Faults,
) {
    faults.count(at, weights.len(), 1, rulebook.rounds.len().max(1));
    for (round, weight) in weights {
        let at = format!("{at}.{round}");
        if check_round(rulebook, round, at.clone(), upto, faults) {
            faults.number(at, *weight, 1, MOST_WEIGHT);
        }
    }
}

/// A round that counts for nothing would be judged in vain.
fn check_counted(rulebook: &Rulebook, faults: &mut Faults) {
    let ranking = &rulebook.ranking;
    let counted: BTreeSet<&String> =
        ranking.cuts.iter().flat_map(|cut| cut.basis.keys()).chain(ranking.total.keys()).collect();
    // Names that do not exist are said already, and may be slips for these.
    if counted.iter().all(|id| rulebook.round(id).is_some()) {
        for round in rulebook.rounds.iter().filter(|round| !counted.contains(&round.id)) {
            faults.add("ranking.total", FaultKind::RoundUncounted(round.id.clone()));
        }
    }
}

fn check_round(rulebook: &Rulebook, id: &str, at: String, upto: Option<usize>, faults: &mut Faults) -> bool {
    let known = faults.known(at.as_str(), id, Named::Round, rulebook.rounds.iter().map(|r| r.id.as_str()));
    let is_later = |upto| rulebook.rounds.iter().skip(upto + 1usize).any(|round| round.id == id);
    if known && upto.is_some_and(is_later) {
        faults.add(at, FaultKind::RoundLater);
        return false;
    }
    known
}

fn check_criterion(rulebook: &Rulebook, round: &str, criterion: &str, at: &str, faults: &mut Faults) {
    let criteria = rulebook.round(round).map_or(&[][..], |round| &round.criteria);
    let criteria = criteria.iter().map(|c| c.id.as_str());
    faults.known(format!("{at}.criterion"), criterion, Named::Criterion, criteria);
}

fn check_award(rulebook: &Rulebook, award: &Award, at: &str, faults: &mut Faults) {
    if let Some(category) = &award.category {
        let categories = rulebook.categories.iter().map(|c| c.id.as_str());
        faults.known(format!("{at}.category"), category, Named::Category, categories);
    }
    faults.count(format!("{at}.of"), award.of.len(), 1, 20);
    for (i, of) in award.of.iter().enumerate() {
        let at = format!("{at}.of[{i}]");
        if check_round(rulebook, &of.stage, format!("{at}.stage"), None, faults) {
            check_criterion(rulebook, &of.stage, &of.criterion, &at, faults);
        }
        faults.number(format!("{at}.weight"), of.weight, 1, MOST_WEIGHT);
        let same =
            |earlier: &AwardCriterion| (&earlier.stage, &earlier.criterion) == (&of.stage, &of.criterion);
        if award.of.iter().take(i).any(same) {
            faults.add(at, FaultKind::DuplicateName(of.criterion.clone()));
        }
    }
    check_amount(award.amount, format!("{at}.amount"), faults);
    Chain { rulebook, upto: None, is_award: true }.check(&award.ties, &format!("{at}.ties"), faults);
}

/// Where a tie chain stands.
struct Chain<'r> {
    rulebook: &'r Rulebook,
    /// The last round that is known there, if not all are.
    upto: Option<usize>,
    /// Whether final ranks exist there.
    is_award: bool,
}

impl Chain<'_> {
    fn check(&self, rules: &[TieRule], at: &str, faults: &mut Faults) {
        faults.count(at, rules.len(), 0, MOST_RULES);
        for (i, rule) in rules.iter().enumerate() {
            let place = format!("{at}[{i}]");
            if rules.iter().take(i).any(|earlier| earlier == rule) {
                faults.add(place, FaultKind::RuleTwice);
                continue;
            }
            if *rule == TieRule::Plenary && i + 1 < rules.len() {
                faults.add(place.as_str(), FaultKind::PlenaryNotLast);
            }
            self.check_rule(rule, place, faults);
        }
    }

    fn check_rule(&self, rule: &TieRule, at: String, faults: &mut Faults) {
        let mut round = |id: &str, at: String| check_round(self.rulebook, id, at, self.upto, faults);
        match rule {
            TieRule::Stage { stage } => drop(round(stage, format!("{at}.stage"))),
            TieRule::Criterion { stage, criterion } => {
                if round(stage, format!("{at}.stage")) {
                    check_criterion(self.rulebook, stage, criterion, &at, faults);
                }
            }
            TieRule::HeadToHead { stages: None } | TieRule::Plenary => {}
            TieRule::HeadToHead { stages: Some(stages) } => {
                for (i, stage) in stages.iter().enumerate() {
                    let at = format!("{at}.stages[{i}]");
                    if stages.iter().take(i).any(|earlier| earlier == stage) {
                        faults.add(at, FaultKind::DuplicateName(stage.clone()));
                    } else {
                        check_round(self.rulebook, stage, at, self.upto, faults);
                    }
                }
                faults.count(format!("{at}.stages"), stages.len(), 1, self.rulebook.rounds.len().max(1));
            }
            TieRule::Rank if self.is_award => {}
            TieRule::Rank => faults.add(at, FaultKind::RankRule),
        }
    }
}
