//! What things are called in sentences.

use super::super::Edition;
use super::super::result::{AwardResult, CategoryResult, PrizeResult};
use super::{english, indonesian};
use crate::Locale;
use std::collections::BTreeMap;

/// Names by id, in one language. What has none is called by its id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// Of stages, such as `Babak Naskah`; the input of a verdict names none.
    pub stages: BTreeMap<String, String>,
    /// Of categories.
    pub categories: BTreeMap<String, String>,
    /// Of criteria, by stage and criterion.
    pub criteria: BTreeMap<(String, String), String>,
    /// Of special awards.
    pub awards: BTreeMap<String, String>,
    /// Of prizes, by category and rank.
    pub prizes: BTreeMap<(String, u64), String>,
}

impl Titles {
    /// What a category is called.
    #[must_use]
    pub fn category<'t>(&'t self, category: &'t str) -> &'t str {
        self.categories.get(category).map_or(category, String::as_str)
    }

    /// What the holders of a rank of a category are called.
    #[must_use]
    pub fn prize<'t>(&'t self, category: &str, prize: &'t PrizeResult) -> &'t str {
        self.prizes.get(&(category.to_owned(), prize.rank)).unwrap_or(&prize.title)
    }

    /// What a special award is called.
    #[must_use]
    pub fn award<'t>(&'t self, award: &'t str) -> &'t str {
        self.awards.get(award).map_or(award, String::as_str)
    }

    /// What each holder of a rank is said to have won, in the language of these names: a prize that several hold is
    /// said to be shared.
    #[must_use]
    pub fn held(&self, category: &str, prize: &PrizeResult, locale: Locale) -> String {
        self.told_to(category, prize, None, locale)
    }

    /// The same of a special award: what several won together is said to be shared. What there is of money is for its
    /// winners to divide; the rules don't say how.
    #[must_use]
    pub fn given(&self, award: &AwardResult, locale: Locale) -> String {
        shared(self.award(&award.award), award.winners.len(), None, locale)
    }

    /// Everything that an entry of this category won: prizes, then special awards.
    #[must_use]
    pub fn won(&self, result: &CategoryResult, entry: &str, locale: Locale) -> Vec<String> {
        self.all_won(result, entry, locale, |prize| self.held(&result.category, prize, locale))
    }

    /// The same as its owner reads it: with what a shared prize comes to, where there is money.
    #[must_use]
    pub fn won_in_full(&self, result: &CategoryResult, entry: &str, locale: Locale) -> Vec<String> {
        self.all_won(result, entry, locale, |prize| {
            let each = (prize.each > 0).then_some(prize.each);
            self.told_to(&result.category, prize, each, locale)
        })
    }

    fn told_to(&self, category: &str, prize: &PrizeResult, each: Option<u64>, locale: Locale) -> String {
        shared(self.prize(category, prize), prize.entries.len(), each, locale)
    }

    fn all_won(
        &self,
        result: &CategoryResult,
        entry: &str,
        locale: Locale,
        told: impl Fn(&PrizeResult) -> String,
    ) -> Vec<String> {
        let holds = |entries: &[String]| entries.iter().any(|other| other == entry);
        let prizes = result.prizes.iter().filter(|prize| holds(&prize.entries)).map(told);
        let awards = result.awards.iter().filter(|award| holds(&award.winners));
        prizes.chain(awards.map(|award| self.given(award, locale))).collect()
    }

    /// The names that the input itself holds.
    #[must_use]
    pub fn of(edition: &Edition) -> Self {
        let titled = |id: &String, title: &Option<String>| title.clone().map(|title| (id.clone(), title));
        let criteria = edition.stages.iter().flat_map(|stage| {
            let named = |id: &String, title: &Option<String>| {
                title.clone().map(|title| ((stage.id.clone(), id.clone()), title))
            };
            stage.criteria.iter().filter_map(move |criterion| named(&criterion.id, &criterion.title))
        });
        let prizes = edition.categories.iter().flat_map(|category| {
            category.prizes.iter().map(|prize| ((category.id.clone(), prize.rank), prize.title.clone()))
        });
        Self {
            stages: BTreeMap::new(),
            categories: edition.categories.iter().filter_map(|c| titled(&c.id, &c.title)).collect(),
            criteria: criteria.collect(),
            awards: edition.awards.iter().filter_map(|award| titled(&award.id, &award.title)).collect(),
            prizes: prizes.collect(),
        }
    }
}

/// What one of several holders is said to have, with what comes to each if that is known.
fn shared(title: &str, among: usize, each: Option<u64>, locale: Locale) -> String {
    match locale {
        _ if among < 2 => title.to_owned(),
        Locale::Id => indonesian::shared(title, each),
        Locale::En => english::shared(title, each),
    }
}
