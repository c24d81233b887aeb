//! When.

use crate::{Deadline, Instant, Minutes, Zone};
use jiff::civil::DateTime;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, Unexpected},
};

/// The dates of an edition, in its own zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    /// When the call is out and entries open.
    pub opens: Start,
    /// Until when entries may be sent.
    pub closes: Deadline,
    /// How long after the closing a complete, saved entry may still be sent.
    /// Never advertised.
    pub grace: Minutes,
    /// By when the screening (seleksi administrasi) is decided.
    pub screened: Deadline,
    /// When the provisional result (hasil sementara) is due.
    pub announced: Start,
}

/// What an entry that takes part waits for, by the calendar alone. How a step ended is told by letters and the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Awaited {
    /// The decision of the screening.
    Screening,
    /// The provisional result.
    Result,
    /// Nothing: the day of the result has come.
    Nothing,
}

impl Timeline {
    /// What is awaited at a moment.
    #[must_use]
    pub fn awaited(&self, zone: &Zone, now: Instant) -> Awaited {
        if self.announced.instant(zone) <= now {
            Awaited::Nothing
        } else if self.screened.bound(zone) <= now {
            Awaited::Result
        } else {
            Awaited::Screening
        }
    }
}

/// The first moment of something, civil: `2026-08-03T08:00`, with seconds and
/// milliseconds only where they are not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start(pub DateTime);

impl Start {
    /// The moment itself.
    #[must_use]
    pub fn instant(self, zone: &Zone) -> Instant {
        zone.instant(self.0)
    }

    /// As a rulebook writes it.
    fn written(self) -> String {
        let whole_minute = self.0.second() == 0 && self.0.subsec_nanosecond() == 0;
        let format = if whole_minute { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S.%3f" };
        self.0.strftime(format).to_string()
    }
}

impl Serialize for Start {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.written())
    }
}

impl<'de> Deserialize<'de> for Start {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let read = text.parse().ok().map(Self).filter(|read| read.written() == text);
        read.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &Deadline::EXPECTED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::tests::{denpasar, second};

    #[test]
    fn what_is_awaited_changes_with_the_millisecond_in_the_zone_of_the_edition() {
        for book in [denpasar(), second()] {
            let (dates, zone) = (&book.timeline, &book.place.zone);
            let (screened, announced) = (dates.screened.bound(zone), dates.announced.instant(zone));
            for (moment, offset, awaited) in [
                (dates.opens.instant(zone), 0, Awaited::Screening),
                (screened, -1, Awaited::Screening),
                (screened, 0, Awaited::Result),
                (announced, -1, Awaited::Result),
                (announced, 0, Awaited::Nothing),
            ] {
                let now = Instant(moment.0 + offset);
                assert_eq!(dates.awaited(zone, now), awaited, "{} {}", book.edition, now.rfc3339());
            }
        }
    }
}
