//! Exact numbers, and how they are shown.

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::SerializeStruct};
use std::{
    collections::BTreeSet,
    fmt,
    iter::Sum,
    num::NonZeroU64,
    ops::{Add, Mul, Sub},
    str::FromStr,
};

/// An exact fraction in lowest terms, its denominator positive.
///
/// Every number that is derived from marks is one: rounding inside a
/// computation is a rule that changes results, so the method has none. The
/// text always has a slash: `325/6`, `70/1`, `-3/4`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(BigRational);

/// The text is no fraction in the form that [`Fraction`] prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a fraction")]
pub struct NotFraction;

impl Fraction {
    /// `numerator` parts of `denominator`.
    #[must_use]
    pub fn ratio(numerator: impl Into<BigInt>, denominator: NonZeroU64) -> Self {
        Self(BigRational::new(numerator.into(), denominator.get().into()))
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<BigInt>) -> Self {
        Self(BigRational::from_integer(number.into()))
    }

    /// This fraction, divided.
    #[must_use]
    pub fn divided_by(&self, divisor: NonZeroU64) -> Self {
        Self(&self.0 / BigInt::from(divisor.get()))
    }

    /// The mean, if there is anything to take the mean of.
    pub fn mean<'f>(of: impl ExactSizeIterator<Item = &'f Self>) -> Option<Self> {
        let count = NonZeroU64::new(u64::try_from(of.len()).ok()?)?;
        Some(of.sum::<Self>().divided_by(count))
    }

    /// The value with so many decimals, half away from zero, a point before
    /// them; with a sign only if the rounded value is not zero. For people:
    /// it is never read back, compared or sorted.
    ///
    /// Only integers are used: with n/d the value and 10^p the places, it is
    /// the floor of (2·|n|·10^p + d) / (2·d).
    #[must_use]
    pub fn shown_with(&self, places: u32) -> String {
        let (numerator, denominator) = (self.0.numer(), self.0.denom());
        let scale = BigInt::from(10).pow(places);
        let rounded = (numerator.abs() * &scale * 2u8 + denominator).div_floor(&(denominator * 2u8));
        let (whole, decimals) = rounded.div_rem(&scale);
        let sign = if numerator.sign() == Sign::Minus && !rounded.is_zero() { "-" } else { "" };
        match usize::try_from(places) {
            Ok(width) if width > 0 => format!("{sign}{whole}.{:0>width$}", decimals.to_string()),
            _ => format!("{sign}{whole}"),
        }
    }

    /// The value with two decimals.
    #[must_use]
    pub fn shown(&self) -> String {
        self.shown_with(2)
    }

    /// Texts that tell unequal values apart: with two decimals, with more (up
    /// to six) where unequal values would look equal, with fractions where
    /// even that is not enough. Equal values have equal texts.
    #[must_use]
    pub fn shown_apart(values: &[&Self]) -> Vec<String> {
        let distinct = values.iter().collect::<BTreeSet<_>>().len();
        let shown = |places| values.iter().map(|value| value.shown_with(places)).collect::<Vec<_>>();
        (2..=6)
            .map(shown)
            .find(|texts| texts.iter().collect::<BTreeSet<_>>().len() == distinct)
            .unwrap_or_else(|| values.iter().map(ToString::to_string).collect())
    }

    /// The texts of values that stand one below the other: with two decimals, but neighbours that are not equal and would
    /// look so have more, or are fractions.
    #[must_use]
    pub fn shown_in_line(values: &[&Self]) -> Vec<String> {
        let alike = values.chunk_by(|one, next| one.shown() == next.shown());
        alike.flat_map(Self::shown_apart).collect()
    }

    pub(super) fn power_of_ten_parts(digits: BigInt, decimals: u32) -> Self {
        Self(BigRational::new(digits, BigInt::from(10).pow(decimals)))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.0.numer(), self.0.denom())
    }
}

impl FromStr for Fraction {
    type Err = NotFraction;

    fn from_str(text: &str) -> Result<Self, NotFraction> {
        let (numerator, denominator) = text.split_once('/').ok_or(NotFraction)?;
        let numerator: BigInt = numerator.parse().map_err(|_| NotFraction)?;
        let denominator: BigInt = denominator.parse().map_err(|_| NotFraction)?;
        if denominator.sign() != Sign::Plus {
            return Err(NotFraction);
        }
        let fraction = Self(BigRational::new(numerator, denominator));
        // One value, one text: 2/4 and 01/2 are not how it is printed.
        if fraction.to_string() == text { Ok(fraction) } else { Err(NotFraction) }
    }
}

impl Add<&Self> for Fraction {
    type Output = Self;
    fn add(self, other: &Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: Self) -> Fraction {
        Fraction(&self.0 - &other.0)
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: Self) -> Fraction {
        Fraction(&self.0 * &other.0)
    }
}

impl Mul<u64> for &Fraction {
    type Output = Fraction;
    fn mul(self, factor: u64) -> Fraction {
        Fraction(&self.0 * BigInt::from(factor))
    }
}

impl<'f> Sum<&'f Self> for Fraction {
    fn sum<I: Iterator<Item = &'f Self>>(of: I) -> Self {
        of.fold(Self::whole(0), Add::add)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A fraction as results print it: `{"exact":"325/6","shown":"54.17"}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown(pub Fraction);

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Shown", 2)?;
        object.serialize_field("exact", &self.0)?;
        object.serialize_field("shown", &self.0.shown())?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Shown {
    /// Reads `exact` alone: what is shown follows from it.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Object {
            exact: Fraction,
        }
        Object::deserialize(from).map(|object| Self(object.exact))
    }
}
