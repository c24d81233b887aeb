//! Why an entry may fail the screening.

use crate::{Text, canonical::nothing_else};
use serde::{Deserialize, Serialize};

/// One reason, by code (alasan gugur).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its code, `outside-city`.
    pub code: String,
    /// The sentence that the applicant reads.
    pub text: Text,
    /// The rule that was broken; its article number is cited.
    pub breaks: Ground,
}

/// A rule that an act can be refused by. Its number is never typed:
/// [`super::Articles::number`] finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ground {
    /// The ages of the entry's category.
    #[serde(deserialize_with = "nothing_else")]
    Age,
    /// A condition of eligibility.
    Condition {
        /// The condition's id.
        condition: String,
    },
    /// One entry for each person.
    #[serde(deserialize_with = "nothing_else")]
    OneEntry,
    /// A question of the form.
    Question {
        /// The question's id.
        question: String,
    },
}
