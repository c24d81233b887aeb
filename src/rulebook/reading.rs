//! Reads a rulebook file. A reader of our own over strict JSON, since an
//! operator has to be told where a fault stands, and serde's errors are prose.

use super::{Fault, FaultKind, Rulebook, day};
use crate::{Deadline, Zone, canonical, verdict::Decimal};
use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, Error as _, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Value, map};
use std::{error::Error, fmt, slice};

/// The most bytes that a rulebook file may have.
pub const LARGEST_FILE: usize = 512 * 1024;

pub(super) fn read(bytes: &[u8]) -> Result<Rulebook, Fault> {
    let whole = |kind| Fault { at: String::new(), kind };
    if bytes.len() > LARGEST_FILE {
        return Err(whole(FaultKind::FileTooLarge { bytes: bytes.len(), most: LARGEST_FILE }));
    }
    if bytes.starts_with("\u{feff}".as_bytes()) {
        return Err(whole(FaultKind::ByteOrderMark));
    }
    if std::str::from_utf8(bytes).is_err() {
        return Err(whole(FaultKind::NotUtf8));
    }
    let value = canonical::read(bytes).map_err(|reason| {
        whole(match reason {
            canonical::NotStrict::NotJson => FaultKind::NotJson { line: broken_line(bytes) },
            canonical::NotStrict::DuplicateMember(name) => FaultKind::DuplicateMember(name),
            canonical::NotStrict::NotInteger => {
                let value = serde_json::from_slice(bytes).unwrap_or_default();
                return Fault { at: not_integer(&value).unwrap_or_default(), kind: FaultKind::NotInteger };
            }
        })
    })?;
    Rulebook::deserialize(Node(&value)).map_err(|Misread(fault)| fault)
}

/// The line from which on this is no JSON, from 1.
fn broken_line(bytes: &[u8]) -> usize {
    let read: Result<serde::de::IgnoredAny, _> = serde_json::from_slice(bytes);
    read.err().map_or(1, |error| error.line().max(1))
}

/// Where the first number stands that is no integer within ±2^53.
fn not_integer(value: &Value) -> Option<String> {
    let below = |place: String, value: &Value| {
        not_integer(value).map(|at| {
            let dot = if at.is_empty() || at.starts_with('[') { "" } else { "." };
            format!("{place}{dot}{at}")
        })
    };
    match value {
        Value::Number(number) => {
            let fits =
                number.as_i64().is_some_and(|n| (-canonical::LARGEST..=canonical::LARGEST).contains(&n));
            (!fits).then(String::new)
        }
        Value::Array(items) => (items.iter().enumerate()).find_map(|(i, item)| below(format!("[{i}]"), item)),
        Value::Object(members) => members.iter().find_map(|(name, member)| below(name.clone(), member)),
        Value::Null | Value::Bool(_) | Value::String(_) => None,
    }
}

/// A fault on its way out: every level that it passes adds its name in front.
#[derive(Debug)]
struct Misread(Fault);

impl Misread {
    fn new(at: &str, kind: FaultKind) -> Self {
        Self(Fault { at: at.to_owned(), kind })
    }

    fn within(mut self, place: &str) -> Self {
        let Fault { at, .. } = &mut self.0;
        let dot = if at.is_empty() || at.starts_with('[') { "" } else { "." };
        *at = format!("{place}{dot}{at}");
        self
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.0.at, self.0.kind)
    }
}

impl Error for Misread {}

impl serde::de::Error for Misread {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::new("", FaultKind::WrongShape)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let Unexpected::Str(found) = found else { return Self::new("", FaultKind::WrongShape) };
        let found = found.to_owned();
        Self::new(
            "",
            match expected.to_string().as_str() {
                Zone::EXPECTED => FaultKind::UnknownZone(found),
                Deadline::EXPECTED => FaultKind::NotAMoment(found),
                Decimal::EXPECTED => FaultKind::NotADecimal(found),
                day::EXPECTED => FaultKind::NotADay(found),
                _ => FaultKind::WrongShape,
            },
        )
    }

    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::new("", FaultKind::UnknownWord { found: found.to_owned(), known })
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::new(name, FaultKind::UnknownMember)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::new(name, FaultKind::MissingMember)
    }
}

/// A value of the file.
#[derive(Clone, Copy)]
struct Node<'de>(&'de Value);

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => Err(Misread::custom("")),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => visitor.visit_seq(Items(items.iter().enumerate())),
            Value::Object(members) => visitor.visit_map(Members { left: members.iter(), value: None }),
        }
    }

    /// A member that is there has a value: `null` is not the same as leaving it out.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misread> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misread> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misread> {
        match self.0.as_str() {
            Some(word) => visitor.visit_enum(word.into_deserializer()),
            None => Err(Misread::custom("")),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de>(std::iter::Enumerate<slice::Iter<'de, Value>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Misread;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misread> {
        let item = self.0.next();
        let item =
            item.map(|(i, item)| seed.deserialize(Node(item)).map_err(|e| e.within(&format!("[{i}]"))));
        item.transpose()
    }
}

struct Members<'de> {
    left: map::Iter<'de>,
    value: Option<(&'de str, &'de Value)>,
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Misread;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misread> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some((name, value));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misread> {
        let (name, value) = self.value.take().ok_or_else(|| Misread::custom(""))?;
        seed.deserialize(Node(value)).map_err(|e| e.within(name))
    }
}
