//! What people choose between has to read differently: no two of a list may say the same.

use super::{FaultKind, Faults};
use crate::{
    Locale, Text,
    rulebook::{QuestionKind, Rulebook},
};
use std::collections::BTreeSet;

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let conditions = rulebook.eligibility.conditions.iter().map(|condition| &condition.question);
    alike(conditions, "eligibility.conditions", "question", faults);
    alike(rulebook.categories.iter().map(|category| &category.title), "categories", "title", faults);
    alike(rulebook.screening.iter().map(|reason| &reason.text), "screening", "text", faults);
    alike(rulebook.awards.iter().map(|award| &award.title), "awards", "title", faults);
    alike(rulebook.form.iter().map(|question| &question.label), "form", "label", faults);
    for (i, question) in rulebook.form.iter().enumerate() {
        if let QuestionKind::Choice { options } = &question.answer {
            let labels = options.iter().map(|option| &option.label);
            alike(labels, &format!("form[{i}].answer.options"), "label", faults);
        }
    }
    alike(rulebook.rounds.iter().map(|round| &round.title), "rounds", "title", faults);
    for (i, round) in rulebook.rounds.iter().enumerate() {
        let titles = round.criteria.iter().map(|criterion| &criterion.title);
        alike(titles, &format!("rounds[{i}].criteria"), "title", faults);
    }
}

fn alike<'t>(texts: impl Iterator<Item = &'t Text>, list: &str, member: &str, faults: &mut Faults) {
    let mut before: BTreeSet<(&'static str, String)> = BTreeSet::new();
    for (i, text) in texts.enumerate() {
        for locale in Locale::ALL {
            let shown = text.get(locale);
            // Two that differ in capitals or white space alone look the same.
            let seen = shown.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            if !seen.is_empty() && !before.insert((locale.tag(), seen)) {
                let at = format!("{list}[{i}].{member}.{}", locale.tag());
                faults.add(at, FaultKind::TextTwice(shown.to_owned()));
            }
        }
    }
}
