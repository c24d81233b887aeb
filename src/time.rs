//! Instants, spans and the one zone of an edition.
//!
//! Everything recorded is an [`Instant`], UTC milliseconds; everything read
//! aloud is civil time in the edition's [`Zone`]. No function here asks a clock.

mod deadline;
mod of_day;

pub use deadline::Deadline;
pub use of_day::time_of_day;

use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, TimeZone},
};
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

    /// The zone of a name, which is kept as the database spells it: `asia/jakarta` is `Asia/Jakarta`.
    ///
    /// Errors: the name is none of the IANA database.
    pub fn new(name: &str) -> Result<Self, UnknownZone> {
        let zone = TimeZone::get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        Ok(Self { name: zone.iana_name().unwrap_or(name).to_owned(), zone })
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

    /// How often the clocks of this zone show `civil`.
    #[must_use]
    pub fn shows(&self, civil: civil::DateTime) -> Shows {
        match self.zone.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { .. } => Shows::Once,
            AmbiguousOffset::Gap { .. } => Shows::Never,
            AmbiguousOffset::Fold { .. } => Shows::Twice,
        }
    }

    /// The times around `civil` that the clocks of this zone skip or show twice: the first of them, and the first after
    /// them. None for a time that is shown once.
    #[must_use]
    pub fn change_around(&self, civil: civil::DateTime) -> Option<(civil::DateTime, civil::DateTime)> {
        let (less, more) = match self.zone.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { .. } => return None,
            AmbiguousOffset::Gap { before, after } => (before, after),
            AmbiguousOffset::Fold { before, after } => (after, before),
        };
        // Read by the greater offset, the time lies before the change.
        let change = self.zone.following(more.to_timestamp(civil).ok()?).next()?.timestamp();
        Some((less.to_datetime(change), more.to_datetime(change)))
    }

    /// Whether the clocks of this zone are changed after `from` and up to `until`.
    #[must_use]
    pub fn changes(&self, from: Instant, until: Instant) -> bool {
        let before = self.zone.to_offset(from.timestamp());
        let until = until.timestamp();
        self.zone
            .following(from.timestamp())
            .take_while(|change| change.timestamp() <= until)
            .any(|change| change.offset() != before)
    }
}

/// How often clocks show a time: changes of the clocks skip some times and repeat others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Once, as nearly every time.
    Once,
    /// Never: the clocks went forward over it.
    Never,
    /// Twice: the clocks went back to it.
    Twice,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::new(name).unwrap()
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
    #[test]
    fn a_zone_is_spelled_as_its_database_spells_it() {
        for (typed, name) in [
            ("Asia/Jakarta", "Asia/Jakarta"),
            ("asia/jakarta", "Asia/Jakarta"),
            ("AMERICA/new_york", "America/New_York"),
            ("utc", "UTC"),
        ] {
            assert_eq!(zone(typed).name(), name);
        }
        assert_eq!(zone("asia/jakarta").label(Instant(0)), "WIB");
    }

    #[test]
    fn a_change_of_clocks_skips_times_and_repeats_others() {
        for (name, time, shows) in [
            ("America/New_York", "2027-03-14T01:59", Shows::Once),
            ("America/New_York", "2027-03-14T02:00", Shows::Never),
            ("America/New_York", "2027-03-14T02:30", Shows::Never),
            ("America/New_York", "2027-03-14T03:00", Shows::Once),
            ("America/New_York", "2026-11-01T00:59", Shows::Once),
            ("America/New_York", "2026-11-01T01:30", Shows::Twice),
            ("America/New_York", "2026-11-01T02:00", Shows::Once),
            ("Asia/Makassar", "2027-03-14T02:30", Shows::Once),
        ] {
            assert_eq!(zone(name).shows(time.parse().unwrap()), shows, "{name} {time}");
        }
        for (name, time, around) in [
            ("America/New_York", "2027-03-14T01:59", None),
            ("America/New_York", "2027-03-14T02:00", Some(("2027-03-14T02:00", "2027-03-14T03:00"))),
            ("America/New_York", "2027-03-14T02:30", Some(("2027-03-14T02:00", "2027-03-14T03:00"))),
            ("America/New_York", "2027-03-14T03:00", None),
            ("America/New_York", "2026-11-01T01:00", Some(("2026-11-01T01:00", "2026-11-01T02:00"))),
            ("America/New_York", "2026-11-01T01:30", Some(("2026-11-01T01:00", "2026-11-01T02:00"))),
            ("America/New_York", "2026-11-01T02:00", None),
            ("Australia/Lord_Howe", "2026-10-04T02:10", Some(("2026-10-04T02:00", "2026-10-04T02:30"))),
            ("Asia/Makassar", "2027-03-14T02:30", None),
        ] {
            let civil = |text: &str| text.parse::<civil::DateTime>().unwrap();
            let around = around.map(|(from, until)| (civil(from), civil(until)));
            assert_eq!(zone(name).change_around(civil(time)), around, "{name} {time}");
        }
        let at = |text: &str| Instant(text.parse::<Timestamp>().unwrap().as_millisecond());
        for (name, from, until, changes) in [
            ("Asia/Makassar", "2026-01-01T00:00Z", "2036-01-01T00:00Z", false),
            ("America/New_York", "2026-11-02T00:00Z", "2027-03-14T06:59:59Z", false),
            ("America/New_York", "2026-11-02T00:00Z", "2027-03-14T07:00:00Z", true),
            ("America/New_York", "2026-10-01T00:00Z", "2026-12-01T00:00Z", true),
        ] {
            assert_eq!(zone(name).changes(at(from), at(until)), changes, "{name} {from} {until}");
        }
    }
}
