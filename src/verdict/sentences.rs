//! The sentences of a verdict, in Indonesian and English.
//!
//! Elsewhere this crate holds no text for people. These sentences are part of
//! the published file, and whoever checks it writes them anew and compares: so
//! they have to stand beside the computation, as a pure function of the input
//! and its result.

mod english;
mod indonesian;
mod phrase;
mod titles;

pub use titles::Titles;

use super::explanation::{self, Explanation, rank_on};
use super::result::{CategoryResult, Computed, CutResult, PrizeResult, Step};
use super::{Board, Edition, Fraction};
use crate::Locale;
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

/// The sentences of a whole result, as a file carries them: one for every fact that
/// [`explanation::explain`] finds, in its order.
#[must_use]
pub fn sentences(edition: &Edition, computed: &Computed) -> Sentences {
    let titles = Titles::of(edition);
    let told = |locale, of_category: fn(&Scene<'_>, &str) -> String| {
        said(edition, computed, &titles, locale, |scene, sentence| of_category(scene, &sentence))
    };
    Sentences { id: told(Locale::Id, indonesian::of_category), en: told(Locale::En, english::of_category) }
}

/// The same in one language, with names that the input does not hold, to stand under the name of
/// the category, which no sentence repeats.
#[must_use]
pub fn told(edition: &Edition, computed: &Computed, titles: &Titles, locale: Locale) -> Vec<String> {
    said(edition, computed, titles, locale, |_, sentence| phrase::begun(&sentence))
}

fn said(
    edition: &Edition,
    computed: &Computed,
    titles: &Titles,
    locale: Locale,
    finish: impl Fn(&Scene<'_>, String) -> String,
) -> Vec<String> {
    let say = match locale {
        Locale::Id => indonesian::say,
        Locale::En => english::say,
    };
    let facts = explanation::explain(computed);
    let scenes = facts.iter().filter_map(|fact| Some((Scene::of(edition, computed, titles, fact)?, fact)));
    scenes.map(|(scene, fact)| finish(&scene, say(&scene, fact))).collect()
}

/// What a sentence needs besides its fact: names, and the category around it.
struct Scene<'s> {
    edition: &'s Edition,
    result: &'s CategoryResult,
    titles: &'s Titles,
}

impl<'s> Scene<'s> {
    fn of(
        edition: &'s Edition,
        computed: &'s Computed,
        titles: &'s Titles,
        fact: &Explanation<'_>,
    ) -> Option<Self> {
        let result = computed.categories.iter().find(|result| result.category == fact.category)?;
        Some(Self { edition, result, titles })
    }

    /// The least score to pass a cut, as the rules write it.
    fn least(&self, cut: &CutResult) -> Option<String> {
        let rules = self.edition.cuts.iter().find(|rules| rules.after == cut.after)?;
        rules.at_least.as_ref().map(ToString::to_string)
    }

    /// The title of the category, or its code.
    fn category(&self) -> &str {
        self.titles.category(&self.result.category)
    }

    /// The title of a stage; none if it is known by its code alone.
    fn stage(&self, stage: &str) -> Option<&str> {
        self.titles.stages.get(stage).map(String::as_str)
    }

    /// The title of a criterion, or its code.
    fn criterion<'c>(&'c self, stage: &str, criterion: &'c str) -> &'c str {
        let known = self.titles.criteria.get(&(stage.to_owned(), criterion.to_owned()));
        known.map_or(criterion, String::as_str)
    }

    /// The title of a special award, or its code.
    fn award<'a>(&'a self, award: &'a str) -> &'a str {
        self.titles.award(award)
    }

    /// Those whom a step put on a place of their own, with the rank that they have on this board.
    fn alone<'p>(&self, board: &Board, step: &'p Step) -> Vec<(&'p str, u64)> {
        let alone = step.parts.iter().filter_map(|part| match part.as_slice() {
            [entry] => Some((entry.as_str(), rank_on(self.result, board, entry)?)),
            _ => None,
        });
        alone.collect()
    }

    /// The title of a prize.
    fn prize<'p>(&'p self, prize: &'p PrizeResult) -> &'p str {
        self.titles.prize(&self.result.category, prize)
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
