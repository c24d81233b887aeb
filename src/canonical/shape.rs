//! Values of ours out of strict JSON. A reader of our own, since whoever wrote a file has to be told where a fault
//! stands, and serde's errors are prose.

mod buffered;
mod node;

use super::LARGEST;
use node::Node;
use serde::{
    Deserialize,
    de::{DeserializeOwned, Expected, Unexpected},
};
use serde_json::Value;
use std::fmt;

/// What stands in a document otherwise than its format says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misshapen {
    /// Where: `book.locks[0].root`; empty for the document as a whole.
    pub at: String,
    /// What is wrong.
    pub kind: Misshape,
}

/// In what a document differs from its format. The texts are for the command line, which speaks English.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misshape {
    /// A member that the format does not have.
    #[error("the format has no such member")]
    UnknownMember,
    /// A member that is needed is not there.
    #[error("this member is not there and has to be")]
    MissingMember,
    /// A word that is none of the possible ones.
    #[error("{found:?} is not known; there are: {}", .known.join(", "))]
    UnknownWord {
        /// The word.
        found: String,
        /// The possible ones.
        known: &'static [&'static str],
    },
    /// A text that does not say what it has to say there.
    #[error("{found:?} is not {expected}")]
    OtherText {
        /// The text.
        found: String,
        /// What was expected, in words of this crate.
        expected: String,
    },
    /// A value of another kind or size.
    #[error("{0}")]
    OtherKind(Needed),
}

/// What kind of value is needed somewhere, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Needed {
    /// A text.
    #[error("a text is needed here")]
    Text,
    /// A whole number.
    #[error("a whole number is needed here")]
    Number,
    /// A number that is not as small: at least this.
    #[error("the number is too small, the least is {0}")]
    NumberAtLeast(i64),
    /// A number that is not as large: at most this.
    #[error("the number is too large, the most is {0}")]
    NumberAtMost(i64),
    /// A list.
    #[error("a list is needed here")]
    List,
    /// An object.
    #[error("an object is needed here")]
    Object,
    /// True or false.
    #[error("true or false is needed here")]
    Truth,
    /// Something else than what is there.
    #[error("this is another kind of value than is needed here")]
    Other,
}

/// The value that strict JSON describes.
///
/// # Errors
/// The first difference from the format.
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Misshapen> {
    read_at_once(value).map_err(|told| buffered::placed::<T>(value, told))
}

fn read_at_once<T: DeserializeOwned>(value: &Value) -> Result<T, Misshapen> {
    <T as Deserialize>::deserialize(Node::root(value))
}

impl Needed {
    /// What serde calls what it needs. A node that is asked for a kind looks at the kind itself; these are told of what
    /// stands beside a tag, which serde takes out first and reads later.
    fn by_name(expected: &str) -> Self {
        match expected {
            "a string" => Self::Text,
            "a boolean" => Self::Truth,
            "a sequence" => Self::List,
            "a map" => Self::Object,
            name if bounds(name).is_some() => Self::Number,
            name if name.starts_with("struct ") => Self::Object,
            name if name.starts_with("internally tagged enum") => Self::Object,
            _ => Self::Other,
        }
    }
}

/// The least and the most that fit into a type of numbers, as far as a document can hold them.
fn bounds(number: &str) -> Option<(i64, i64)> {
    match number {
        "u8" => Some((0, u8::MAX.into())),
        "u16" => Some((0, u16::MAX.into())),
        "u32" => Some((0, u32::MAX.into())),
        "u64" | "usize" => Some((0, LARGEST)),
        "i64" => Some((-LARGEST, LARGEST)),
        _ => None,
    }
}

impl Misshapen {
    fn new(at: &str, kind: Misshape) -> Self {
        Self { at: at.to_owned(), kind }
    }

    fn needed(needed: Needed) -> Self {
        Self::new("", Misshape::OtherKind(needed))
    }

    /// On its way out: every level that it passes adds its name in front.
    pub(crate) fn within(mut self, place: &str) -> Self {
        let dot = if self.at.is_empty() || self.at.starts_with('[') { "" } else { "." };
        self.at = format!("{place}{dot}{}", self.at);
        self
    }
}

impl fmt::Display for Misshapen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place: &str = if self.at.is_empty() { "the file" } else { &self.at };
        write!(f, "{place}: {}", self.kind)
    }
}

impl std::error::Error for Misshapen {}

