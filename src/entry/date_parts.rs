//! A date as three fields hold it: day, month, year, whatever was typed.

use jiff::civil::Date;

/// What was typed into the three fields of a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day.
    pub day: String,
    /// The month, a number or a name in either language.
    pub month: String,
    /// The year, four digits.
    pub year: String,
}

/// The months in both languages, lower case.
pub(crate) const MONTHS: [(&str, &str); 12] = [
    ("januari", "january"),
    ("februari", "february"),
    ("maret", "march"),
    ("april", "april"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("desember", "december"),
];

impl DateParts {
    /// The three parts as one answer, `11-9-2026`; empty if nothing was typed.
    #[must_use]
    pub fn join(&self) -> String {
        let parts = [&self.day, &self.month, &self.year].map(|p| p.trim().replace('-', " "));
        if parts.iter().all(String::is_empty) { String::new() } else { parts.join("-") }
    }

    /// The parts of an answer that [`DateParts::join`] made.
    #[must_use]
    pub fn split(answer: &str) -> Self {
        let mut parts = answer.splitn(3, '-').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Self { day: next(), month: next(), year: next() }
    }

    /// The date, if it is one of the calendar.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        let year = self.year.trim();
        if year.len() != 4 {
            return None;
        }
        Date::new(year.parse().ok()?, self.month_number()?, self.day.trim().parse().ok()?).ok()
    }

    fn month_number(&self) -> Option<i8> {
        let typed = self.month.trim().to_lowercase();
        if let Ok(number) = typed.parse() {
            return Some(number);
        }
        if typed.chars().count() < 3 {
            return None;
        }
        let number =
            MONTHS.iter().zip(1..).find(|((id, en), _)| id.starts_with(&typed) || en.starts_with(&typed));
        number.map(|(_, number)| number)
    }
}

impl From<Date> for DateParts {
    fn from(date: Date) -> Self {
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_type_it_and_kept_as_typed() {
        for (day, month, year, want) in [
            ("11", "9", "2004", Some("2004-09-11")),
            ("1", "Mei", "2004", Some("2004-05-01")),
            ("01", "AGUSTUS", "2004", Some("2004-08-01")),
            ("3", "des", "2004", Some("2004-12-03")),
            ("3", "Dec", "2004", Some("2004-12-03")),
            ("17", "August", "2004", Some("2004-08-17")),
            ("3", "ber", "2004", None),
            ("29", "2", "2005", None),
            ("31", "februari", "2004", None),
            ("11", "9", "04", None),
            ("11", "ma", "2004", None),
            ("", "", "", None),
            ("x", "y", "z", None),
        ] {
            let parts = DateParts { day: day.into(), month: month.into(), year: year.into() };
            assert_eq!(parts.date().map(|d| d.to_string()).as_deref(), want, "{parts:?}");
            assert_eq!(DateParts::split(&parts.join()), parts);
        }
    }

    #[test]
    fn what_is_left_out_stays_out_and_nothing_typed_is_no_answer() {
        for (parts, want) in [
            ([" 1 ", "5", "2024"], "1-5-2024"),
            (["1", "", "2024"], "1--2024"),
            (["", "mei-juni", ""], "-mei juni-"),
            (["", " ", ""], ""),
        ] {
            let [day, month, year] = parts.map(str::to_owned);
            assert_eq!(DateParts { day, month, year }.join(), want);
        }
    }
}
