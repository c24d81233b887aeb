//! The sentences of a verdict, in Indonesian and English.
//!
//! Elsewhere this crate holds no text for people. These sentences are part of
//! the published file, and whoever checks it writes them anew and compares: so
//! they have to stand beside the computation, as a pure function of the input
//! and its result.

mod english;
mod indonesian;
mod phrase;

use super::explanation::{self, Explanation};
use super::result::{CategoryResult, Computed};
use super::{Edition, Fraction};
use phrase::Phrase;
use serde::{Deserialize, Serialize};

/// The same sentences in two languages, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentences {
    /// In Indonesian, with a decimal comma.
    pub id: Vec<String>,
    /// In English, with a decimal point.
    pub en: Vec<String>,
}

/// The sentences of a whole result: one for every fact that
/// [`explanation::explain`] finds, in its order.
#[must_use]
pub fn sentences(edition: &Edition, computed: &Computed) -> Sentences {
    let facts = explanation::explain(computed);
    let told = facts.iter().filter_map(|fact| Some((fact, Scene::of(edition, computed, fact)?)));
    let (id, en) =
        told.map(|(fact, scene)| (indonesian::say(&scene, fact), english::say(&scene, fact))).unzip();
    Sentences { id, en }
}

/// What a sentence needs besides its fact: names, and the category around it.
struct Scene<'s> {
    edition: &'s Edition,
    result: &'s CategoryResult,
    category: &'s str,
}

impl<'s> Scene<'s> {
    fn of(edition: &'s Edition, computed: &'s Computed, fact: &Explanation<'_>) -> Option<Self> {
        let result = computed.categories.iter().find(|result| result.category == fact.category)?;
        let category = edition.categories.iter().find(|category| category.id == result.category)?;
        Some(Self { edition, result, category: category.title.as_deref().unwrap_or(&category.id) })
    }

    /// The title of a criterion, or its code.
    fn criterion<'c>(&'c self, stage: &str, criterion: &'c str) -> &'c str {
        let stage = self.edition.stages.iter().find(|known| known.id == stage);
        let known = stage.and_then(|stage| stage.criteria.iter().find(|known| known.id == criterion));
        known.and_then(|criterion| criterion.title.as_deref()).unwrap_or(criterion)
    }

    /// The title of a special award, or its code.
    fn award<'a>(&'a self, award: &'a str) -> &'a str {
        let known = self.edition.awards.iter().find(|known| known.id == award);
        known.and_then(|award| award.title.as_deref()).unwrap_or(award)
    }

    /// The number of the minutes of a decision, if they are known.
    fn minutes(&self, decision: Option<&str>) -> Option<&str> {
        let known = self.edition.decisions.iter().find(|known| Some(known.id.as_str()) == decision);
        known.and_then(|decision| decision.minutes.as_deref())
    }
}

/// One shown value for people, in the spelling of a language.
fn shown(value: &Fraction, phrase: &Phrase) -> String {
    phrase.decimal(&value.shown())
}
