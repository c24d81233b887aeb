//! What was typed, kept exactly.

use crate::{
    problem::{Problems, What},
    rulebook::Question,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most bytes that one answer may have. A draft keeps anything below it;
/// the limits of the questions only stand before sending.
pub const ANSWER_LIMIT: usize = 100_000;

/// The condition's name for the category in [`crate::rulebook::ShownIf`].
pub(crate) const CATEGORY: &str = "category";

/// What was typed into a form, by question id. Answers to questions that are
/// not asked (any more) are kept, but neither shown nor sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, String>);

impl Answers {
    /// What was typed for one question; empty if nothing was.
    #[must_use]
    pub fn get(&self, question: &str) -> &str {
        self.0.get(question).map_or("", String::as_str)
    }

    /// Keeps what was typed. Line ends become `\n`, as the person saw them.
    pub fn set(&mut self, question: &str, typed: &str) {
        self.0.insert(question.to_owned(), typed.replace("\r\n", "\n"));
    }

    /// These answers with those of a form that shows only some questions.
    #[must_use]
    pub fn overlaid(mut self, newer: Self) -> Self {
        self.0.extend(newer.0);
        self
    }

    /// What no draft can keep: answers beyond the hard limit, and NUL.
    #[must_use]
    pub fn unkeepable(&self) -> Problems {
        let mut problems = Problems::none();
        for (question, typed) in &self.0 {
            if typed.len() > ANSWER_LIMIT {
                problems.add(question, What::TooLarge);
            } else if typed.contains('\0') {
                problems.add(question, What::ControlSign);
            }
        }
        problems
    }

    /// Whether a question is asked, given the category and the answers before it.
    #[must_use]
    pub fn asks(&self, form: &[Question], category: &str, question: &Question) -> bool {
        let Some(condition) = &question.shown_if else { return true };
        if condition.question == CATEGORY {
            return condition.is.iter().any(|id| id == category);
        }
        let Some(before) =
            form.iter().take_while(|q| q.id != question.id).find(|q| q.id == condition.question)
        else {
            return false;
        };
        self.asks(form, category, before) && condition.is.iter().any(|id| id == self.get(&before.id))
    }

    /// The questions that are asked, in order.
    pub fn asked<'a>(
        &'a self,
        form: &'a [Question],
        category: &'a str,
    ) -> impl Iterator<Item = &'a Question> {
        form.iter().filter(move |q| self.asks(form, category, q))
    }

    /// The questions that were answered but are not asked: kept, not sent.
    pub fn set_aside<'a>(
        &'a self,
        form: &'a [Question],
        category: &'a str,
    ) -> impl Iterator<Item = &'a Question> {
        form.iter().filter(move |q| !self.get(&q.id).trim().is_empty() && !self.asks(form, category, q))
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Answers {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(pairs: T) -> Self {
        let mut answers = Self::default();
        for (question, typed) in pairs {
            answers.set(&question.into(), &typed.into());
        }
        answers
    }
}
