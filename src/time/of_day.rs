//! A time of the day, as people type it.

use jiff::civil::Time;

/// The time that was typed: `23.59`, `23:59`, `9.05`; none if it is none.
#[must_use]
pub fn time_of_day(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.trim().split_once(['.', ':'])?;
    let digits = |part: &str, most: usize| {
        let fits = (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<i8>().ok()).flatten()
    };
    let minute = (minute.len() == 2).then(|| digits(minute, 2)).flatten()?;
    Time::new(digits(hour, 2)?, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for (typed, want) in [
            ("23.59", Some("23:59:00")),
            (" 9:05 ", Some("09:05:00")),
            ("00.00", Some("00:00:00")),
            ("24.00", None),
            ("23.60", None),
            ("23.5", None),
            ("-1.30", None),
            ("+1.30", None),
            ("1.+3", None),
            ("012.30", None),
            (".30", None),
            ("9.030", None),
            ("23.59.10", None),
            ("2359", None),
            ("", None),
        ] {
            assert_eq!(time_of_day(typed).map(|time| time.to_string()).as_deref(), want, "{typed:?}");
        }
    }
}
