//! Dates, spans, money and marks as people read them in each language.
//!
//! Indonesian writes `Jumat, 11 September 2026, 23.59 WITA`, English
//! `Friday 11 September 2026, 23:59 WITA (UTC+8)`. The weekday is computed.

use crate::t;
use jiff::civil::{Date, DateTime, Time};
use juara::{Deadline, Instant, Locale, Rulebook, Rupiah, Zone, rulebook::ScaleRule, sheet::point_text};

/// A day with its weekday: `Jumat, 11 September 2026`.
#[must_use]
pub fn day(locale: Locale, day: Date) -> String {
    let weekday = WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs()).min(6)];
    match locale {
        Locale::Id => format!("{}, {}", weekday.0, date(locale, day)),
        Locale::En => format!("{} {}", weekday.1, date(locale, day)),
    }
}

/// A day without its weekday, for birth dates: `11 September 2004`.
#[must_use]
pub fn date(locale: Locale, day: Date) -> String {
    format!("{} {} {}", day.day(), month(locale, day.month()), day.year())
}

/// The name of a month from 1 to 12.
#[must_use]
pub fn month(locale: Locale, number: i8) -> &'static str {
    let names = MONTHS[usize::from(number.unsigned_abs()).clamp(1, 12) - 1];
    match locale {
        Locale::Id => names.0,
        Locale::En => names.1,
    }
}

/// A moment, day and minute, in a zone.
#[must_use]
pub fn moment(locale: Locale, at: Instant, zone: &Zone) -> String {
    civil(locale, at.in_zone(zone), at, zone, false)
}

/// A bound at 00.00 is over the minute before: people read 23.59.
#[must_use]
pub(crate) fn last_minute(bound: Instant) -> Instant {
    const MINUTE: i64 = 60_000;
    if bound.0.rem_euclid(MINUTE) == 0 { Instant(bound.0 - MINUTE) } else { bound }
}

/// A moment to the second, for receipts.
#[must_use]
pub fn moment_to_second(locale: Locale, at: Instant, zone: &Zone) -> String {
    civil(locale, at.in_zone(zone), at, zone, true)
}

