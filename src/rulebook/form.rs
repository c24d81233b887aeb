//! The questions of an entry.

use super::day;
use crate::{Rupiah, Text, canonical::nothing_else};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One question of an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in forms and files, `summary`.
    pub id: String,
    /// What is asked.
    pub label: Text,
    /// What helps to answer: the limit, the reason, an example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// What kind of answer it takes.
    pub answer: QuestionKind,
    /// Whether an entry can be sent without an answer.
    #[serde(default)]
    pub optional: bool,
    /// Asked only if another question was answered in a certain way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_if: Option<ShownIf>,
    /// Whether the answer is hidden from judges of a blind round, because it
    /// could name the applicant.
    #[serde(default)]
    pub hidden_when_blind: bool,
    /// For a consent: whoever gives it is named on the results board. Without such
    /// a question nobody is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub publishes_name: bool,
    /// The criterion that the answer is read for, `{"round":"S1","criterion":"K1"}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feeds: Option<Feeds>,
}

/// The criterion that an answer is read for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feeds {
    /// The round's id.
    pub round: String,
    /// The criterion's id in that round.
    pub criterion: String,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum QuestionKind {
    /// One line.
    Short {
        /// The most letters, as people count them.
        max_letters: usize,
    },
    /// Several paragraphs.
    Long {
        /// The most words, as people count them.
        max_words: usize,
    },
    /// One of several options.
    Choice {
        /// The options, in order.
        options: Vec<QuestionOption>,
    },
    /// An amount in whole rupiah.
    Rupiah {
        /// The least.
        min: Rupiah,
        /// The most.
        max: Rupiah,
    },
    /// A day of the calendar.
    Date {
        /// The first that is possible.
        #[serde(default, deserialize_with = "day::read_some", skip_serializing_if = "Option::is_none")]
        min: Option<Date>,
        /// The last that is possible.
        #[serde(default, deserialize_with = "day::read_some", skip_serializing_if = "Option::is_none")]
        max: Option<Date>,
    },
    /// A statement that the applicant makes by ticking it. The label is the statement.
    #[serde(deserialize_with = "nothing_else")]
    Consent,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionOption {
    /// Its name in files, `running`.
    pub id: String,
    /// What people read.
    pub label: Text,
}

/// The condition under which a question is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownIf {
    /// The id of an earlier question, a choice; or `category`.
    pub question: String,
    /// The ids of the options for which the question is asked.
    pub is: Vec<String>,
}
