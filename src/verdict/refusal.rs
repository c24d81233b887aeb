//! Why an input is not computed.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What is wrong with an input, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The same in a document around the input.
    pub(super) fn within(self, around: &str) -> Self {
        let dot = if self.place.is_empty() { "" } else { "." };
        Self { place: format!("{around}{dot}{}", self.place), ..self }
    }
}

/// For the command line, which speaks English.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place: &str = if self.place.is_empty() { "the file" } else { &self.place };
        write!(f, "{}: {}", crate::text::on_one_line(place), self.code.told())
    }
}

impl std::error::Error for Refusal {}

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $told:literal),+ $(,)?) => {
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

            /// What is wrong, for the command line, which speaks English.
            #[must_use]
            pub fn told(self) -> &'static str {
                match self {
                    $(Self::$name => $told),+
                }
            }
        }
    };
}

faults! {
    /// A mark off the scale of its stage, a sum no marks add up to, or a mark
    /// on a sheet of a judge who recused.
    BadCell = "bad_cell", "a mark is off its scale, or where none belongs",
    /// A word that is not one of those allowed here, or rules that don't go together.
    BadChoice = "bad_choice",
    "this is none of the words that the format has here, or does not go with the rest",
    /// A text that is no decimal number, or a negative one where there is none.
    BadDecimal = "bad_decimal", "a decimal number is needed here, written \"25\" or \"12.5\"",
    /// A decision whose order is no order of its set, or about no board.
    BadDecision = "bad_decision", "the decision is about no board, or its order is no order of its set",
    /// A number out of range, with a point, beyond 2^53, or weights without a
    /// positive sum; also a list longer than any competition needs.
    BadNumber = "bad_number", "the number is out of range, or no whole number within 2^53",
    /// A scale without room between its ends.
    BadScale = "bad_scale", "the scale has no room between its ends",
    /// A value of another kind than expected, or no JSON at all.
    BadType = "bad_type", "this is another kind of value than is needed here",
    /// The same code given twice, or the same member.
    DuplicateId = "duplicate_id", "this stands twice",
    /// Two sheets of one judge for one entry in one stage, or sheets and sums.
    DuplicateSheet = "duplicate_sheet",
    "a judge has two sheets here for one entry, or there are both sheets and sums",
    /// A submitted or recused sheet of somebody who is not on the panel.
    JudgeNotOnPanel = "judge_not_on_panel", "the judge is not on the panel",
    /// A submitted sheet, or a sum, without a cell for some criterion.
    MissingCell = "missing_cell", "a criterion has no mark",
    /// A member that has no default is not there.
    MissingMember = "missing_member", "this member is not there and has to be",
    /// A judge both recused and submitted a sheet for the same entry.
    RecusedAndSubmitted = "recused_and_submitted", "the judge both recused and handed in a sheet",
    /// No category has this code.
    UnknownCategory = "unknown_category", "there is no such category",
    /// No criterion of the stage has this code.
    UnknownCriterion = "unknown_criterion", "the stage has no such criterion",
    /// No entry has this code.
    UnknownEntry = "unknown_entry", "there is no such entry",
    /// A member that the format does not know.
    UnknownMember = "unknown_member", "the format has no such member",
    /// No stage has this code.
    UnknownStage = "unknown_stage", "there is no such stage",
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
