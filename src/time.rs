//! Instants, spans and the one zone of an edition.
//!
//! Everything recorded is an [`Instant`], UTC milliseconds; everything read
//! aloud is civil time in the edition's [`Zone`]. No function here asks a clock.

mod of_day;

pub use of_day::time_of_day;

use jiff::{Timestamp, civil, tz::TimeZone};
use serde::{
    Deserialize, Serialize,
    de::{Error as _, Unexpected},
};
use std::ops::{Add, Sub};

/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// This moment as civil date and time in `zone`.
    #[must_use]
    pub fn in_zone(self, zone: &Zone) -> civil::DateTime {
        zone.zone.to_datetime(self.timestamp())
    }

    /// This moment as text, `2026-09-11T15:59:00Z`, for `<time datetime>` and published files.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }

    /// Milliseconds from `earlier` to this moment; negative if it lies later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Values outside of jiff's range (years -9999 to 9999) become its ends.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}

/// A span in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub u32);

impl Minutes {
    /// The span in milliseconds.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        i64::from(self.0) * 60_000
    }
}

impl Add<Minutes> for Instant {
    type Output = Self;
    fn add(self, span: Minutes) -> Self {
        Self(self.0.saturating_add(span.milliseconds()))
    }
}

impl Sub<Minutes> for Instant {
    type Output = Self;
    fn sub(self, span: Minutes) -> Self {
        Self(self.0.saturating_sub(span.milliseconds()))
    }
}

/// The time zone of an edition, by its IANA name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// What a reader was expecting where it found no zone.
    pub const EXPECTED: &str = "an IANA time zone";

    /// Errors: the name is none of the IANA database.
    pub fn new(name: &str) -> Result<Self, UnknownZone> {
        TimeZone::get(name)
            .map(|zone| Self { name: name.to_owned(), zone })
            .map_err(|_| UnknownZone(name.to_owned()))
    }

    /// The zone of no place, for where no edition is known.
    #[must_use]
    pub fn utc() -> Self {
        Self { name: "UTC".to_owned(), zone: TimeZone::UTC }
    }

    /// The IANA name, `Asia/Makassar`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What people here call it: WIB, WITA or WIT; elsewhere the offset, `UTC+9`.
    #[must_use]
    pub fn label(&self, at: Instant) -> String {
        match self.name.as_str() {
            "Asia/Jakarta" | "Asia/Pontianak" => "WIB".to_owned(),
            "Asia/Makassar" | "Asia/Ujung_Pandang" => "WITA".to_owned(),
            "Asia/Jayapura" => "WIT".to_owned(),
            _ => self.offset(at),
        }
    }

    /// The other zones of Indonesia, if this is one of them: people mix up which one is meant.
    #[must_use]
    pub fn neighbours(&self, at: Instant) -> Vec<Self> {
        let own = self.label(at);
        let zones = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"].map(Self::new);
        let (same, others): (Vec<_>, Vec<_>) =
            zones.into_iter().flatten().partition(|zone| zone.label(at) == own);
        if same.is_empty() { same } else { others }
    }

    /// The offset from UTC at a moment: `UTC+8`, `UTC+5.30` minutes only where there are any.
    #[must_use]
    pub fn offset(&self, at: Instant) -> String {
        let seconds = self.zone.to_offset(at.timestamp()).seconds();
        let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
        let sign = if seconds < 0 { '-' } else { '+' };
        if minutes == 0 { format!("UTC{sign}{hours}") } else { format!("UTC{sign}{hours}:{minutes:02}") }
    }

    /// The moment at which the clocks of this zone show `civil`. A time that a
    /// change of clocks skips or repeats is read as the earlier offset says.
    #[must_use]
    pub fn instant(&self, civil: civil::DateTime) -> Instant {
        self.zone
            .to_ambiguous_timestamp(civil)
            .compatible()
            .map_or(Instant(i64::MAX), |t| Instant(t.as_millisecond()))
    }
}

/// A time zone name that the IANA database does not know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone {0:?}")]
pub struct UnknownZone(pub String);

impl Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        Self::new(&name).map_err(|_| D::Error::invalid_value(Unexpected::Str(&name), &Self::EXPECTED))
    }
}

/// The last moment at which something is possible, as a rulebook writes it.
///
/// `2026-09-11T23:59` names a minute, and that minute is whole: the bound lies at
/// 00:00:00. With seconds, `2026-09-11T14:32:15.120`, it is the bound itself; so
/// is a closing that was moved to "now".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    civil: civil::DateTime,
    whole_minute: bool,
}

