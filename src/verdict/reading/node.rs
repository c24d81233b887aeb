//! A value and where it stands: what every reader of a part starts from.

use super::super::{Decimal, Fault, Refusal};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, fmt};

/// Where a value stands. A place points to the place around it, so that a path
/// is written only when something is refused.
#[derive(Clone, Copy)]
pub(in super::super) enum Place<'p> {
    Root,
    Member(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl<'p> Place<'p> {
    pub(in super::super) fn member(&'p self, name: &'p str) -> Self {
        Self::Member(self, name)
    }

    pub(in super::super) fn item(&'p self, index: usize) -> Self {
        Self::Item(self, index)
    }

    pub(in super::super) fn refuse(&self, code: Fault) -> Refusal {
        Refusal { code, place: self.to_string() }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(Self::Root, name) => f.write_str(name),
            Self::Member(around, name) => write!(f, "{around}.{name}"),
            Self::Item(around, index) => write!(f, "{around}[{index}]"),
        }
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Node<'n> {
    value: &'n Value,
    place: Place<'n>,
}

impl<'n> Node<'n> {
    pub(super) fn new(value: &'n Value, place: Place<'n>) -> Self {
        Self { value, place }
    }

    pub(super) fn refuse(&self, code: Fault) -> Refusal {
        self.place.refuse(code)
    }

    pub(super) fn is_object(&self) -> bool {
        self.value.is_object()
    }

    pub(super) fn text(self) -> Result<String, Refusal> {
        self.value.as_str().map(str::to_owned).ok_or_else(|| self.refuse(Fault::BadType))
    }

    pub(super) fn truth(self) -> Result<bool, Refusal> {
        self.value.as_bool().ok_or_else(|| self.refuse(Fault::BadType))
    }

    pub(super) fn integer(self) -> Result<i64, Refusal> {
        self.value.as_i64().ok_or_else(|| self.refuse(Fault::BadType))
    }

    /// An integer that is not negative.
    pub(super) fn count(self) -> Result<u64, Refusal> {
        u64::try_from(self.integer()?).map_err(|_| self.refuse(Fault::BadNumber))
    }

    pub(super) fn decimal(self) -> Result<Decimal, Refusal> {
        self.text()?.parse().map_err(|_| self.refuse(Fault::BadDecimal))
    }

    /// One of the words of an enum, spelled as the enum is written.
    pub(super) fn choice<T: DeserializeOwned>(self) -> Result<T, Refusal> {
        let word = Value::String(self.text()?);
        serde_json::from_value(word).map_err(|_| self.refuse(Fault::BadChoice))
    }

    /// A value, or `None` for null.
    pub(super) fn nullable<T>(
        self,
        read: impl FnOnce(Self) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        if self.value.is_null() { Ok(None) } else { read(self).map(Some) }
    }

    pub(super) fn items<T>(
        self,
        mut read: impl FnMut(Node<'_>) -> Result<T, Refusal>,
    ) -> Result<Vec<T>, Refusal> {
        let items = self.value.as_array().ok_or_else(|| self.refuse(Fault::BadType))?;
        items.iter().enumerate().map(|(i, value)| read(Node { value, place: self.place.item(i) })).collect()
    }

    pub(super) fn texts(self) -> Result<Vec<String>, Refusal> {
        self.items(|n| n.text())
    }

    /// An object whose member names are codes.
    pub(super) fn by_code<T>(
        self,
        mut read: impl FnMut(Node<'_>) -> Result<T, Refusal>,
    ) -> Result<BTreeMap<String, T>, Refusal> {
        let members = self.value.as_object().ok_or_else(|| self.refuse(Fault::BadType))?;
        let read = |(name, value): (&String, &Value)| {
            read(Node { value, place: self.place.member(name) }).map(|value| (name.clone(), value))
        };
        members.iter().map(read).collect()
    }

    /// An object with no other members than the known ones.
    pub(super) fn object(self, known: &[&str]) -> Result<Object<'n>, Refusal> {
        let members = self.value.as_object().ok_or_else(|| self.refuse(Fault::BadType))?;
        match members.keys().find(|name| !known.contains(&name.as_str())) {
            Some(unknown) => Err(self.place.member(unknown).refuse(Fault::UnknownMember)),
            None => Ok(Object { members, place: self.place }),
        }
    }
}

/// An object whose members are all known by name.
pub(super) struct Object<'n> {
    members: &'n Map<String, Value>,
    place: Place<'n>,
}

impl Object<'_> {
    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub(super) fn refuse(&self, name: &str, code: Fault) -> Refusal {
        self.place.member(name).refuse(code)
    }

    pub(super) fn required<'o, T>(
        &'o self,
        name: &'o str,
        read: impl FnOnce(Node<'o>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.optional(name, read)?.ok_or_else(|| self.refuse(name, Fault::MissingMember))
    }

    pub(super) fn optional<'o, T>(
        &'o self,
        name: &'o str,
        read: impl FnOnce(Node<'o>) -> Result<T, Refusal>,
    ) -> Result<Option<T>, Refusal> {
        let read = |value| read(Node { value, place: self.place.member(name) });
        self.members.get(name).map(read).transpose()
    }

    pub(super) fn or_default<'o, T: Default>(
        &'o self,
        name: &'o str,
        read: impl FnOnce(Node<'o>) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        self.optional(name, read).map(Option::unwrap_or_default)
    }
}
