//! Why an input is not computed.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with an input, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code} at {place:?}")]
pub struct Refusal {
    /// What is wrong.
    pub code: Fault,
    /// Where it stands, such as `sheets[3].cells.K`; empty for the whole input.
    #[serde(rename = "where")]
    pub place: String,
}

impl Refusal {
    /// The stable name of what is wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code.code()
    }
}

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal),+ $(,)?) => {
        /// What is wrong with an input. The list is closed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Fault {
            $($(#[doc = $doc])+ $name),+
        }

        impl Fault {
            /// Every fault there is, by name.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code),+
                }
            }
        }
    };
}

faults! {
    /// A mark off the scale of its stage, a sum no marks add up to, or a mark
    /// on a sheet of a judge who recused.
    BadCell = "bad_cell",
    /// A word that is not one of those allowed here, or rules that don't go together.
    BadChoice = "bad_choice",
    /// A text that is no decimal number, or a negative one where there is none.
    BadDecimal = "bad_decimal",
    /// A decision whose order is no order of its set, or about no board.
    BadDecision = "bad_decision",
    /// A number out of range, with a point, beyond 2^53, or weights without a
    /// positive sum; also a list longer than any competition needs.
    BadNumber = "bad_number",
    /// A scale without room between its ends.
    BadScale = "bad_scale",
    /// A value of another kind than expected, or no JSON at all.
    BadType = "bad_type",
    /// The same code given twice, or the same member.
    DuplicateId = "duplicate_id",
    /// Two sheets of one judge for one entry in one stage, or sheets and sums.
    DuplicateSheet = "duplicate_sheet",
    /// A submitted or recused sheet of somebody who is not on the panel.
    JudgeNotOnPanel = "judge_not_on_panel",
    /// A submitted sheet, or a sum, without a cell for some criterion.
    MissingCell = "missing_cell",
    /// A member that has no default is not there.
    MissingMember = "missing_member",
    /// A judge both recused and submitted a sheet for the same entry.
    RecusedAndSubmitted = "recused_and_submitted",
    /// No category has this code.
    UnknownCategory = "unknown_category",
    /// No criterion of the stage has this code.
    UnknownCriterion = "unknown_criterion",
    /// No entry has this code.
    UnknownEntry = "unknown_entry",
    /// A member that the format does not know.
    UnknownMember = "unknown_member",
    /// No stage has this code.
    UnknownStage = "unknown_stage",
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
