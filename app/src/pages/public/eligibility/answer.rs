//! The answer of the check, and how its address is spelled:
//! `?UMUM=&PELAJAR=old,student` says that Umum is open, and that two things
//! stand before Pelajar.

use crate::{
    caller::{address, caller},
    ui::{
        around::Around,
        button::{ButtonLink, Look},
        page::{Page, Width},
    },
};
use juara::{
    Actor, Locale, Rulebook,
    edition::Phase,
    eligibility::{Obstacle, birth_dates},
    rulebook::{Category, Ground, articles},
};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

const YOUNG: &str = "young";
const OLD: &str = "old";

/// What stands before one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    category: String,
    obstacles: Vec<String>,
}

/// The query of an answer.
pub(super) fn query(found: &[(&Category, Vec<Obstacle>)]) -> String {
    let pairs = found.iter().map(|(category, obstacles)| {
        let codes: Vec<&str> = obstacles
            .iter()
            .map(|obstacle| match obstacle {
                Obstacle::TooYoung { .. } => YOUNG,
                Obstacle::TooOld { .. } => OLD,
                Obstacle::Condition { id, .. } => id,
            })
            .collect();
        (category.id.as_str(), codes.join(","))
    });
    serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).unwrap_or_default()
}

/// The answer in the page's address, if it has one: a verdict for every
/// category, and nothing in it that the rulebook does not know.
pub(super) fn here(book: &Rulebook) -> Option<Vec<Verdict>> {
    let address = address();
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(address.split_once('?')?.1).ok()?;
    book.categories
        .iter()
        .map(|category| {
            let (_, codes) = pairs.iter().find(|(name, _)| *name == category.id)?;
            let obstacles: Vec<String> =
                codes.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
            let known = |code: &String| {
                matches!(code.as_str(), YOUNG | OLD)
                    || category.needs.contains(code)
                    || category.excludes.contains(code)
            };
            obstacles.iter().all(known).then(|| Verdict { category: category.id.clone(), obstacles })
        })
        .collect()
}

/// What somebody may enter, and why not the rest.
#[component]
pub(super) fn Answer(edition: EditionView, answers: Vec<Verdict>) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let book = &edition.rulebook;
    let welcome: Vec<&Category> = answers
        .iter()
        .filter(|verdict| verdict.obstacles.is_empty())
        .filter_map(|verdict| book.category(&verdict.category))
        .collect();
    let titles: Vec<&str> = welcome.iter().map(|category| category.title.get(locale)).collect();
    let title = if titles.is_empty() {
        t!(locale, invite.not_eligible)
    } else {
        t!(locale, invite.eligible, categories = format::list(locale, &titles))
    };
    let reasons: Vec<_> = answers
        .iter()
        .filter(|verdict| !verdict.obstacles.is_empty())
        .filter_map(|verdict| {
            let category = book.category(&verdict.category)?;
            let lines: Vec<_> = verdict
                .obstacles
                .iter()
                .map(|code| view! { <li>{reason(locale, book, category, code)}</li> })
                .collect();
            Some(view! {
                <h2>{t!(locale, invite.not_category, category = category.title.get(locale))}</h2>
                <ul>{lines}</ul>
            })
        })
        .collect();
    let path = |page: &str| locale.path(&format!("/{}/{page}", edition.slug));
    let next = next(locale, Phase::at(&edition.closing, caller.now), caller.actor, !welcome.is_empty());
    let organiser = &book.organiser;
    let help =
        t!(locale, invite.doubt, phone = organiser.phone.as_str(), hours = organiser.hours.get(locale));
    view! {
        <Page title=title.clone() width=Width::Text edition=Around::of(&edition, locale)>
            <h1>{title}</h1>
            {next.0.map(|text| view! { <p>{text}</p> })}
            {reasons}
            <p>{help}</p>
            <p class="j-actions">
                {next.1.map(|(label, page)| view! { <ButtonLink href=locale.path(page) label=label/> })}
                <ButtonLink href=path("juknis") label=t!(locale, public.read_rules) look=Look::Quiet/>
                <ButtonLink href=path("syarat") label=t!(locale, invite.again) look=Look::Quiet/>
            </p>
        </Page>
    }
}

type Next = (Option<String>, Option<(String, &'static str)>);

/// What to do next, in a sentence and on a button.
fn next(locale: Locale, phase: Phase, actor: Actor, welcome: bool) -> Next {
    match (welcome, phase, actor) {
        (false, _, _) => (None, None),
        (true, Phase::Announced, _) => (Some(t!(locale, invite.not_yet)), None),
        (true, Phase::Judging, _) => (Some(t!(locale, invite.too_late)), None),
        (true, Phase::Open, Actor::Person(_)) => (None, None),
        (true, Phase::Open, Actor::Public | Actor::System) => {
            let button = (t!(locale, invite.make_account), "/daftar");
            (Some(t!(locale, invite.next)), Some(button))
        }
    }
}

/// Why somebody may not enter a category: rule number and the exact line.
fn reason(locale: Locale, book: &Rulebook, category: &Category, code: &str) -> String {
    let articles = articles(book);
    let article = |ground: &Ground| articles.number(ground, &category.id).unwrap_or_default();
    let (earliest, latest) = birth_dates(book, category);
    match code {
        YOUNG => t!(
            locale,
            invite.too_young,
            latest = format::date(locale, latest),
            article = article(&Ground::Age)
        ),
        OLD => t!(
            locale,
            invite.too_old,
            earliest = format::date(locale, earliest),
            article = article(&Ground::Age)
        ),
        id => {
            let refusal = book.condition(id).map_or(id, |condition| condition.refusal.get(locale));
            let article = article(&Ground::Condition { condition: id.to_owned() });
            t!(locale, invite.condition, refusal = refusal, article = article)
        }
    }
}
