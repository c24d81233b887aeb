//! What things are called in sentences.

use super::super::Edition;
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
