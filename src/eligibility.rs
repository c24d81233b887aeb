//! May this person enter this category, by which article, and where is the line?

use crate::{
    Rulebook,
    rulebook::{Category, Ground, articles},
};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Below this age a guardian's consent is needed before personal data may be
/// used. Juara cannot ask for it yet, so nobody below enters.
pub const ADULT: u8 = 18;

/// What a person says about themself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Their birth date.
    pub born: Date,
    /// Their answers to the conditions, by id.
    pub answers: BTreeMap<String, bool>,
}

/// One thing that stands between a person and a category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obstacle {
    /// Too young on the reference date.
    TooYoung {
        /// The article that says so.
        article: String,
        /// The latest birth date with which one may enter.
        latest_birth: Date,
        /// The birth date that was given.
        born: Date,
    },
    /// Too old on the reference date.
    TooOld {
        /// The article that says so.
        article: String,
        /// The earliest birth date with which one may enter.
        earliest_birth: Date,
        /// The birth date that was given.
        born: Date,
    },
    /// A condition is not met.
    Condition {
        /// The condition's id.
        id: String,
        /// The article that says so.
        article: String,
    },
}

/// The earliest and the latest birth date with which one may enter a category.
///
/// Somebody is `max_age` until the day before the birthday after, so the
/// earliest birth date is the day after the date `max_age + 1` years before the
/// reference date. Born on 29 February, one has the birthday in other years on
/// 1 March.
#[must_use]
pub fn birth_dates(rulebook: &Rulebook, category: &Category) -> (Date, Date) {
    // In a year without it, 29 February becomes the 28th: nobody is born between
    // that and 1 March, so both ends stay right. The years go first: the day
    // after 28 February is another one in a leap year.
    let years_before =
        |years: i32| rulebook.eligibility.reference.checked_sub(years.years()).unwrap_or(Date::MIN);
    (
        years_before(i32::from(category.max_age) + 1).tomorrow().unwrap_or(Date::MAX),
        years_before(i32::from(category.min_age)),
    )
}

/// Everything that stands between a person and a category; empty means welcome.
/// A condition that was not answered counts as not met.
#[must_use]
pub fn obstacles(rulebook: &Rulebook, category: &Category, claim: &Claim) -> Vec<Obstacle> {
    let (earliest_birth, latest_birth) = birth_dates(rulebook, category);
    let articles = articles(rulebook);
    let article = |ground: &Ground| articles.number(ground, &category.id).unwrap_or_default();
    let mut found = Vec::new();
    if claim.born > latest_birth {
        found.push(Obstacle::TooYoung { article: article(&Ground::Age), latest_birth, born: claim.born });
    }
    if claim.born < earliest_birth {
        found.push(Obstacle::TooOld { article: article(&Ground::Age), earliest_birth, born: claim.born });
    }
    for condition in &rulebook.eligibility.conditions {
        let answer = claim.answers.get(&condition.id).copied();
        let needed = category.needs.contains(&condition.id);
        let excluded = category.excludes.contains(&condition.id);
        if (needed && answer != Some(true)) || (excluded && answer != Some(false)) {
            let id = condition.id.clone();
            found.push(Obstacle::Condition {
                article: article(&Ground::Condition { condition: id.clone() }),
                id,
            });
        }
    }
    found
}

/// The categories that are open to a person.
#[must_use]
pub fn open_to<'r>(rulebook: &'r Rulebook, claim: &Claim) -> Vec<&'r Category> {
    rulebook.categories.iter().filter(|category| obstacles(rulebook, category, claim).is_empty()).collect()
}

/// Whether nothing but their age keeps somebody out of a category, and time will mend it.
#[must_use]
pub fn is_only_too_young(rulebook: &Rulebook, claim: &Claim) -> bool {
    rulebook.categories.iter().any(|category| {
        let found = obstacles(rulebook, category, claim);
        !found.is_empty() && found.iter().all(|obstacle| matches!(obstacle, Obstacle::TooYoung { .. }))
    })
}

#[cfg(test)]
mod tests;
