//! Strict JSON in, canonical JSON (RFC 8785) out, and the hash of the bytes.
//!
//! A document that people compare by its hash has to have one spelling only.
//! The writer gives that spelling; the reader refuses what could be read in
//! two ways: a member that stands twice, and a number that is no integer
//! within ±2^53 (the hard part of RFC 8785 is the printing of other numbers,
//! so there are none: decimals travel as text).

pub mod shape;

use serde::{
    Serialize,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};
use sha2::{Digest, Sha256};
use std::{cell::Cell, fmt};
use unicode_normalization::is_nfc;

/// The largest integer, up or down, that a document may hold: 2^53.
pub const LARGEST: i64 = 1 << 53;

/// Why bytes are not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotStrict {
    /// Not JSON in UTF-8, or nested deeper than 127 levels.
    #[error("not JSON")]
    NotJson,
    /// A member stands twice in one object.
    #[error("member {0:?} stands twice")]
    DuplicateMember(String),
    /// A number with a point or an exponent, or beyond ±2^53.
    #[error("a number that is no integer within 2^53")]
    NotInteger,
}

impl NotStrict {
    /// The stable name of this reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::DuplicateMember(_) => "duplicate-member",
            Self::NotInteger => "not-integer",
        }
    }
}

/// Why bytes are not the one canonical spelling.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// They are not even strict JSON.
    #[error(transparent)]
    NotStrict(#[from] NotStrict),
    /// A member name outside ASCII, whose place in the order readers dispute.
    #[error("member name {0:?} is not ASCII")]
    NotAscii(String),
    /// A text that is not in Unicode normal form C: it looks like another text.
    #[error("the text {0:?} is not in normal form C")]
    NotNormal(String),
    /// White space, order or escapes differ from the canonical spelling.
    #[error("white space, order or escapes are not canonical")]
    OtherSpelling,
}

impl NotCanonical {
    /// The stable name of this reason.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotStrict(reason) => reason.code(),
            Self::NotAscii(_) => "not-ascii",
            Self::NotNormal(_) => "not-normal",
            Self::OtherSpelling => "other-spelling",
        }
    }
}

/// Reads strict JSON.
///
/// # Errors
/// [`NotStrict`], the first fault met.
pub fn read(bytes: &[u8]) -> Result<Value, NotStrict> {
    let fault = Cell::new(None);
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { fault: &fault }.deserialize(&mut json).map_err(|error| match fault.take() {
        Some(fault) => fault,
        // The visitor takes every kind of value but a floating-point number,
        // so a fault of data that it did not name itself is one.
        None if error.is_data() => NotStrict::NotInteger,
        None => NotStrict::NotJson,
    })?;
    json.end().map_err(|_| NotStrict::NotJson)?;
    Ok(value)
}

/// Reads the content of a variant that has none, so that unknown members beside
/// the tag are refused; serde by itself lets them pass.
///
/// # Errors
/// Any member but the tag.
pub(crate) fn nothing_else<'de, D: serde::Deserializer<'de>>(json: D) -> Result<(), D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}
    <Nothing as serde::Deserialize>::deserialize(json).map(|Nothing {}| ())
}

/// The canonical bytes of a value, without a final newline.
///
/// Values of this crate always have canonical bytes; a value that has none
/// (a map whose keys are no texts) gives no bytes at all.
#[must_use]
pub fn bytes<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(&value).unwrap_or_default()
}

/// Whether the bytes of a document that was read are its canonical ones.
///
/// # Errors
/// [`NotCanonical`], the first difference: names, then texts, then spelling.
pub fn check(written: &[u8], value: &Value) -> Result<(), NotCanonical> {
    check_texts(value)?;
    if bytes(value) == written { Ok(()) } else { Err(NotCanonical::OtherSpelling) }
}

/// SHA-256 as 64 lower-case hex digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes as lower-case hex digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    bytes.iter().flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]).collect()
}

fn check_texts(value: &Value) -> Result<(), NotCanonical> {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        Value::String(text) if is_nfc(text) => Ok(()),
        Value::String(text) => Err(NotCanonical::NotNormal(text.clone())),
        Value::Array(items) => items.iter().try_for_each(check_texts),
        Value::Object(members) => members.iter().try_for_each(|(name, value)| {
            if name.is_ascii() { check_texts(value) } else { Err(NotCanonical::NotAscii(name.clone())) }
        }),
    }
}

