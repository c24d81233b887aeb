//! Who may enter, and as what.

use super::day;
use crate::{Rupiah, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What entering depends on, for all categories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// The day on which age counts.
    #[serde(deserialize_with = "day::read")]
    pub reference: Date,
    /// What a person is asked besides the birth date; answered by yes or no.
    pub conditions: Vec<Condition>,
}

impl Eligibility {
    /// How old somebody is in full years on the day on which age counts. Born on 29 February, one has the birthday in
    /// other years on 1 March.
    #[must_use]
    pub fn age(&self, born: Date) -> i16 {
        let on = self.reference;
        let had_birthday = (on.month(), on.day()) >= (born.month(), born.day());
        on.year() - born.year() - i16::from(!had_birthday)
    }
}

/// One yes-or-no question of the eligibility check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Its name in forms, `domicile`.
    pub id: String,
    /// What is asked: "Apakah kamu tinggal atau berusaha di Kota Denpasar?"
    pub question: Text,
    /// What is required, as a rule: "Tinggal atau tempat usaha di Kota Denpasar."
    pub rule: Text,
    /// What is said to somebody who may not enter because of it.
    pub refusal: Text,
}

/// A category (kategori): ranked on its own, with its own prizes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Its name in files, `UMUM`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// For whom it is, in a sentence.
    pub summary: Text,
    /// The least age in full years on the reference date.
    pub min_age: u8,
    /// The greatest age in full years on the reference date: 30 means not yet 31.
    pub max_age: u8,
    /// The conditions that must be answered by yes.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The conditions that must be answered by no.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// What the ranks win.
    #[serde(default)]
    pub prizes: Vec<Prize>,
}

/// What a rank wins (hadiah).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prize {
    /// The rank, from 1.
    pub rank: u32,
    /// What its holder is called: Juara I.
    pub title: Text,
    /// Money, in whole rupiah.
    #[serde(default)]
    pub amount: Rupiah,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_year_is_full_on_the_birthday() {
        for (reference, born, want) in [
            (date(2026, 10, 5), date(1998, 1, 1), 28),
            (date(2026, 10, 5), date(1998, 10, 5), 28),
            (date(2026, 10, 5), date(1998, 10, 6), 27),
            (date(2027, 2, 28), date(2004, 2, 29), 22),
            (date(2027, 3, 1), date(2004, 2, 29), 23),
            (date(2028, 2, 29), date(2004, 2, 29), 24),
        ] {
            let eligibility = Eligibility { reference, conditions: Vec::new() };
            assert_eq!(eligibility.age(born), want, "{born} on {reference}");
        }
    }
}
