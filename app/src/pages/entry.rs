//! The applicant's pages: beginning an entry, writing it, sending it, and what becomes of it.

pub mod begin;
pub mod category;
pub mod check;
pub mod delete;
pub mod entries;
pub mod print;
pub mod receipt;
mod standing;
pub mod status;
pub mod withdraw;
pub mod write;

use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::Fields,
    ui::{cloth::Cloth, deadline::Deadline},
    zone,
};
use juara::{
    Instant, Locale, Problems, Zone,
    cloth::{Cut, Pattern},
    entry::Standing,
    rulebook::QuestionKind,
};
use juara_store::entry::EntryView;
use juara_words::format;
use leptos::prelude::*;

/// The field that says which entry a form is about. Not `code`: that would be a secret.
const ENTRY: &str = "entry";

/// The field that says which version a form showed.
const VERSION: &str = "version";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// The caller's entry in the page's address; its zone is the page's from here on.
async fn entry_here() -> Result<EntryView, AppError> {
    let view = juara_store::entry::entry(&store()?, &caller(), &param("kode")).await?;
    zone::set(&view.edition.rulebook.place.zone);
    Ok(view)
}

/// The caller's entry that a form is about.
async fn entry_of(fields: &Fields) -> Result<EntryView, AppError> {
    Ok(juara_store::entry::entry(&store()?, &caller(), fields.get(ENTRY)).await?)
}

/// The version that a form showed. Errors: `Unreadable`.
fn seen(fields: &Fields) -> Result<u32, AppError> {
    fields.get(VERSION).parse().map_err(|_| AppError::Unreadable)
}

/// An address below an entry, in the language of the page.
fn path(view: &EntryView, rest: &str) -> String {
    caller().locale.path(&format!("/ikut/{}{rest}", view.code))
}

/// The same, with word of what has just been done.
fn path_with_news(view: &EntryView, rest: &str, news: &str) -> String {
    format!("{}?{NEWS}={news}", path(view, rest))
}

/// What the entry is called: its first answer, if the form begins with a line of text.
fn name(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    let first = book.form.first().filter(|q| matches!(q.answer, QuestionKind::Short { .. }));
    let named = first.map(|question| view.entry.answers.get(&question.id).trim());
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| book.title.get(locale)).to_owned()
}

/// What the category is called.
fn category(view: &EntryView, locale: Locale) -> String {
    let id = &view.entry.category;
    view.edition.rulebook.category(id).map_or(id.as_str(), |c| c.title.get(locale)).to_owned()
}

/// The time alone today, with its day before.
fn when(locale: Locale, at: Instant, now: Instant, zone: &Zone) -> String {
    if at.in_zone(zone).date() == now.in_zone(zone).date() {
        format::clock(locale, at, zone)
    } else {
        format::moment(locale, at, zone)
    }
}

/// The name of the field of a question.
fn field(question: &str) -> String {
    format!("q_{question}")
}

/// What is wrong with answers, by the names of their fields.
fn by_field(problems: &Problems) -> Problems {
    let mut named = Problems::none();
    for problem in problems.iter() {
        named.add(&field(&problem.field), problem.what.clone());
    }
    named
}

/// The deadline at the side, under the entry's cloth.
#[component]
fn Side(view: EntryView) -> impl IntoView {
    let text = Pattern::name(&view.edition.slug, view.entry.pattern);
    let late = match view.standing {
        Standing::MaySendLate { ends } => Some(ends),
        _ => None,
    };
    view! {
        <aside class="j-deadline--card j-noprint">
            <Cloth text=text cut=Cut::Band/>
            <Deadline edition=view.edition late=late/>
        </aside>
    }
}
