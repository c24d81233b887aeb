//! Stages with their scales, and cuts.

use super::super::{
    Aggregate, Board, CannotAssess, Cut, Decimal, Edition, Fault, Fraction, Refusal, Scale, Stage, Take,
};
use super::{CutRules, Names, Place, StageNo, Weights, chain, positive_sum};
use std::{collections::BTreeMap, num::NonZeroU64};

/// A stage with its own scale or the edition's, and the sum of its weights.
pub(in super::super) struct StageRules<'e> {
    pub(in super::super) stage: &'e Stage,
    pub(in super::super) scale: &'e Scale,
    pub(in super::super) weight: NonZeroU64,
    slope: Fraction,
}

impl StageRules<'_> {
    /// The shown value of a mark, or of a mean of marks: the lowest mark is
    /// shown at the lower end, the highest at the upper, straight in between.
    pub(in super::super) fn show(&self, mark: &Fraction) -> Fraction {
        let above = mark - &Fraction::whole(self.scale.min);
        &self.slope * &above + self.bottom()
    }

    /// The shown value of the lowest mark.
    pub(in super::super) fn bottom(&self) -> &Fraction {
        self.scale.show[0].value()
    }
}

pub(super) fn stages(edition: &Edition) -> Result<Vec<StageRules<'_>>, Refusal> {
    let root = Place::Root;
    let whole = match &edition.scale {
        Some(scale) => Some((scale, slope(scale, &root.member("scale"))?)),
        None => None,
    };
    let list = root.member("stages");
    let mut rules = Vec::new();
    for (i, stage) in edition.stages.iter().enumerate() {
        let place = list.item(i);
        check_methods(stage, &place)?;
        let (scale, slope) = match (&stage.scale, &whole) {
            (Some(own), _) => (own, slope(own, &place.member("scale"))?),
            (None, Some((scale, slope))) => (*scale, slope.clone()),
            (None, None) => return Err(place.member("scale").refuse(Fault::MissingMember)),
        };
        let weights = stage.criteria.iter().map(|criterion| criterion.weight);
        let weight = positive_sum(weights, &place.member("criteria"))?;
        rules.push(StageRules { stage, scale, weight, slope });
    }
    Ok(rules)
}

pub(super) fn cuts<'e>(
    edition: &'e Edition,
    names: &Names<'e>,
) -> Result<BTreeMap<StageNo, CutRules<'e>>, Refusal> {
    let mut cuts = BTreeMap::new();
    for (i, cut) in edition.cuts.iter().enumerate() {
        let list = Place::Root.member("cuts");
        let place = list.item(i);
        let after = names.stage(&cut.after, &place.member("after"))?;
        let basis = weights(&cut.basis, names, &place.member("basis"))?;
        if basis.of.iter().any(|&(stage, _)| stage > after) {
            return Err(place.member("basis").refuse(Fault::BadChoice));
        }
        check_take(cut, names, &place.member("take"))?;
        let own = cut.ties.as_ref().map(|ties| (ties, place.member("ties")));
        let (ties, at) = own.unwrap_or((&edition.ties, Place::Root.member("ties")));
        let ties = chain::chain(ties, names, &at, chain::On::Board)?;
        if cuts.insert(after, CutRules { cut, at: Board::Cut(cut.after.clone()), basis, ties }).is_some() {
            return Err(place.member("after").refuse(Fault::DuplicateId));
        }
    }
    Ok(cuts)
}

/// Looks up weighted stages.
pub(super) fn weights(
    weights: &BTreeMap<String, u64>,
    names: &Names<'_>,
    place: &Place<'_>,
) -> Result<Weights, Refusal> {
    let sum = positive_sum(weights.values().copied(), place)?;
    let mut of = Vec::new();
    for (stage, &weight) in weights {
        of.push((names.stage(stage, &place.member(stage))?, weight));
    }
    Ok(Weights { of, sum })
}

fn check_methods(stage: &Stage, place: &Place<'_>) -> Result<(), Refusal> {
    let refuse = |member, fault| Err(place.member(member).refuse(fault));
    // `result` is what "since" calls the end of all stages.
    if stage.id == "result" {
        return refuse("id", Fault::BadChoice);
    }
    if stage.cannot_assess == CannotAssess::CriterionMean && stage.aggregate != Aggregate::Mean {
        return refuse("cannot_assess", Fault::BadChoice);
    }
    match &stage.aggregate {
        Aggregate::Capped { limit } if is_negative(limit) => return refuse("aggregate", Fault::BadDecimal),
        Aggregate::Mean | Aggregate::Median | Aggregate::Trimmed { .. } | Aggregate::Capped { .. } => {}
    }
    if stage.quorum.min_sheets == 0 || stage.quorum.panel_percent > 100 {
        return refuse("quorum", Fault::BadNumber);
    }
    match &stage.spread {
        Some(spread) if is_negative(&spread.limit) => refuse("spread", Fault::BadDecimal),
        Some(_) | None => Ok(()),
    }
}

fn check_take(cut: &Cut, names: &Names<'_>, place: &Place<'_>) -> Result<(), Refusal> {
    match &cut.take {
        Take::Each(0) => Err(place.refuse(Fault::BadNumber)),
        Take::Each(_) => Ok(()),
        Take::ByCategory(takes) => {
            for (category, &take) in takes {
                names.category(category, &place.member(category))?;
                if take == 0 {
                    return Err(place.member(category).refuse(Fault::BadNumber));
                }
            }
            match names.edition.categories.iter().find(|category| !takes.contains_key(&category.id)) {
                Some(category) => Err(place.member(&category.id).refuse(Fault::MissingMember)),
                None => Ok(()),
            }
        }
    }
}

/// How many shown points one step of the scale is.
fn slope(scale: &Scale, place: &Place<'_>) -> Result<Fraction, Refusal> {
    let [bottom, top] = [scale.show[0].value(), scale.show[1].value()];
    let room = scale.max.checked_sub(scale.min).and_then(|steps| u64::try_from(steps).ok());
    match room.and_then(NonZeroU64::new) {
        Some(steps) if scale.per_point >= 1 && bottom < top => Ok((top - bottom).divided_by(steps)),
        Some(_) | None => Err(place.refuse(Fault::BadScale)),
    }
}

fn is_negative(decimal: &Decimal) -> bool {
    *decimal.value() < Fraction::whole(0)
}
