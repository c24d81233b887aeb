//! The answer to the eligibility check: for each category, by which article, with the exact limit.

use super::{NO, YES, name};
use crate::{
    caller::caller,
    error::AppError,
    form::Returned,
    ui::{
        button::ButtonLink,
        icon::{Icon, IconName},
    },
};
use juara::{
    Locale, Problems, Refusal, Rulebook,
    edition::Door,
    eligibility::{Claim, Obstacle, is_only_too_young, obstacles},
    entry::DateParts,
    problem::What,
};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// What somebody says about themself, read from the form.
/// Errors: a birth date that is none, a condition without an answer.
pub(crate) fn claim_of<'a>(
    book: &Rulebook,
    parts: &DateParts,
    answer: impl Fn(&str) -> &'a str,
) -> Result<Claim, Problems> {
    let mut problems = Problems::none();
    let empty = parts.join().is_empty();
    let born = parts.date().ok_or(if empty { What::Required } else { What::NotADate });
    let born = problems.note("born", born);
    let mut answers = std::collections::BTreeMap::new();
    for condition in &book.eligibility.conditions {
        let given = match answer(&condition.id) {
            YES => Ok(true),
            NO => Ok(false),
            _ => Err(What::ChooseOne),
        };
        if let Some(given) = problems.note(&name(&condition.id), given) {
            answers.insert(condition.id.clone(), given);
        }
    }
    match born {
        Some(born) if problems.is_empty() => Ok(Claim { born, answers }),
        _ => Err(problems),
    }
}

/// Whether the address names this category as open to the person.
fn names(may: Option<&str>, category: &str) -> bool {
    may.is_some_and(|may| may.split(',').any(|id| id == category))
}

/// Whether the answer leads on to an entry: then that is what is next on the page, and no second check.
pub(super) fn leads_on(edition: &EditionView, may: Option<&str>, returned: Option<&Returned>) -> bool {
    let welcome = edition.rulebook.categories.iter().any(|category| names(may, &category.id));
    welcome && returned.is_none() && edition.closing.is_open(caller().now)
}

/// The answer, if there is one yet: categories that are open to the person, or
/// what stands between the person and each of them.
#[component]
pub fn Answer(
    /// The edition.
    edition: EditionView,
    /// The ids of the categories that are open to the person, with commas between.
    may: Option<String>,
    /// What came back, if the form did.
    returned: Option<Returned>,
    /// Whether an entry is offered to whoever reads this.
    begins: bool,
) -> impl IntoView {
    let locale = caller().locale;
    let book = &edition.rulebook;
    if let Some(Returned { error: AppError::Refused(Refusal::NotEligible(_)), .. }) = &returned {
        return returned.map(|returned| refused(locale, book, &returned)).into_any();
    }
    let is_over = edition.closing.is_over(caller().now);
    let welcome: Vec<_> = book
        .categories
        .iter()
        .filter(|c| names(may.as_deref(), &c.id))
        .map(|c| {
            let category = c.title.get(locale);
            let sentence = if is_over {
                t!(locale, public.eligible_met, category = category)
            } else {
                t!(locale, public.eligible_category, category = category)
            };
            view! { <p>{sentence}</p> }
        })
        .collect();
    if welcome.is_empty() || returned.is_some() {
        return ().into_any();
    }
    let zone = &book.place.zone;
    let closes = format::deadline(locale, book.timeline.closes, zone);
    let next = match edition.closing.door(caller().now) {
        Door::NotYet => {
            let opens = format::moment(locale, edition.closing.opens, zone);
            Some(t!(locale, public.eligible_next, opens = opens, closes = closes))
        }
        Door::Open => Some(t!(locale, public.eligible_until, closes = closes)),
        // The page says above that entries are closed.
        Door::Grace { .. } | Door::Shut { .. } => None,
    };
    let title = if is_over { t!(locale, public.eligible_closed) } else { t!(locale, public.eligible_title) };
    let begin = (begins && edition.closing.is_open(caller().now)).then(|| {
        let href = locale.path(&format!("/ikut/baru?edisi={}", edition.slug));
        view! { <p class="j-actions"><ButtonLink href=href label=t!(locale, entry.begin)/></p> }
    });
    view! {
        <div class="j-notice j-notice--done" role="status">
            <Icon name=IconName::Check/>
            <div>
                <h2>{title}</h2>
                {welcome}
                {next.map(|next| view! { <p>{next}</p> })}
                {begin}
            </div>
        </div>
    }
    .into_any()
}

/// The same, read from a form that came back.
/// Errors: the same.
pub(crate) fn claim_returned(book: &Rulebook, returned: &Returned) -> Result<Claim, Problems> {
    let typed = |name: &str| returned.typed(name).unwrap_or_default();
    let part = |name: &str| typed(name).to_owned();
    let born = DateParts { day: part("born_day"), month: part("born_month"), year: part("born_year") };
    claim_of(book, &born, |id| typed(&name(id)))
}

fn refused(locale: Locale, book: &Rulebook, returned: &Returned) -> impl IntoView + use<> {
    let claim = claim_returned(book, returned);
    let title = match &claim {
        Ok(claim) if is_only_too_young(book, claim) => t!(locale, public.not_yet_title),
        Ok(_) | Err(_) => t!(locale, public.not_eligible_title),
    };
    let categories: Vec<_> = claim
        .map(|claim| {
            let lines = book.categories.iter().map(|category| {
                let head = t!(locale, public.not_eligible_category, category = category.title.get(locale));
                let found: Vec<_> = obstacles(book, category, &claim)
                    .iter()
                    .map(|obstacle| view! { <li>{sentence(locale, book, obstacle)}</li> })
                    .collect();
                view! { <h3>{head}</h3> <ul>{found}</ul> }
            });
            lines.collect()
        })
        .unwrap_or_default();
    let host = &book.organiser;
    let door = t!(locale, public.next_door, phone = host.phone.as_str(), hours = host.hours.get(locale));
    view! {
        <div class="j-notice j-notice--warn" role="alert" tabindex="-1" id="galat" autofocus>
            <Icon name=IconName::TriangleAlert/>
            <div>
                <h2>{title}</h2>
                {categories}
                <p>{door}</p>
            </div>
        </div>
    }
}

/// What stands between a person and a category, with the article and the exact limit.
pub(crate) fn sentence(locale: Locale, book: &Rulebook, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::TooYoung { article, latest_birth, born } => t!(
            locale,
            public.too_young,
            limit = format::date(locale, *latest_birth),
            article = article.as_str(),
            born = format::date(locale, *born)
        ),
        Obstacle::TooOld { article, earliest_birth, born } => t!(
            locale,
            public.too_old,
            limit = format::date(locale, *earliest_birth),
            article = article.as_str(),
            born = format::date(locale, *born)
        ),
        Obstacle::Condition { id, article } => {
            let condition = book.eligibility.conditions.iter().find(|c| c.id == *id);
            let refusal = condition.map_or("", |c| c.refusal.get(locale));
            t!(
                locale,
                public.condition_unmet,
                refusal = refusal.trim_end_matches('.'),
                article = article.as_str()
            )
        }
    }
}
