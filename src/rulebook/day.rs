//! A day of the calendar, written in one way only: `2026-12-11`.

use jiff::civil::Date;
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Unexpected},
};

/// What a reader was expecting where it found no day.
pub(super) const EXPECTED: &str = "a day, written 2026-09-11";

/// For a member that must be a day.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let text = String::deserialize(from)?;
    let day = text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    day.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &EXPECTED))
}

/// For a member that may be left out.
pub(super) fn read_some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    read(from).map(Some)
}
