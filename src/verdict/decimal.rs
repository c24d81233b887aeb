//! Decimal numbers that people wrote: limits and the ends of a scale.

use super::Fraction;
use num_bigint::BigInt;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, Unexpected},
};
use std::{fmt, str::FromStr};

/// A decimal number as it was written: an optional minus, no leading zero, a
/// point, no exponent; at most [`Decimal::LONGEST`] characters. The spelling
/// is kept, since it is part of what is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    written: String,
    value: Fraction,
}

/// The text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number")]
pub struct NotDecimal;

impl Decimal {
    /// Longer numbers have no use in a competition, only in an attack.
    pub const LONGEST: usize = 40;

    /// What a reader was expecting where it found no decimal number.
    pub const EXPECTED: &str = "a decimal number";

    /// The exact value.
    #[must_use]
    pub fn value(&self) -> &Fraction {
        &self.value
    }

    /// A whole number, written without a point.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self { written: number.to_string(), value: Fraction::whole(number) }
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = match unsigned.split_once('.') {
            Some((_, "")) => return Err(NotDecimal),
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let padded = whole.len() > 1 && whole.starts_with('0');
        if text.len() > Self::LONGEST || whole.is_empty() || padded || !digits(whole) || !digits(decimals) {
            return Err(NotDecimal);
        }
        let places = u32::try_from(decimals.len()).map_err(|_| NotDecimal)?;
        let magnitude: BigInt = format!("{whole}{decimals}").parse().map_err(|_| NotDecimal)?;
        let digits = if unsigned.len() == text.len() { magnitude } else { -magnitude };
        Ok(Self { written: text.to_owned(), value: Fraction::power_of_ten_parts(digits, places) })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| D::Error::invalid_value(Unexpected::Str(&text), &Self::EXPECTED))
    }
}
