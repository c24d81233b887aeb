//! Why an entry may fail the screening.

use crate::Text;
use serde::{Deserialize, Serialize};

/// One reason, by code (alasan gugur).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Its code, `outside-city`.
    pub code: String,
    /// The sentence that the applicant reads.
    pub text: Text,
    /// The article of the rules, `4.2`.
    pub article: String,
}