/// A moment as spreadsheets sort it, `2026-09-19 04:55:00`; the zone stands in the column's head.
#[must_use]
pub fn sortable(at: Instant, zone: &Zone) -> String {
    at.in_zone(zone).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// A deadline as a rulebook writes it: 23.59, not 00.00 of the next day.
/// Seconds are told where the deadline has some.
#[must_use]
pub fn deadline(locale: Locale, deadline: Deadline, zone: &Zone) -> String {
    let shown = deadline.shown();
    // The offset is that of the minute which is shown: clocks may be changed where it ends.
    civil(locale, shown, deadline.shown_at(zone), zone, shown.second() != 0)
}

/// In which time an edition is read: `WITA` or `UTC+9`; where clocks are changed before its result is out, by its
/// place, since no offset holds for all of it.
#[must_use]
pub fn zone(locale: Locale, book: &Rulebook) -> String {
    let (zone, opens) = (&book.place.zone, book.opens_at());
    if zone.changes(opens, book.timeline.announced.instant(zone)) {
        t!(locale, format.local_time, city = book.place.city.as_str())
    } else {
        zone.label(opens)
    }
}

/// The same with its offset beside a name, once on a page: `WITA (UTC+8)`.
#[must_use]
pub fn zone_with_offset(locale: Locale, book: &Rulebook) -> String {
    let (named, zone, opens) = (self::zone(locale, book), &book.place.zone, book.opens_at());
    let offset = zone.offset(opens);
    if named == zone.label(opens) && named != offset { format!("{named} ({offset})") } else { named }
}

/// Minute and zone alone: `14.32 WITA`.
#[must_use]
pub fn clock(locale: Locale, at: Instant, zone: &Zone) -> String {
    format!("{} {}", time(locale, at.in_zone(zone).time(), false), zone.label(at))
}

/// A bound in the other zones of Indonesia, with the day where it is another one there: `22.59 WIB dan Rabu, 2 Desember
/// 2026, 00.59 WIT`. None where the bound is in none of them.
#[must_use]
pub fn elsewhere(locale: Locale, bound: Instant, zone: &Zone) -> Option<String> {
    let at = last_minute(bound);
    let here = at.in_zone(zone).date();
    let shown: Vec<String> = zone
        .neighbours(at)
        .iter()
        .map(|other| match at.in_zone(other).date() == here {
            true => clock(locale, at, other),
            false => format!("{}, {}", day(locale, at.in_zone(other).date()), clock(locale, at, other)),
        })
        .collect();
    (!shown.is_empty()).then(|| list(locale, &shown))
}

fn civil(locale: Locale, civil: DateTime, at: Instant, zone: &Zone, seconds: bool) -> String {
    let (label, offset) = (zone.label(at), zone.offset(at));
    let zone = match locale {
        Locale::En if label != offset => format!("{label} ({offset})"),
        Locale::Id | Locale::En => label,
    };
    format!("{}, {} {zone}", day(locale, civil.date()), time(locale, civil.time(), seconds))
}

/// A time of the day, `23.59`, or with its seconds.
pub(crate) fn time(locale: Locale, time: Time, seconds: bool) -> String {
    let point = match locale {
        Locale::Id => '.',
        Locale::En => ':',
    };
    let minute = format!("{:02}{point}{:02}", time.hour(), time.minute());
    if seconds { format!("{minute}{point}{:02}", time.second()) } else { minute }
}

/// How much time is left: `9 hari 4 jam lagi`.
#[must_use]
pub fn remaining(locale: Locale, milliseconds: i64) -> String {
    t!(locale, format.left, span = span(locale, milliseconds))
}

/// A span in its two largest units: `9 hari 4 jam`. Less than a minute, and
/// what is over, is said so.
#[must_use]
pub fn span(locale: Locale, milliseconds: i64) -> String {
    let minutes = milliseconds.max(0) / 60_000;
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let parts = match (days, hours, rest) {
        (0, 0, 0) => return t!(locale, format.under_a_minute),
        (0, 0, m) => vec![minutes_long(locale, m)],
        (0, h, 0) => vec![hours_long(locale, h)],
        (0, h, m) => vec![hours_long(locale, h), minutes_long(locale, m)],
        (d, 0, _) => vec![days_long(locale, d)],
        (d, h, _) => vec![days_long(locale, d), hours_long(locale, h)],
    };
    parts.join(" ")
}

/// A number of days: `1 hari`, `30 days`.
#[must_use]
pub fn days_long(locale: Locale, days: i64) -> String {
    if days == 1 { t!(locale, format.one_day) } else { t!(locale, format.days, count = days) }
}

fn hours_long(locale: Locale, hours: i64) -> String {
    if hours == 1 { t!(locale, format.one_hour) } else { t!(locale, format.hours, count = hours) }
}

/// A number of minutes: `1 menit`, `10 minutes`.
#[must_use]
pub fn minutes_long(locale: Locale, minutes: i64) -> String {
    if minutes == 1 { t!(locale, format.one_minute) } else { t!(locale, format.minutes, count = minutes) }
}

/// An amount of money: `Rp15.000.000`.
#[must_use]
pub fn rupiah(locale: Locale, amount: Rupiah) -> String {
    format!("Rp{}", number(locale, amount.0))
}

/// A whole number, grouped by threes.
#[must_use]
pub fn number(locale: Locale, number: u64) -> String {
    let point = match locale {
        Locale::Id => '.',
        Locale::En => ',',
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(point);
        }
        grouped.push(digit);
    }
    grouped
}

/// A mark or decimal as the domain writes it (`88.43`), with the comma or point of the language.
#[must_use]
pub fn decimal(locale: Locale, written: &str) -> String {
    match locale {
        Locale::Id => written.replace('.', ","),
        Locale::En => written.to_owned(),
    }
}

/// The marks of a scale on which they are written: `0 sampai 100, kelipatan 0,5`.
#[must_use]
pub fn marks(locale: Locale, scale: ScaleRule) -> String {
    let [min, max, step] = [scale.min, scale.max, 1].map(|steps| decimal(locale, &point_text(steps, scale)));
    match scale.per_point {
        1 => t!(locale, judging.marks, min = min, max = max),
        _ => t!(locale, judging.marks_in_steps, min = min, max = max, step = step),
    }
}

/// Several things in a sentence: `foto, izin, dan tanda tangan`.
#[must_use]
pub fn list<S: AsRef<str>>(locale: Locale, things: &[S]) -> String {
    match things {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, two] => t!(locale, format.two, first = one.as_ref(), last = two.as_ref()),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            t!(locale, format.many, before = before.join(", "), last = last.as_ref())
        }
    }
}

/// Several things of which one will do: `foto, izin, atau tanda tangan`.
#[must_use]
pub fn any_of<S: AsRef<str>>(locale: Locale, things: &[S]) -> String {
    match things {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [one, two] => t!(locale, format.two_any, first = one.as_ref(), last = two.as_ref()),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            t!(locale, format.many_any, before = before.join(", "), last = last.as_ref())
        }
    }
}

const WEEKDAYS: [(&str, &str); 7] = [
    ("Senin", "Monday"),
    ("Selasa", "Tuesday"),
    ("Rabu", "Wednesday"),
    ("Kamis", "Thursday"),
    ("Jumat", "Friday"),
    ("Sabtu", "Saturday"),
    ("Minggu", "Sunday"),
];

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

#[cfg(test)]
mod tests;
