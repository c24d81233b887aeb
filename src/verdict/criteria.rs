//! What each criterion gave one entry. It is no part of a result, but follows from the same input.

use super::register::Register;
use super::standing::Standing;
use super::{Edition, EntryResult, Flag, Fraction, Refusal};

/// What a criterion gave one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionScore {
    /// The code of its stage.
    pub stage: String,
    /// Its code.
    pub criterion: String,
    /// Its weight in the stage.
    pub weight: u64,
    /// The mean of its marks over the sheets used, in shown points.
    pub score: Fraction,
}

/// What each criterion gave the entry of this row, in every stage in which it appeared; a criterion that nobody assessed
/// is left out.
///
/// # Errors
/// [`Refusal`], if the edition makes no sense as it stands.
pub fn criteria_of(edition: &Edition, row: &EntryResult) -> Result<Vec<CriterionScore>, Refusal> {
    let register = Register::open(edition)?;
    let own = register.participants.iter().position(|participant| participant.entry.id == row.entry);
    let Some(own) = own else { return Ok(Vec::new()) };
    let mut scores = Vec::new();
    for (number, rules) in register.stages.iter().enumerate() {
        let reached = row.stages.get(&rules.stage.id).filter(|stage| !stage.flags.contains(&Flag::NoShow));
        if reached.is_none() {
            continue;
        }
        let standing = Standing::of(&register, number, rules, own);
        for (place, criterion) in rules.stage.criteria.iter().enumerate() {
            scores.extend(standing.criterion(place).map(|score| CriterionScore {
                stage: rules.stage.id.clone(),
                criterion: criterion.id.clone(),
                weight: criterion.weight,
                score: score.clone(),
            }));
        }
    }
    Ok(scores)
}
