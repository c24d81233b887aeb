//! The verdict file, `juara-verdict/1`: what is published.
//!
//! It holds the input, the result, the sentences, and what ties them to the
//! locked stages. The file that is served is its canonical bytes, without a
//! final newline, so that `sha256sum` gives the printed hash without any
//! program of ours. It never changes: a correction is a new version.

mod parts;

pub use parts::{Book, FileFormat, Lock, Method, RulesEvent, Version, VersionState, Withheld, WithheldLevel};

use super::sentences::{self, Sentences};
use super::{Edition, Hash, LeafSecret, Outcome, Refusal, rank, reading};
use crate::canonical::{
    self, NotStrict,
    shape::{self, Misshapen},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A verdict file in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictFile {
    /// Always `juara-verdict/1`.
    pub format: FileFormat,
    /// Which publication this is.
    pub version: Version,
    /// The hash of the rules, printed before opening; see [`rules_sha256`].
    pub rules_sha256: Hash,
    /// Always `juara-method/1`.
    pub method: Method,
    /// What was computed from.
    pub input: Edition,
    /// What was computed.
    pub result: Outcome,
    /// Why, in both languages.
    pub sentences: Sentences,
    /// Statistics beside the verdict, which decide nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advisory: Option<Value>,
    /// The stages of which only sums are published.
    pub withheld: Vec<Withheld>,
    /// The salts of published sheets, by the names of their leaves.
    pub leaves: BTreeMap<String, LeafSecret>,
    /// Where the score book stands, and the stages locked in it.
    pub book: Book,
}

/// Why bytes are no verdict file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotVerdictFile {
    /// No strict JSON.
    #[error(transparent)]
    NotStrict(#[from] NotStrict),
    /// A member is missing, unknown, or not as the format says.
    #[error("not in the format juara-verdict/1: {0}")]
    OtherShape(Misshapen),
    /// The input is no edition.
    #[error("the input is refused: {0}")]
    Input(#[from] Refusal),
}

impl NotVerdictFile {
    /// The stable name of this reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotStrict(reason) => reason.code(),
            Self::OtherShape(_) => "other-shape",
            Self::Input(refusal) => refusal.code(),
        }
    }
}

impl VerdictFile {
    /// Computes an edition and puts everything that follows from it into a file.
    ///
    /// # Errors
    /// [`Refusal`], if the edition makes no sense: nothing is published then.
    pub fn seal(
        input: Edition,
        version: Version,
        withheld: Vec<Withheld>,
        leaves: BTreeMap<String, LeafSecret>,
        book: Book,
    ) -> Result<Self, Refusal> {
        let computed = rank(&input)?;
        Ok(Self {
            format: FileFormat::V1,
            version,
            rules_sha256: rules_sha256(&input),
            method: Method::V1,
            sentences: sentences::sentences(&input, &computed),
            result: Outcome::Computed(computed),
            input,
            advisory: None,
            withheld,
            leaves,
            book,
        })
    }

    /// The bytes that are served.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        canonical::bytes(self)
    }

    /// Reads a file, for showing it. Whether it is true is another question:
    /// [`verify`](super::verify::verify()).
    ///
    /// # Errors
    /// [`NotVerdictFile`], the first fault met.
    pub fn read(bytes: &[u8]) -> Result<Self, NotVerdictFile> {
        let written = Written::of(&canonical::read(bytes)?)?;
        let result = shape::read::<Outcome>(&written.result);
        let result = result.map_err(|error| NotVerdictFile::OtherShape(error.within("result")))?;
        Ok(Self {
            format: written.format,
            version: written.version,
            rules_sha256: written.rules_sha256,
            method: written.method,
            input: reading::edition(&written.input)?,
            result,
            sentences: written.sentences,
            advisory: written.advisory.map(Value::Object),
            withheld: written.withheld,
            leaves: written.leaves,
            book: written.book,
        })
    }
}

/// SHA-256 of the rules: the canonical bytes of the edition without entries,
/// sheets, sums, decisions, panels and counts. It is printed before opening
/// and stays the same until the rules change.
#[must_use]
pub fn rules_sha256(edition: &Edition) -> Hash {
    serde_json::to_value(edition).map_or(Hash([0; 32]), rules_hash)
}

/// The hash of the rules within an input as it was written.
pub(super) fn rules_hash(mut input: Value) -> Hash {
    if let Some(edition) = input.as_object_mut() {
        for apart in ["entries", "sheets", "sums", "decisions"] {
            edition.remove(apart);
        }
        for (list, apart) in [("categories", "panels"), ("awards", "counts")] {
            let items = edition.get_mut(list).and_then(Value::as_array_mut);
            items.into_iter().flatten().filter_map(Value::as_object_mut).for_each(|item| {
                item.remove(apart);
            });
        }
    }
    Hash::of(&canonical::bytes(&input))
}

/// A file with its input and result as they were written, so that they can be
/// hashed and compared byte for byte.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    format: FileFormat,
    pub(super) version: Version,
    pub(super) rules_sha256: Hash,
    method: Method,
    pub(super) input: Value,
    pub(super) result: Value,
    pub(super) sentences: Sentences,
    /// Left out if there are none: `null` would be a second way to write that.
    #[serde(default)]
    pub(super) advisory: Option<Map<String, Value>>,
    pub(super) withheld: Vec<Withheld>,
    pub(super) leaves: BTreeMap<String, LeafSecret>,
    pub(super) book: Book,
}

impl Written {
    pub(super) fn of(value: &Value) -> Result<Self, NotVerdictFile> {
        shape::read(value).map_err(NotVerdictFile::OtherShape)
    }
}
