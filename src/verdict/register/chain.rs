//! Tie chains and awards, with everything they name looked up.

use super::super::{AwardBasis as Basis, Board, Edition, Fault, Refusal, TieRule};
use super::{AwardRules, CriterionNo, MOST_RULES, Names, Place, StageNo, Votes, positive_sum};

/// A tie rule, looked up. It keeps the rule it came from for its name.
#[derive(Clone)]
pub(in super::super) enum Rule<'e> {
    Stage(StageNo, &'e str),
    Criterion(StageNo, CriterionNo, &'e str, &'e str),
    HeadToHead(Vec<StageNo>),
    Plenary,
    Rank,
}

/// What a chain orders.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    /// A cut or the total: there is no final rank yet.
    Board,
    /// A special award by criteria.
    Award,
    /// A special award by counts: nothing but the plenary may break its ties.
    Counts,
}

pub(super) fn chain<'e>(
    rules: &'e [TieRule],
    names: &Names<'e>,
    place: &Place<'_>,
    on: On,
) -> Result<Vec<Rule<'e>>, Refusal> {
    if rules.len() > MOST_RULES {
        return Err(place.refuse(Fault::BadNumber));
    }
    rules.iter().enumerate().map(|(i, written)| rule(written, names, &place.item(i), on)).collect()
}

pub(super) fn awards<'e>(edition: &'e Edition, names: &Names<'e>) -> Result<Vec<AwardRules<'e>>, Refusal> {
    let list = Place::Root.member("awards");
    super::positions(edition.awards.iter().map(|award| award.id.as_str()), &list)?;
    let award = |(i, award): (usize, &'e super::Award)| {
        let place = list.item(i);
        let category = award.category.as_ref().map(|id| names.category(id, &place.member("category")));
        let basis = votes(&award.basis, names, &place)?;
        let on = match &award.basis {
            Basis::Criteria(_) => On::Award,
            Basis::Counts(_) => On::Counts,
        };
        let ties = chain(award.chain(), names, &place.member("ties"), on)?;
        Ok(AwardRules {
            award,
            at: Board::Award(award.id.clone()),
            category: category.transpose()?,
            basis,
            ties,
        })
    };
    edition.awards.iter().enumerate().map(award).collect()
}

fn rule<'e>(written: &'e TieRule, names: &Names<'e>, place: &Place<'_>, on: On) -> Result<Rule<'e>, Refusal> {
    let out_of_place = || Err(place.refuse(Fault::BadChoice));
    if on == On::Counts && *written != TieRule::Plenary {
        return out_of_place();
    }
    match written {
        TieRule::Stage { stage } => Ok(Rule::Stage(names.stage(stage, &place.member("stage"))?, stage)),
        TieRule::Criterion { stage, criterion } => {
            let number = names.stage(stage, &place.member("stage"))?;
            let within = names.criterion(number, criterion, &place.member("criterion"))?;
            Ok(Rule::Criterion(number, within, stage, criterion))
        }
        TieRule::HeadToHead { stages: None } => {
            Ok(Rule::HeadToHead((0..names.edition.stages.len()).collect()))
        }
        TieRule::HeadToHead { stages: Some(stages) } => {
            let place = place.member("stages");
            super::positions(stages.iter().map(String::as_str), &place)?;
            let found = stages.iter().enumerate().map(|(i, stage)| names.stage(stage, &place.item(i)));
            found.collect::<Result<_, _>>().map(Rule::HeadToHead)
        }
        TieRule::Plenary => Ok(Rule::Plenary),
        TieRule::Rank if on == On::Award => Ok(Rule::Rank),
        TieRule::Rank => out_of_place(),
    }
}

fn votes(basis: &Basis, names: &Names<'_>, place: &Place<'_>) -> Result<Votes, Refusal> {
    match basis {
        Basis::Criteria(criteria) => {
            let place = place.member("of");
            let of = criteria.iter().enumerate().map(|(i, vote)| {
                let place = place.item(i);
                let stage = names.stage(&vote.stage, &place.member("stage"))?;
                Ok((stage, names.criterion(stage, &vote.criterion, &place.member("criterion"))?, vote.weight))
            });
            let of: Vec<_> = of.collect::<Result<_, _>>()?;
            let sum = positive_sum(of.iter().map(|&(_, _, weight)| weight), &place)?;
            Ok(Votes::Criteria { of, sum })
        }
        Basis::Counts(counts) => {
            let place = place.member("counts");
            let counts =
                counts.iter().map(|(entry, &count)| Ok((names.entry(entry, &place.member(entry))?, count)));
            counts.collect::<Result<_, _>>().map(Votes::Counts)
        }
    }
}
