//! The parts of a verdict file that are not input, result or sentences.

use super::super::Hash;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error as _, Unexpected},
};

/// The name of the file's format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFormat {
    /// The only one there is.
    #[default]
    #[serde(rename = "juara-verdict/1")]
    V1,
}

/// The name of the method by which results are computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// The only one there is.
    #[default]
    #[serde(rename = "juara-method/1")]
    V1,
}

/// Which publication a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its number, from 1.
    pub number: u64,
    /// Whether it can still be objected to.
    pub state: VersionState,
    /// When it was published.
    #[serde(deserialize_with = "moment")]
    pub published: jiff::Timestamp,
    /// The hash of the file before; every version but the first has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_sha256: Option<Hash>,
    /// Why there is a new version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The number of the decision behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
}

/// Whether a publication can still be objected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VersionState {
    /// Sementara: until the objections are decided.
    #[serde(rename = "sementara")]
    Provisional,
    /// Final.
    #[serde(rename = "final")]
    Final,
}

/// A stage of which single sheets stay closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// The stage.
    pub stage: String,
    /// What is published instead.
    pub level: WithheldLevel,
    /// Why, for people.
    pub why: String,
}

/// What is published instead of sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithheldLevel {
    /// For each entry and criterion the sum of the marks and their number.
    Sums,
}

/// Where the score book stood when the file was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// How many events it had.
    pub length: u64,
    /// Its head.
    pub head: Hash,
    /// The stages locked in it, in the order of locking; of two locks of one
    /// stage the later counts.
    pub locks: Vec<Lock>,
    /// The changes of the rules since the book was opened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RulesEvent>,
}

/// The lock of a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The stage.
    pub stage: String,
    /// When.
    #[serde(deserialize_with = "moment")]
    pub at: jiff::Timestamp,
    /// The number of its event.
    pub seq: u64,
    /// The head of the book after it.
    pub head: Hash,
    /// The root over the sheets of the stage.
    pub root: Hash,
    /// How many sheets are under it.
    pub leaves: u64,
}

/// A change of the rules, which every later file states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesEvent {
    /// When.
    #[serde(deserialize_with = "moment")]
    pub at: jiff::Timestamp,
    /// The number of its event.
    pub seq: u64,
    /// The hash of the rules from then on.
    pub rules_sha256: Hash,
}

/// A moment of a file, which is written in one way; what is none is told in our own words.
fn moment<'de, D: Deserializer<'de>>(from: D) -> Result<jiff::Timestamp, D::Error> {
    let text = String::deserialize(from)?;
    let moment = text.parse::<jiff::Timestamp>().ok().filter(|moment| moment.to_string() == text);
    let strange =
        || D::Error::invalid_value(Unexpected::Str(&text), &"a moment, written 2026-11-14T02:00:00Z");
    moment.ok_or_else(strange)
}