/// What a reader of a part says in prose is dropped: it would be serde's.
impl serde::de::Error for Misshapen {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::needed(Needed::Other)
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::needed(Needed::by_name(&expected.to_string()))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let expected = expected.to_string();
        let number = match found {
            Unexpected::Str(found) => {
                return Self::new("", Misshape::OtherText { found: found.to_owned(), expected });
            }
            Unexpected::Signed(number) => number,
            Unexpected::Unsigned(number) => i64::try_from(number).unwrap_or(i64::MAX),
            _ => return Self::needed(Needed::Other),
        };
        let Some((least, most)) = bounds(&expected) else { return Self::needed(Needed::Other) };
        Self::needed(if number < least { Needed::NumberAtLeast(least) } else { Needed::NumberAtMost(most) })
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::new("", Misshape::UnknownWord { found: found.to_owned(), known })
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::new(name, Misshape::UnknownMember)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(name, Misshape::MissingMember)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Whole {
        name: String,
        parts: Vec<Part>,
        #[serde(default)]
        marks: BTreeMap<String, Option<i64>>,
        #[serde(default)]
        note: Option<String>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
    enum Part {
        Few { count: u8 },
        Named { of: Vec<One> },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct One {
        id: String,
        #[serde(default)]
        word: Option<Word>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        Yes,
        No,
    }

    #[test]
    fn what_differs_from_the_format_is_told_with_its_place_and_what_is_needed() {
        let whole = |at: &str, to: Value| {
            let mut value =
                json!({"name": "a", "parts": [{"kind": "few", "count": 1}], "marks": {"K": null}});
            match value.pointer_mut(at) {
                Some(place) => *place = to,
                None => value[at.trim_start_matches('/')] = to,
            }
            read::<Whole>(&value).err().map(|error| error.to_string())
        };
        for (at, to, want) in [
            ("/name", json!("b"), None),
            ("/name", json!(1), Some("name: a text is needed here")),
            ("/name", json!(null), Some("name: a text is needed here")),
            ("/note", json!(null), Some("note: a text is needed here")),
            ("/parts", json!({}), Some("parts: a list is needed here")),
            ("/parts/0", json!(1), Some("parts[0]: an object is needed here")),
            ("/parts/0", json!("few"), Some("parts[0]: an object is needed here")),
            ("/parts/0", json!({}), Some("parts[0].kind: this member is not there and has to be")),
            (
                "/parts/0/kind",
                json!("many"),
                Some("parts[0].kind: \"many\" is not known; there are: few, named"),
            ),
            ("/parts/0/kind", json!(0), Some("parts[0].kind: a text is needed here")),
            // What stands beside a tag has its place too.
            ("/parts/0/count", json!("1"), Some("parts[0].count: a whole number is needed here")),
            ("/parts/0/count", json!(300), Some("parts[0].count: the number is too large, the most is 255")),
            ("/parts/0/count", json!(-1), Some("parts[0].count: the number is too small, the least is 0")),
            (
                "/parts/0",
                json!({"kind": "few"}),
                Some("parts[0].count: this member is not there and has to be"),
            ),
            (
                "/parts/0",
                json!({"kind": "named", "of": [{"id": "a"}, {"id": 1}]}),
                Some("parts[0].of[1].id: a text is needed here"),
            ),
            (
                "/parts/0",
                json!({"kind": "named", "of": {"id": "a"}}),
                Some("parts[0].of: a list is needed here"),
            ),
            (
                "/parts/0",
                json!({"kind": "named", "of": [{"id": "a", "word": "maybe"}]}),
                Some("parts[0].of[0].word: \"maybe\" is not known; there are: yes, no"),
            ),
            // Of two that are wrong in the same way the first is told.
            (
                "/parts/0",
                json!({"kind": "named", "of": [{"id": 1}, {"id": 2}]}),
                Some("parts[0].of[0].id: a text is needed here"),
            ),
            ("/marks", json!([]), Some("marks: an object is needed here")),
            ("/marks/K", json!(7), None),
            ("/marks/K", json!("7"), Some("marks.K: a whole number is needed here")),
            ("/more", json!(1), Some("more: the format has no such member")),
            ("", json!(["a", []]), Some("the file: an object is needed here")),
        ] {
            assert_eq!(whole(at, to.clone()).as_deref(), want, "{at} = {to}");
        }
        let mark = |value: Value| read::<u8>(&value);
        assert_eq!(mark(json!(255)), Ok(255));
        assert_eq!(mark(json!(256)), Err(Misshapen::needed(Needed::NumberAtMost(255))));
        assert_eq!(mark(json!(-1)), Err(Misshapen::needed(Needed::NumberAtLeast(0))));
        assert_eq!(read::<bool>(&json!(0)), Err(Misshapen::needed(Needed::Truth)));
        for (value, word) in [(json!("yes"), Word::Yes), (json!("no"), Word::No)] {
            assert_eq!(read::<Word>(&value), Ok(word));
        }
        assert_eq!(read::<Word>(&json!(1)), Err(Misshapen::needed(Needed::Text)));
    }

    #[test]
    fn what_is_kept_as_it_was_written_is_the_same_value() {
        let value = json!({"a": [null, true, -3, "x", {"b": {}}], "c": 9_007_199_254_740_992_i64});
        assert_eq!(read::<Value>(&value), Ok(value.clone()));
    }
}
