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
