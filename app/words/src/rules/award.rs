//! Special awards, as rules: everything that somebody needs to find the winner again.

use super::Sayer;
use crate::{format, t};
use juara::{
    rulebook::Award,
    verdict::{Among, AwardCriterion},
};

impl Sayer<'_> {
    pub(super) fn award(&self, award: &Award) -> String {
        let l = self.locale;
        let mut said = vec![t!(l, rules.award, title = award.title.get(l), summary = award.summary.get(l))];
        said.push(match award.category.as_deref().and_then(|id| self.rulebook.category(id)) {
            Some(category) => t!(l, rules.award_in, category = category.title.get(l)),
            None => t!(l, rules.award_in_each),
        });
        said.push(match award.among {
            Among::Finalists => t!(l, rules.award_finalists),
            Among::All => t!(l, rules.award_all),
        });
        match award.exclude_rank_upto {
            0 => {}
            1 => said.push(t!(l, rules.award_not_first)),
            rank => said.push(t!(l, rules.award_not_rank, rank = rank)),
        }
        match award.of.as_slice() {
            [one] => said.push(t!(l, rules.award_one, criterion = self.named(one))),
            several => {
                let criteria: Vec<String> = several.iter().map(|of| self.weighed(of)).collect();
                said.push(t!(l, rules.award_mean, criteria = format::list(l, &criteria)));
                said.push(t!(l, rules.award_missing));
            }
        }
        if !award.ties.is_empty() {
            let steps: Vec<String> = award.ties.iter().map(|rule| self.tie(rule)).collect();
            said.push(t!(l, rules.award_ties, steps = steps.join(" ")));
        }
        said.push(t!(l, rules.award_shared));
        if award.amount.0 != 0 {
            said.push(t!(l, rules.award_amount, amount = format::rupiah(l, award.amount)));
        }
        said.join(" ")
    }

    fn named(&self, of: &AwardCriterion) -> String {
        let (criterion, round) =
            (self.criterion_title(&of.stage, &of.criterion), self.round_title(&of.stage));
        t!(self.locale, rules.award_criterion, criterion = criterion, round = round)
    }

    fn weighed(&self, of: &AwardCriterion) -> String {
        let (criterion, round) =
            (self.criterion_title(&of.stage, &of.criterion), self.round_title(&of.stage));
        t!(self.locale, rules.award_weight, criterion = criterion, round = round, weight = of.weight)
    }
}
