//! How entries are judged and ranked, as rules.

use super::Sayer;
use crate::{format, t};
use juara::{
    Locale,
    rulebook::{Round, ScaleRule},
    verdict::{Aggregate, CannotAssess, Cut, NoShow, OnSpread, OnTie, Quorum, Take, TieRule},
};
use std::collections::BTreeMap;

/// How many sheets an entry needs in a round; where criteria are averaged one by one, how many marks each of them.
#[must_use]
pub fn quorum(locale: Locale, round: &Round) -> String {
    let Quorum { min_sheets: sheets, panel_percent, same_judges } = round.quorum;
    let sheets = match (round.cannot_assess, sheets) {
        (CannotAssess::ExcludeSheet, 1) => t!(locale, rules.one_complete_sheet),
        (CannotAssess::ExcludeSheet, count) => t!(locale, rules.complete_sheets, count = count),
        (CannotAssess::CriterionMean, 1) => t!(locale, rules.one_sheet),
        (CannotAssess::CriterionMean, count) => t!(locale, rules.sheets, count = count),
    };
    let need = match (round.cannot_assess, panel_percent) {
        (CannotAssess::ExcludeSheet, 0) => t!(locale, rules.quorum, sheets = sheets),
        (CannotAssess::ExcludeSheet, percent) => {
            t!(locale, rules.quorum_share, sheets = sheets, percent = percent)
        }
        (CannotAssess::CriterionMean, 0) => t!(locale, rules.quorum_criterion, sheets = sheets),
        (CannotAssess::CriterionMean, percent) => {
            t!(locale, rules.quorum_criterion_share, sheets = sheets, percent = percent)
        }
    };
    if same_judges { format!("{need} {}", t!(locale, rules.same_judges)) } else { need }
}

/// What becomes of an entry that does not appear.
#[must_use]
pub fn no_show(locale: Locale, rule: NoShow) -> String {
    match rule {
        NoShow::Out => t!(locale, rules.no_show_out),
        NoShow::Zero => t!(locale, rules.no_show_zero),
    }
}

impl Sayer<'_> {
    pub(super) fn reading(&self, round: &Round) -> String {
        let l = self.locale;
        let how = if round.blind { t!(l, rules.blind) } else { t!(l, rules.open) };
        format!("{} {how}", round.summary.get(l))
    }

    pub(super) fn scale(&self, scale: ScaleRule) -> String {
        let l = self.locale;
        let said = match (scale.points(), scale.per_point) {
            (Some((min, max)), 1) => t!(l, rules.scale_whole, min = min, max = max),
            (Some((min, max)), 2) => t!(l, rules.scale_half, min = min, max = max),
            (Some((min, max)), steps) => t!(l, rules.scale_steps, min = min, max = max, steps = steps),
            (None, _) => t!(l, rules.scale_raw, count = scale.max.saturating_sub(scale.min) + 1),
        };
        if scale.is_described_in_part() { format!("{said} {}", t!(l, rules.scale_between)) } else { said }
    }

    pub(super) fn aggregate(&self, round: &Round) -> String {
        let l = self.locale;
        let how = match &round.aggregate {
            Aggregate::Mean => t!(l, rules.mean),
            Aggregate::Median => t!(l, rules.median),
            Aggregate::Trimmed { low, high } => t!(l, rules.trimmed, low = *low, high = *high),
            Aggregate::Capped { limit } => {
                t!(l, rules.capped, limit = format::decimal(l, &limit.to_string()))
            }
        };
        match round.cannot_assess {
            CannotAssess::ExcludeSheet => format!("{how} {}", t!(l, rules.exclude_sheet)),
            // It goes with the mean alone, and is another one than that of whole sheets.
            CannotAssess::CriterionMean => t!(l, rules.criterion_mean),
        }
    }

    pub(super) fn spread(&self, round: &Round) -> String {
        let l = self.locale;
        let Some(spread) = &round.spread else { return String::new() };
        let limit = format::decimal(l, &spread.limit.to_string());
        match spread.on {
            OnSpread::Flag => t!(l, rules.spread_flag, limit = limit),
            OnSpread::RequireExtra => {
                t!(l, rules.spread_extra, limit = limit, extra = spread.extra_sheets)
            }
        }
    }

    pub(super) fn cut(&self, cut: &Cut) -> String {
        let l = self.locale;
        let round = self.round_title(&cut.after);
        let mut said = vec![match &cut.take {
            Take::Each(1) => t!(l, rules.cut_each_one, round = round),
            Take::Each(count) => t!(l, rules.cut_each, round = round, count = *count),
            Take::ByCategory(takes) => {
                let in_order = self.rulebook.categories.iter().filter_map(|c| Some((c, takes.get(&c.id)?)));
                let takes: Vec<String> = in_order
                    .map(|(c, count)| t!(l, rules.cut_take, category = c.title.get(l), count = *count))
                    .collect();
                t!(l, rules.cut_categories, round = round, takes = format::list(l, &takes))
            }
        }];
        if cut.basis.keys().ne([&cut.after]) {
            said.push(t!(l, rules.cut_basis, basis = self.weights(&cut.basis)));
        }
        if let Some(least) = &cut.at_least {
            said.push(t!(l, rules.cut_at_least, least = format::decimal(l, &least.to_string())));
        }
        said.push(t!(l, rules.cut_ranks));
        said.push(match cut.on_tie {
            OnTie::AllPass => t!(l, rules.cut_all_pass),
            OnTie::NonePass => t!(l, rules.cut_none_pass),
            OnTie::Decide => t!(l, rules.cut_decide),
        });
        said.join(" ")
    }

    /// Where one round alone counts, its score is the final one, whatever its weight is called.
    pub(super) fn total(&self) -> String {
        let (l, total) = (self.locale, &self.rulebook.ranking.total);
        let mut rounds = total.keys();
        match (rounds.next(), rounds.next()) {
            (Some(only), None) => t!(l, rules.total_alone, round = self.round_title(only)),
            _ => t!(l, rules.total, weights = self.weights(total)),
        }
    }

    pub(super) fn weights(&self, weights: &BTreeMap<String, u64>) -> String {
        let l = self.locale;
        let in_order = self.rulebook.rounds.iter().filter_map(|r| Some((r, weights.get(&r.id)?)));
        let weights: Vec<String> = in_order
            .map(|(round, weight)| t!(l, rules.weight, round = round.title.get(l), weight = *weight))
            .collect();
        format::list(l, &weights)
    }

    pub(super) fn tie(&self, rule: &TieRule) -> String {
        let l = self.locale;
        match rule {
            TieRule::Stage { stage } => t!(l, rules.tie_stage, round = self.round_title(stage)),
            TieRule::Criterion { stage, criterion } => t!(
                l,
                rules.tie_criterion,
                criterion = self.criterion_title(stage, criterion),
                round = self.round_title(stage)
            ),
            TieRule::HeadToHead { stages: None } => t!(l, rules.tie_heads),
            TieRule::HeadToHead { stages: Some(stages) } => {
                let rounds: Vec<&str> = stages.iter().map(|id| self.round_title(id)).collect();
                t!(l, rules.tie_heads_in, rounds = format::list(l, &rounds))
            }
            TieRule::Plenary => t!(l, rules.tie_plenary),
            TieRule::Rank => t!(l, rules.tie_rank),
        }
    }
}
