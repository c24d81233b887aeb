//! The plan beside a sheet: what a judge reads.

use crate::{
    entry::{Answered, EntryNumber, NotSent, read_sent},
    rulebook::Rulebook,
};

/// A plan in a round in which judges don't know whose it is. It has no place
/// for a name.
#[derive(Clone, Debug, PartialEq)]
pub struct BlindPlan {
    /// The entry's number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The answers that don't name the applicant, in the order of the form.
    pub answers: Vec<Answered>,
}

impl BlindPlan {
    /// The plan in the bytes of a sending. Errors: [`NotSent`].
    pub fn read(
        rulebook: &Rulebook,
        number: EntryNumber,
        category: String,
        sent: &[u8],
    ) -> Result<Self, NotSent> {
        let answers = read_sent(rulebook, sent, |question| !question.hidden_when_blind)?;
        Ok(Self { number, category, answers })
    }
}

/// A plan in a round in which judges know whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedPlan {
    /// The entry's number.
    pub number: EntryNumber,
    /// The category's id.
    pub category: String,
    /// The applicant's name.
    pub applicant: String,
    /// All answers, in the order of the form.
    pub answers: Vec<Answered>,
}

impl NamedPlan {
    /// The plan in the bytes of a sending. Errors: [`NotSent`].
    pub fn read(
        rulebook: &Rulebook,
        number: EntryNumber,
        category: String,
        applicant: String,
        sent: &[u8],
    ) -> Result<Self, NotSent> {
        Ok(Self { number, category, applicant, answers: read_sent(rulebook, sent, |_| true)? })
    }
}
