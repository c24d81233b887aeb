//! The last moment at which something is possible.

use super::{Instant, Minutes, Shows, Zone};
use jiff::{Timestamp, civil, tz::Offset};
use serde::{
    Deserialize, Serialize,
    de::{Error as _, Unexpected},
};

/// The last moment at which something is possible, as a rulebook writes it.
///
/// `2026-09-11T23:59` names a minute, and that minute is whole: the bound lies at
/// 00:00:00. With seconds, `2026-09-11T14:32:15.120`, it is the bound itself; so
/// is a closing that was moved to "now". Where that fell into an hour that clocks show twice,
/// the offset says which of the two: `2027-11-07T01:10:00.000-05:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    civil: civil::DateTime,
    whole_minute: bool,
    offset: Option<Offset>,
}

impl Deadline {
    /// What a reader was expecting where it found no deadline.
    pub const EXPECTED: &str = "a moment, written 2026-09-11T23:59";

    /// The deadline at exactly this moment.
    #[must_use]
    pub fn at(moment: Instant, zone: &Zone) -> Self {
        let civil = moment.in_zone(zone);
        let offset = zone.zone.to_offset(moment.timestamp());
        let offset = (zone.shows(civil) == Shows::Twice).then_some(offset);
        Self { civil, whole_minute: false, offset }
    }

    /// The deadline that ends with this minute, as people write one: 23.59.
    #[must_use]
    pub fn minute(day: civil::Date, time: civil::Time) -> Self {
        Self { civil: day.at(time.hour(), time.minute(), 0, 0), whole_minute: true, offset: None }
    }

    /// The first moment at which it is too late.
    #[must_use]
    pub fn bound(self, zone: &Zone) -> Instant {
        let shown = self.shown_at(zone);
        if self.whole_minute { shown + Minutes(1) } else { shown }
    }

    /// Date and time as people read it: 23.59, not 00.00 of the next day.
    #[must_use]
    pub fn shown(self) -> civil::DateTime {
        self.civil
    }

    /// The moment at which clocks show [`Self::shown`]: its offset is the one to read it with, since clocks may be
    /// changed where the minute ends.
    #[must_use]
    pub fn shown_at(self, zone: &Zone) -> Instant {
        let told = self.offset.and_then(|offset| offset.to_timestamp(self.civil).ok());
        told.map_or_else(|| zone.instant(self.civil), |moment: Timestamp| Instant(moment.as_millisecond()))
    }

    /// How often the clocks of a zone show it; what says its offset is shown once.
    #[must_use]
    pub fn shows(self, zone: &Zone) -> Shows {
        if self.offset.is_some() { Shows::Once } else { zone.shows(self.civil) }
    }

    /// Whether it says an offset that is not needed in this zone, or is another one than its clocks have then.
    #[must_use]
    pub fn misses(self, zone: &Zone) -> bool {
        self.offset.is_some() && Self::at(self.shown_at(zone), zone) != self
    }

    /// As a rulebook writes it.
    #[must_use]
    pub fn written(self) -> String {
        let format = if self.whole_minute { "%Y-%m-%dT%H:%M" } else { EXACT };
        let offset = self.offset.map(written_offset).unwrap_or_default();
        format!("{}{offset}", self.civil.strftime(format))
    }
}

const EXACT: &str = "%Y-%m-%dT%H:%M:%S.%3f";

/// Letters of a moment to the millisecond.
const EXACT_LETTERS: usize = "2026-09-11T14:32:15.120".len();

/// `-05:00`; every zone that changes its clocks does so by whole minutes.
fn written_offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Reads what [`written_offset`] writes.
fn read_offset(text: &str) -> Option<Offset> {
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let hours: i32 = hours.parse().ok()?;
    let seconds = hours.checked_mul(60)?.checked_add(minutes.parse().ok()?)?.checked_mul(60)?;
    let seconds = if text.starts_with('-') { -seconds } else { seconds };
    Offset::from_seconds(seconds).ok()
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
        let (moment, offset) = text.split_at_checked(EXACT_LETTERS).unwrap_or((text.as_str(), ""));
        let civil = moment.parse().map_err(|_| strange())?;
        let read = Self { civil, whole_minute: moment.matches(':').count() < 2, offset: read_offset(offset) };
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

    fn moment(text: &str) -> Instant {
        Instant(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    fn read(text: &str) -> Option<Deadline> {
        serde_json::from_value(text.into()).ok()
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
    fn a_moment_of_an_hour_that_comes_twice_is_that_very_moment() {
        let new_york = zone("America/New_York");
        for (at, written) in [
            ("2027-11-07T05:10:00Z", "2027-11-07T01:10:00.000-04:00"),
            ("2027-11-07T06:00:00Z", "2027-11-07T01:00:00.000-05:00"),
            ("2027-11-07T06:10:00.120Z", "2027-11-07T01:10:00.120-05:00"),
            ("2027-11-07T07:00:00Z", "2027-11-07T02:00:00.000"),
            ("2027-03-14T07:00:00Z", "2027-03-14T03:00:00.000"),
        ] {
            let deadline = Deadline::at(moment(at), &new_york);
            assert_eq!(deadline.written(), written);
            assert_eq!((deadline.bound(&new_york), deadline.shown_at(&new_york)), (moment(at), moment(at)));
            assert_eq!(deadline.shows(&new_york), Shows::Once);
            assert!(!deadline.misses(&new_york));
            assert_eq!(read(written), Some(deadline));
        }
    }

    #[test]
    fn an_offset_stands_where_it_is_needed_alone() {
        let new_york = zone("America/New_York");
        for (written, misses) in [
            ("2027-11-07T01:10:00.000-06:00", true),
            ("2027-11-07T01:10:00.000+05:00", true),
            ("2027-11-08T01:10:00.000-05:00", true),
            ("2027-11-08T01:10:00.000", false),
            ("2027-11-08T01:10", false),
        ] {
            assert_eq!(read(written).unwrap().misses(&new_york), misses, "{written}");
        }
        for strange in [
            "2027-11-07T01:10-05:00",
            "2027-11-07T01:10:00-05:00",
            "2027-11-07T01:10:00.000-5:00",
            "2027-11-07T01:10:00.000-05",
            "2027-11-07T01:10:00.000Z",
            "2027-11-07T01:10:00.000-99:00",
            "2027-11-07T01:10:00.000-05:00é",
            "2027-11-07",
        ] {
            assert_eq!(read(strange), None, "{strange}");
        }
    }

    #[test]
    fn a_minute_is_shown_with_the_offset_that_clocks_have_in_it() {
        for (name, written, shown_at, bound) in [
            ("Africa/Cairo", "2027-04-29T23:59", "2027-04-29T21:59:00Z", "2027-04-29T22:00:00Z"),
            ("America/New_York", "2027-03-14T01:59", "2027-03-14T06:59:00Z", "2027-03-14T07:00:00Z"),
        ] {
            let (deadline, zone) = (read(written).unwrap(), zone(name));
            assert_eq!(deadline.shown_at(&zone).rfc3339(), shown_at);
            assert_eq!(deadline.bound(&zone).rfc3339(), bound);
        }
    }
}
