//! Special awards.

use super::super::{Award, AwardBasis, AwardCriterion, Fault, Refusal};
use super::node::Node;
use super::rules::{tie_rule, weights};

pub(super) fn award(node: Node<'_>) -> Result<Award, Refusal> {
    let award =
        node.object(&["id", "title", "category", "among", "of", "counts", "ties", "exclude_rank_upto"])?;
    let basis = match (award.has("of"), award.has("counts")) {
        (true, false) => AwardBasis::Criteria(award.required("of", |n| n.items(criterion))?),
        (false, true) => AwardBasis::Counts(award.required("counts", weights)?),
        (true, true) => return Err(award.refuse("counts", Fault::BadChoice)),
        (false, false) => return Err(award.refuse("of", Fault::MissingMember)),
    };
    Ok(Award {
        id: award.required("id", Node::text)?,
        title: award.optional("title", Node::text)?,
        category: award.optional("category", Node::text)?,
        among: award.or_default("among", Node::choice)?,
        basis,
        ties: award.or_default("ties", |n| n.items(tie_rule))?,
        exclude_rank_upto: award.or_default("exclude_rank_upto", Node::count)?,
    })
}

fn criterion(node: Node<'_>) -> Result<AwardCriterion, Refusal> {
    let criterion = node.object(&["stage", "criterion", "weight"])?;
    Ok(AwardCriterion {
        stage: criterion.required("stage", Node::text)?,
        criterion: criterion.required("criterion", Node::text)?,
        weight: criterion.optional("weight", Node::count)?.unwrap_or(1),
    })
}
