//! The questions of an entry.

use super::{FaultKind, Faults, Named, eligibility::MOST_RUPIAH};
use crate::{
    entry::CATEGORY,
    rulebook::{Feeds, Question, QuestionKind, Rulebook, ShownIf},
};

pub(super) fn check(rulebook: &Rulebook, faults: &mut Faults) {
    let form = &rulebook.form;
    faults.count("form", form.len(), 1, 100);
    for (i, question) in form.iter().enumerate() {
        let at = format!("form[{i}]");
        check_answer(&question.answer, &format!("{at}.answer"), faults);
        if let Some((member, kind)) = misused_name(question) {
            faults.add(format!("{at}.{member}"), kind);
        }
        if let Some(shown_if) = &question.shown_if {
            check_shown_if(rulebook, i, shown_if, &format!("{at}.shown_if"), faults);
        }
        if let Some(feeds) = &question.feeds {
            check_feeds(rulebook, feeds, &format!("{at}.feeds"), faults);
        }
    }
    if form.is_empty() {
        return;
    }
    let is_consent = |q: &&Question| q.answer == QuestionKind::Consent;
    if !form.iter().filter(is_consent).any(|q| !q.optional && q.shown_if.is_none()) {
        faults.add("form", FaultKind::NoConsent);
    }
    let is_blind = rulebook.rounds.iter().any(|round| round.blind);
    if is_blind && form.iter().all(|q| q.hidden_when_blind || is_consent(&q)) {
        faults.add("form", FaultKind::NothingInBlind);
    }
}

/// A name is published by a consent alone, and who refuses it may still enter.
fn misused_name(question: &Question) -> Option<(&'static str, FaultKind)> {
    match (question.publishes_name, &question.answer) {
        (false, _) => None,
        (true, QuestionKind::Consent) if question.optional => None,
        (true, QuestionKind::Consent) => Some(("optional", FaultKind::NameCompulsory)),
        (true, _) => Some(("publishes_name", FaultKind::NameWithoutConsent)),
    }
}

fn check_answer(answer: &QuestionKind, at: &str, faults: &mut Faults) {
    match answer {
        QuestionKind::Short { max_letters } => {
            faults.number(format!("{at}.max_letters"), *max_letters, 1, 500)
        }
        QuestionKind::Long { max_words } => faults.number(format!("{at}.max_words"), *max_words, 1, 2000),
        QuestionKind::Choice { options } => faults.count(format!("{at}.options"), options.len(), 2, 20),
        QuestionKind::Rupiah { min, max } => {
            faults.number(format!("{at}.max"), max.0, 0, MOST_RUPIAH);
            if min > max {
                faults.add(format!("{at}.min"), FaultKind::RangeReversed);
            }
        }
        QuestionKind::Date { min, max } => {
            if min.zip(*max).is_some_and(|(min, max)| min > max) {
                faults.add(format!("{at}.min"), FaultKind::RangeReversed);
            }
        }
        QuestionKind::Consent => {}
    }
}

fn check_shown_if(rulebook: &Rulebook, place: usize, shown_if: &ShownIf, at: &str, faults: &mut Faults) {
    faults.count(format!("{at}.is"), shown_if.is.len(), 1, 20);
    let mut check_is = |of, names: Vec<&str>| {
        for (i, id) in shown_if.is.iter().enumerate() {
            faults.known(format!("{at}.is[{i}]"), id, of, names.iter().copied());
        }
    };
    if shown_if.question == CATEGORY {
        return check_is(Named::Category, rulebook.categories.iter().map(|c| c.id.as_str()).collect());
    }
    let at = format!("{at}.question");
    match rulebook.form.iter().enumerate().find(|(_, q)| q.id == shown_if.question) {
        None => {
            let (name, of) = (shown_if.question.clone(), Named::Question);
            faults.add(at, FaultKind::UnknownName { name, of });
        }
        Some((i, _)) if i >= place => faults.add(at, FaultKind::ShownByLater),
        Some((_, Question { answer: QuestionKind::Choice { options }, .. })) => {
            check_is(Named::Option, options.iter().map(|o| o.id.as_str()).collect());
        }
        Some(_) => faults.add(at, FaultKind::ShownByNoChoice),
    }
}

fn check_feeds(rulebook: &Rulebook, feeds: &Feeds, at: &str, faults: &mut Faults) {
    let rounds = rulebook.rounds.iter().map(|r| r.id.as_str());
    if faults.known(format!("{at}.round"), &feeds.round, Named::Round, rounds) {
        let criteria = rulebook.round(&feeds.round).map_or(&[][..], |round| &round.criteria);
        let criteria = criteria.iter().map(|c| c.id.as_str());
        faults.known(format!("{at}.criterion"), &feeds.criterion, Named::Criterion, criteria);
    }
}
