//! The organisers' desk.

pub mod closing;
pub mod decide;
pub mod edition;
pub mod home;
pub mod judge;
pub mod letters;
pub mod panel;
pub mod round;
pub mod screening;
pub mod screening_csv;

use crate::{
    caller::{caller, query},
    form::{Returned, plain::Hidden},
    ui::{
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
    zone,
};
use juara::{Locale, Refusal, edition::Door};
use juara_store::edition::EditionView;
use juara_words::{format, refusals, t};
use leptos::prelude::*;

/// The field that says which edition a form is about.
const EDITION: &str = "edition";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// What a form about an edition sends along.
#[component]
fn OfEdition(slug: String) -> impl IntoView {
    view! { <Hidden name=EDITION value=slug/> }
}

/// An address below an edition's desk, in the language of the page.
fn path(slug: &str, rest: &str) -> String {
    caller().locale.path(&format!("/panitia/{slug}{rest}"))
}

/// The same, with word of what has just been done.
fn path_with_news(slug: &str, rest: &str, news: &str) -> String {
    format!("{}?{NEWS}={news}", path(slug, rest))
}

/// What has just been done, if it is one of these; nothing on a page whose form came back.
fn news(of: &[(&str, String)]) -> Option<AnyView> {
    let said = query(NEWS).filter(|_| Returned::here().is_none())?;
    let (_, sentence) = of.iter().find(|(code, _)| *code == said)?;
    let sentence = sentence.clone();
    Some(view! { <Notice about=About::Done><p>{sentence}</p></Notice> }.into_any())
}

/// That letters were refused; nothing where none was.
fn letters_refused(count: usize, locale: Locale) -> Option<AnyView> {
    let said = t!(locale, desk.letters_refused, count = count);
    (count > 0).then(|| view! { <p><Chip tone=Tone::Error label=said/></p> }.into_any())
}

/// The way back to the edition's desk.
fn back(slug: &str) -> AnyView {
    let label = t!(caller().locale, overview.back);
    view! { <p class="j-back"><a href=path(slug, "")>{label}</a></p> }.into_any()
}

/// Why an entry can't be screened now, where the buttons would stand.
fn early(edition: &EditionView, refusal: &Refusal) -> AnyView {
    let caller = caller();
    let sentence = match (refusal, grace(edition)) {
        (Refusal::StillOpen { .. }, Some(until)) => t!(caller.locale, screening.grace_until, until = until),
        _ => refusals::sentence(caller.locale, refusal, caller.now, &zone::here()),
    };
    view! { <p>{sentence}</p> }.into_any()
}

/// Until when what was complete at the closing may still be sent, while the grace lasts.
fn grace(edition: &EditionView) -> Option<String> {
    let caller = caller();
    match edition.closing.door(caller.now) {
        Door::Grace { ends, .. } => Some(format::moment(caller.locale, ends, &edition.rulebook.place.zone)),
        Door::NotYet | Door::Open | Door::Shut { .. } => None,
    }
}

/// What people call a category.
fn category(edition: &EditionView, id: &str, locale: Locale) -> String {
    edition.rulebook.category(id).map_or(id, |category| category.title.get(locale)).to_owned()
}

/// What people call a round, by its id.
fn round_title(edition: &EditionView, id: &str, locale: Locale) -> String {
    edition.rulebook.round(id).map_or(id, |round| round.title.get(locale)).to_owned()
}

/// A round's name in addresses, by its id.
fn round_slug(edition: &EditionView, id: &str) -> String {
    edition.rulebook.round(id).map_or(id, |round| &round.slug).to_owned()
}

/// Some counts as one sentence, without those that are zero; none if all are.
fn counted<const N: usize>(counts: [(bool, String); N]) -> Option<String> {
    let some: Vec<String> = counts.into_iter().filter(|(some, _)| *some).map(|(_, said)| said).collect();
    (!some.is_empty()).then(|| format!("{}.", some.join(", ")))
}
