//! What a verdict is computed by: the rulebook without dates, texts and people.

use super::{Award, Category, Round, Rulebook, ScaleRule};
use crate::verdict::{self, AwardBasis, Decimal, Edition, EditionFormat, sentences::Titles};
use crate::{Locale, Text};

impl Rulebook {
    /// The rules in the neutral format `juara-edition/1`, without entries,
    /// sheets, panels and decisions: whoever computes a verdict adds those.
    #[must_use]
    pub fn rules(&self) -> Edition {
        Edition {
            format: EditionFormat::V1,
            edition: self.edition.clone(),
            note: None,
            scale: Some(scale(self.scale)),
            stages: self.rounds.iter().map(stage).collect(),
            categories: self.categories.iter().map(category).collect(),
            cuts: self.ranking.cuts.clone(),
            total: self.ranking.total.clone(),
            ties: self.ranking.ties.clone(),
            entries: Vec::new(),
            sheets: Vec::new(),
            sums: Vec::new(),
            decisions: Vec::new(),
            awards: self.awards.iter().map(award).collect(),
        }
    }

    /// SHA-256 of the canonical bytes of the rules alone, hex: what scores are
    /// computed by. It is printed before entries open, and no date changes it.
    #[must_use]
    pub fn rules_sha256(&self) -> String {
        verdict::file::rules_sha256(&self.rules()).to_string()
    }
}

impl Rulebook {
    /// What things are called in sentences about a result.
    #[must_use]
    pub fn titles(&self, locale: Locale) -> Titles {
        let named = |id: &String, title: &Text| (id.clone(), title.get(locale).to_owned());
        let criteria = self.rounds.iter().flat_map(|round| {
            let key = |id: &String| (round.id.clone(), id.clone());
            round.criteria.iter().map(move |c| (key(&c.id), c.title.get(locale).to_owned()))
        });
        let prizes = self.categories.iter().flat_map(|category| {
            let key = |rank: u32| (category.id.clone(), u64::from(rank));
            category.prizes.iter().map(move |prize| (key(prize.rank), prize.title.get(locale).to_owned()))
        });
        Titles {
            stages: self.rounds.iter().map(|round| named(&round.id, &round.title)).collect(),
            categories: self.categories.iter().map(|c| named(&c.id, &c.title)).collect(),
            criteria: criteria.collect(),
            awards: self.awards.iter().map(|award| named(&award.id, &award.title)).collect(),
            prizes: prizes.collect(),
        }
    }
}

fn scale(rule: ScaleRule) -> verdict::Scale {
    verdict::Scale {
        min: rule.min,
        max: rule.max,
        per_point: rule.per_point,
        show: [Decimal::whole(0), Decimal::whole(100)],
    }
}

fn stage(round: &Round) -> verdict::Stage {
    let criteria = round.criteria.iter().map(|criterion| verdict::Criterion {
        id: criterion.id.clone(),
        weight: criterion.weight.into(),
        title: Some(criterion.title.id.clone()),
    });
    verdict::Stage {
        id: round.id.clone(),
        criteria: criteria.collect(),
        scale: round.scale.map(scale),
        aggregate: round.aggregate.clone(),
        cannot_assess: round.cannot_assess,
        quorum: round.quorum,
        spread: round.spread.clone(),
        no_show: round.no_show,
    }
}

fn category(category: &Category) -> verdict::Category {
    let prizes = category.prizes.iter().map(|prize| verdict::Prize {
        rank: prize.rank.into(),
        title: prize.title.id.clone(),
        amount: prize.amount.0,
    });
    verdict::Category {
        id: category.id.clone(),
        title: Some(category.title.id.clone()),
        panels: Default::default(),
        prizes: prizes.collect(),
    }
}

fn award(award: &Award) -> verdict::Award {
    verdict::Award {
        id: award.id.clone(),
        title: Some(award.title.id.clone()),
        category: award.category.clone(),
        among: award.among,
        basis: AwardBasis::Criteria(award.of.clone()),
        ties: award.ties.clone(),
        exclude_rank_upto: award.exclude_rank_upto.into(),
    }
}
