//! A value on its way into one of ours.

use super::{Misshapen, Needed};
use serde::{
    Deserializer,
    de::{
        DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map};
use std::slice;

/// A value of the document.
#[derive(Clone, Copy)]
pub(super) struct Node<'de> {
    value: &'de Value,
    /// Whether it stands under a name that the format knows.
    is_member: bool,
}

impl<'de> Node<'de> {
    pub(super) fn root(value: &'de Value) -> Self {
        Self { value, is_member: false }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::String(text) => visitor.visit_borrowed_str(text),
            _ => Err(Misshapen::needed(Needed::Text)),
        }
    }

    fn number<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::Number(_) => self.deserialize_any(visitor),
            _ => Err(Misshapen::needed(Needed::Number)),
        }
    }

    fn list<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items(items.iter().enumerate())),
            _ => Err(Misshapen::needed(Needed::List)),
        }
    }

    fn object<V: Visitor<'de>>(self, named: bool, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::Object(members) => visitor.visit_map(Members::of(members, named)),
            _ => Err(Misshapen::needed(Needed::Object)),
        }
    }
}

macro_rules! numbers {
    ($($method:ident)+) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
            self.number(visitor)
        })+
    };
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Misshapen;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => Err(Misshapen::custom("")),
            },
            Value::String(_) => self.text(visitor),
            Value::Array(_) => self.list(visitor),
            Value::Object(_) => self.object(false, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.value {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            _ => Err(Misshapen::needed(Needed::Truth)),
        }
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        self.text(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        self.text(visitor)
    }

    /// The word behind a tag; a word by its number would be a second way to write it.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        self.text(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        self.list(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misshapen> {
        self.list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        self.object(false, visitor)
    }

    /// A list of the members would be a second way to write the same.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        self.object(true, visitor)
    }

    /// A member that is there has a value: `null` is not the same as leaving it out. Under a code of its own it says
    /// that there is none.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        if self.value.is_null() && !self.is_member { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        match self.value.as_str() {
            Some(word) => visitor.visit_enum(word.into_deserializer()),
            None => Err(Misshapen::needed(Needed::Text)),
        }
    }

    forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple_struct ignored_any
    }
}

struct Items<'de>(std::iter::Enumerate<slice::Iter<'de, Value>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Misshapen;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misshapen> {
        let item = self.0.next();
        let item =
            item.map(|(i, item)| seed.deserialize(Node::root(item)).map_err(|e| e.within(&format!("[{i}]"))));
        item.transpose()
    }
}

struct Members<'de> {
    left: map::Iter<'de>,
    value: Option<(&'de str, &'de Value)>,
    /// Whether the format knows their names.
    named: bool,
}

impl<'de> Members<'de> {
    fn of(members: &'de Map<String, Value>, named: bool) -> Self {
        Self { left: members.iter(), value: None, named }
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Misshapen;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misshapen> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some((name, value));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misshapen> {
        let (name, value) = self.value.take().ok_or_else(|| Misshapen::custom(""))?;
        let node = Node { value, is_member: self.named };
        seed.deserialize(node).map_err(|e| e.within(name))
    }
}