/// Builds a value and leaves the fault, if it is one of ours, in the cell:
/// errors of serde carry only text.
#[derive(Clone, Copy)]
struct Strict<'c> {
    fault: &'c Cell<Option<NotStrict>>,
}

impl Strict<'_> {
    fn refuse<T, E: serde::de::Error>(self, fault: NotStrict) -> Result<T, E> {
        let error = E::custom(&fault);
        self.fault.set(Some(fault));
        Err(error)
    }

    fn integer<E: serde::de::Error>(self, integer: i64) -> Result<Value, E> {
        if integer.unsigned_abs() <= LARGEST.unsigned_abs() {
            Ok(Value::Number(Number::from(integer)))
        } else {
            self.refuse(NotStrict::NotInteger)
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("strict JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E: serde::de::Error>(self, integer: i64) -> Result<Value, E> {
        self.integer(integer)
    }

    fn visit_u64<E: serde::de::Error>(self, integer: u64) -> Result<Value, E> {
        match i64::try_from(integer) {
            Ok(integer) => self.integer(integer),
            Err(_) => self.refuse(NotStrict::NotInteger),
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(self)?;
            if object.contains_key(&name) {
                return self.refuse(NotStrict::DuplicateMember(name));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_read_in_two_ways_is_refused() {
        let twice = || NotStrict::DuplicateMember("a".into());
        for (text, want) in [
            (r#"{"a":1,"a":1}"#, twice()),
            (r#"[{"b":{"a":1,"a":2}}]"#, twice()),
            ("1.0", NotStrict::NotInteger),
            ("1e3", NotStrict::NotInteger),
            ("-0", NotStrict::NotInteger),
            ("9007199254740993", NotStrict::NotInteger),
            ("-9007199254740993", NotStrict::NotInteger),
            ("123456789012345678901234567890", NotStrict::NotInteger),
            ("18446744073709551615", NotStrict::NotInteger),
            ("", NotStrict::NotJson),
            ("{} {}", NotStrict::NotJson),
            ("{'a':1}", NotStrict::NotJson),
            ("\"\\ud800\"", NotStrict::NotJson),
            ("NaN", NotStrict::NotJson),
        ] {
            assert_eq!(read(text.as_bytes()), Err(want), "{text}");
        }
        assert_eq!(read(&[b'"', 0xff, b'"']), Err(NotStrict::NotJson));
        assert_eq!(read("[".repeat(100_000).as_bytes()), Err(NotStrict::NotJson));
    }

    #[test]
    fn the_largest_integers_are_read_and_written_as_they_stand() {
        let text = b"[-9007199254740992,0,9007199254740992]";
        assert_eq!(bytes(&read(text).unwrap()), text);
    }

    #[test]
    fn members_stand_in_order_and_texts_are_escaped_the_short_way() {
        let value =
            read("{ \"b\": \"\\u000a\\u0041\\/\\u001f\", \"a\": [ true, null ] }".as_bytes()).unwrap();
        assert_eq!(bytes(&value), br#"{"a":[true,null],"b":"\nA/\u001f"}"#);
    }

    #[test]
    fn only_the_canonical_spelling_passes() {
        let check = |text: &str| check(text.as_bytes(), &read(text.as_bytes()).unwrap());
        assert_eq!(check(r#"{"a":"é"}"#), Ok(()));
        assert_eq!(check("{\"a\":\"e\u{301}\"}"), Err(NotCanonical::NotNormal("e\u{301}".into())));
        assert_eq!(check(r#"{"é":1}"#), Err(NotCanonical::NotAscii("é".into())));
        for other in ["{\"a\": 1}", "{\"a\":1}\n", r#"{"b":1,"a":1}"#, r#"["\u0041"]"#] {
            assert_eq!(check(other), Err(NotCanonical::OtherSpelling), "{other}");
        }
    }

    #[test]
    fn a_hash_is_printed_as_sha256sum_prints_it() {
        assert_eq!(sha256_hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