impl Deadline {
    /// What a reader was expecting where it found no deadline.
    pub const EXPECTED: &str = "a moment, written 2026-09-11T23:59";

    /// The deadline at exactly this moment.
    #[must_use]
    pub fn at(moment: Instant, zone: &Zone) -> Self {
        Self { civil: moment.in_zone(zone), whole_minute: false }
    }

    /// The deadline that ends with this minute, as people write one: 23.59.
    #[must_use]
    pub fn minute(day: civil::Date, time: civil::Time) -> Self {
        Self { civil: day.at(time.hour(), time.minute(), 0, 0), whole_minute: true }
    }

    /// The first moment at which it is too late.
    #[must_use]
    pub fn bound(self, zone: &Zone) -> Instant {
        let shown = zone.instant(self.civil);
        if self.whole_minute { shown + Minutes(1) } else { shown }
    }

    /// Date and time as people read it: 23.59, not 00.00 of the next day.
    #[must_use]
    pub fn shown(self) -> civil::DateTime {
        self.civil
    }

    /// As a rulebook writes it.
    fn written(self) -> String {
        let format = if self.whole_minute { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S.%3f" };
        self.civil.strftime(format).to_string()
    }
}

impl Serialize for Deadline {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.written())
    }
}

impl<'de> Deserialize<'de> for Deadline {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let strange = || D::Error::invalid_value(Unexpected::Str(&text), &Self::EXPECTED);
        let civil = text.parse().map_err(|_| strange())?;
        let read = Self { civil, whole_minute: text.matches(':').count() < 2 };
        // A day without a time, or an offset that would be dropped, is no deadline.
        if read.written() == text { Ok(read) } else { Err(strange()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::new(name).unwrap()
    }

    #[test]
    fn a_deadline_at_23_59_ends_with_that_minute() {
        let wita = zone("Asia/Makassar");
        for (text, bound) in [
            ("\"2026-09-11T23:59\"", "2026-09-11T16:00:00Z"),
            ("\"2026-09-11T14:32:15.120\"", "2026-09-11T06:32:15.12Z"),
        ] {
            let deadline: Deadline = serde_json::from_str(text).unwrap();
            assert_eq!(deadline.bound(&wita).rfc3339(), bound);
            assert_eq!(serde_json::to_string(&deadline).unwrap(), text);
        }
    }

    #[test]
    fn a_deadline_at_a_moment_is_that_moment_and_one_of_a_minute_its_end() {
        let wita = zone("Asia/Makassar");
        let moment = Instant(1_790_000_000_123);
        assert_eq!(Deadline::at(moment, &wita).bound(&wita), moment);
        let minute = Deadline::minute(civil::date(2026, 9, 11), civil::time(23, 59, 30, 0));
        assert_eq!(minute.bound(&wita).rfc3339(), "2026-09-11T16:00:00Z");
        assert_eq!(serde_json::to_string(&minute).unwrap(), "\"2026-09-11T23:59\"");
        assert_eq!(minute.shown(), civil::datetime(2026, 9, 11, 23, 59, 0, 0));
    }

    #[test]
    fn spans_are_added_taken_away_and_measured() {
        let (early, late) = (Instant(1_000), Instant(61_000));
        assert_eq!((early + Minutes(1), late - Minutes(1)), (late, early));
        assert_eq!((late.since(early), early.since(late)), (60_000, -60_000));
        assert_eq!(Instant(i64::MIN).timestamp(), Timestamp::MIN);
        assert_eq!(Instant(i64::MAX).timestamp(), Timestamp::MAX);
    }

    #[test]
    fn people_in_indonesia_read_their_own_zone_names() {
        let now = Instant(1_790_000_000_000);
        for (name, label) in [
            ("Asia/Makassar", "WITA"),
            ("Asia/Jakarta", "WIB"),
            ("Asia/Jayapura", "WIT"),
            ("Asia/Pontianak", "WIB"),
            ("UTC", "UTC+0"),
            ("America/St_Johns", "UTC-2:30"),
            ("Asia/Kolkata", "UTC+5:30"),
            ("Pacific/Honolulu", "UTC-10"),
        ] {
            assert_eq!(zone(name).label(now), label);
        }
    }
}
