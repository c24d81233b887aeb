//! What the desk reads of an entry: facts, decisions, claim, plan.

use crate::{
    pages::result::since_title,
    ui::plan::{Plan, PlanLine},
};
use juara::{Locale, screening::Finding};
use juara_store::screening::{PastDecision, ScreeningEntry};
use juara_words::{format, plan, t};
use leptos::prelude::*;

/// Who sent what, when, with the hash of the receipt.
pub(super) fn facts(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let mut sent = format::moment_to_second(locale, file.sent_at, &file.edition.rulebook.place.zone);
    if file.in_grace {
        sent = format!("{sent} {}", t!(locale, screening.in_grace));
    }
    let email = file.email.clone().unwrap_or_else(|| t!(locale, screening.no_email));
    let facts = [
        (t!(locale, screening.applicant), file.applicant.clone()),
        (t!(locale, screening.email), email),
        (t!(locale, screening.sent), sent),
        (t!(locale, screening.sending), file.sending.to_string()),
    ];
    let facts =
        facts.map(|(name, value)| view! { <div><dt>{name}</dt><dd class="j-wrap">{value}</dd></div> });
    view! {
        <h2>{t!(locale, screening.facts)}</h2>
        <dl class="j-facts">{facts}</dl>
        <p class="j-quiet">{t!(locale, screening.hash)}</p>
        <p class="j-code"><code>{file.sha256.clone()}</code></p>
    }
    .into_any()
}

/// What the applicant said about themself.
pub(super) fn claim(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let book = &file.edition.rulebook;
    let mut born = format::date(locale, file.claim.born);
    // Whoever checks need not count years.
    if let Some(category) = book.category(&file.category) {
        let age = book.eligibility.age(file.claim.born);
        let (on, title) = (format::date(locale, book.eligibility.reference), category.title.get(locale));
        let (min, max) = (category.min_age, category.max_age);
        let age = t!(locale, screening.age, age = age, on = on, category = title, min = min, max = max);
        born = format!("{born} ({age})");
    }
    let mut facts = vec![(t!(locale, public.born), born)];
    for condition in &book.eligibility.conditions {
        let answer = match file.claim.answers.get(&condition.id) {
            Some(true) => t!(locale, public.yes),
            Some(false) => t!(locale, public.no),
            None => t!(locale, plan.empty),
        };
        facts.push((condition.question.get(locale).to_owned(), answer));
    }
    let facts: Vec<_> =
        facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    view! {
        <h2>{t!(locale, screening.claim)}</h2>
        <dl class="j-facts">{facts}</dl>
    }
    .into_any()
}

/// The plan as it was sent.
pub(super) fn plan(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let lines = file
        .answers
        .iter()
        .map(|answered| PlanLine {
            id: answered.question.id.clone(),
            label: answered.question.label.get(locale).to_owned(),
            answer: Some(plan::answer(locale, &answered.question, &answered.answer)),
            is_choice: false,
            wrong: None,
            change: None,
        })
        .collect();
    view! {
        <h2>{t!(locale, screening.plan)}</h2>
        <Plan locale=locale lines=lines/>
    }
    .into_any()
}

/// What was decided so far, the newest first.
pub(super) fn decisions(file: &ScreeningEntry, locale: Locale) -> Option<AnyView> {
    let excluded = file.excluded.iter().map(|excluded| {
        let at = format::moment(locale, excluded.at, &file.edition.rulebook.place.zone);
        let since = since_title(&file.edition, &excluded.since, locale);
        let reason = excluded.reason.clone();
        let said = t!(locale, screening.was_disqualified, at = at, since = since, reason = reason);
        view! { <li><p class="j-wrap">{said}</p></li> }.into_any()
    });
    let past = file.decisions.iter().map(|past| decision(file, past, locale));
    let lines: Vec<AnyView> = excluded.chain(past).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, screening.decisions)}</h2>
            <ol class="j-plain j-record">{lines}</ol>
        }
        .into_any()
    })
}

fn decision(file: &ScreeningEntry, past: &PastDecision, locale: Locale) -> AnyView {
    let book = &file.edition.rulebook;
    let zone = &book.place.zone;
    let at = format::moment(locale, past.at, zone);
    let what = match &past.finding {
        Finding::Passed => t!(locale, screening.was_passed, by = past.by.clone(), at = at),
        Finding::Failed { reason } => {
            let reason = book.reason(reason).map_or(reason.as_str(), |reason| reason.text.get(locale));
            t!(locale, screening.was_failed, by = past.by.clone(), at = at, reason = reason)
        }
    };
    let back = past.taken_back.as_ref().map(|back| {
        let at = format::moment(locale, back.at, zone);
        let reason = back.reason.clone();
        let sentence = t!(locale, screening.was_taken_back, by = back.by.clone(), at = at, reason = reason);
        view! { <p class="j-wrap">{sentence}</p> }
    });
    let what = if back.is_some() {
        view! { <p><del>{what}</del></p> }.into_any()
    } else {
        view! { <p>{what}</p> }.into_any()
    };
    view! { <li>{back}{what}</li> }.into_any()
}
