//! The questions of the form, as rules.

use super::Sayer;
use crate::{format, t};
use jiff::civil::Date;
use juara::{
    Locale, Rulebook,
    rulebook::{Category, Question, QuestionKind, ShownIf},
};

/// What is said below a question's label: its own help, else its limits; and
/// the criterion that the answer is read for.
#[must_use]
pub fn help(locale: Locale, rulebook: &Rulebook, question: &Question) -> Option<String> {
    let said = Sayer { locale, rulebook };
    let own = match (&question.help, &question.answer) {
        (Some(help), _) => Some(help.get(locale).to_owned()),
        (None, QuestionKind::Choice { .. } | QuestionKind::Consent) => None,
        (None, kind) => Some(said.kind(kind)),
    };
    let feeds = question.feeds.as_ref().map(|feeds| {
        let criterion = said.criterion_title(&feeds.round, &feeds.criterion);
        t!(locale, rules.feeds, criterion = criterion)
    });
    let help: Vec<String> = own.into_iter().chain(feeds).collect();
    (!help.is_empty()).then(|| help.join(" "))
}

impl Sayer<'_> {
    pub(super) fn question(&self, question: &Question) -> String {
        let l = self.locale;
        let mut said = vec![t!(
            l,
            rules.question,
            label = ended(question.label.get(l)),
            kind = self.kind(&question.answer)
        )];
        if question.optional {
            said.push(t!(l, rules.optional));
        }
        if let Some(condition) = &question.shown_if {
            said.push(self.shown_if(condition));
        }
        if question.hidden_when_blind {
            said.push(t!(l, rules.hidden));
        }
        if let Some(feeds) = &question.feeds {
            let criterion = self.criterion_title(&feeds.round, &feeds.criterion);
            said.push(t!(l, rules.feeds, criterion = criterion));
        }
        said.join(" ")
    }

    fn kind(&self, kind: &QuestionKind) -> String {
        let l = self.locale;
        match kind {
            QuestionKind::Short { max_letters: 1 } => t!(l, rules.one_character),
            QuestionKind::Short { max_letters } => t!(l, rules.short, limit = *max_letters),
            QuestionKind::Long { max_words: 1 } => t!(l, rules.one_word),
            QuestionKind::Long { max_words } => t!(l, rules.long, limit = *max_words),
            QuestionKind::Choice { options } => {
                let options: Vec<&str> = options.iter().map(|o| o.label.get(l)).collect();
                t!(l, rules.choice, options = options.join("; "))
            }
            QuestionKind::Rupiah { min, max } => {
                t!(l, rules.rupiah, min = format::rupiah(l, *min), max = format::rupiah(l, *max))
            }
            QuestionKind::Date { min, max } => self.date(*min, *max),
            QuestionKind::Consent => t!(l, rules.consent),
        }
    }

    fn date(&self, min: Option<Date>, max: Option<Date>) -> String {
        let l = self.locale;
        match (min.map(|day| format::date(l, day)), max.map(|day| format::date(l, day))) {
            (Some(min), Some(max)) => t!(l, rules.date_between, min = min, max = max),
            (Some(min), None) => t!(l, rules.date_from, min = min),
            (None, Some(max)) => t!(l, rules.date_until, max = max),
            (None, None) => t!(l, rules.any_date),
        }
    }

    fn shown_if(&self, condition: &ShownIf) -> String {
        let l = self.locale;
        let Some(question) = self.rulebook.question(&condition.question) else {
            let categories: Vec<&Category> =
                condition.is.iter().filter_map(|id| self.rulebook.category(id)).collect();
            return t!(l, rules.shown_if_category, categories = self.titles(&categories));
        };
        let label = |id: &String| match &question.answer {
            QuestionKind::Choice { options } => {
                options.iter().find(|o| o.id == *id).map_or(id.as_str(), |o| o.label.get(l)).to_owned()
            }
            _ => id.clone(),
        };
        let options: Vec<String> =
            condition.is.iter().map(|id| t!(l, problems.quoted, label = label(id))).collect();
        let options = format::any_of(l, &options);
        t!(l, rules.shown_if, question = question.label.get(l), options = options)
    }
}

/// A label as a sentence of its own: a question and a statement have their mark already.
fn ended(label: &str) -> String {
    if label.ends_with(['?', '.', '!', '…', ':']) { label.to_owned() } else { format!("{label}.") }
}
