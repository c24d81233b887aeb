//! The applicant's pages: beginning an entry, writing it, sending it, and what becomes of it.

pub mod begin;
pub mod category;
pub mod check;
pub mod delete;
pub mod entries;
pub mod instead;
pub mod missing;
pub mod obstacles;
pub mod print;
pub mod receipt;
pub mod result;
pub mod side;
pub mod standing;
pub mod status;
pub mod withdraw;
pub mod write;

use crate::{
    caller::{caller, param, query, store},
    error::AppError,
    form::{Fields, Returned, plain::Hidden},
    zone,
};
use juara::{Instant, Locale, Problems, Zone, rulebook::QuestionKind};
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// The field that says which entry a form is about. Not `code`: that would be a secret.
const ENTRY: &str = "entry";

/// The field that says which version a form showed.
const VERSION: &str = "version";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// The news that something was saved.
const SAVED: &str = "tersimpan";

/// The news that something was sent.
const SENT: &str = "terkirim";

/// The news that the category is another one.
const MOVED: &str = "kategori";

/// The news that an entry was withdrawn.
const WITHDRAWN: &str = "ditarik";

/// The caller's entry in the page's address; its zone is the page's from here on.
async fn entry_here() -> Result<EntryView, AppError> {
    let view = juara_store::entry::entry(&store()?, &caller(), &param("kode")).await?;
    zone::set(&view.edition.rulebook.place.zone);
    Ok(view)
}

/// The caller's entry that a form is about.
async fn entry_of(fields: &Fields) -> Result<EntryView, AppError> {
    Ok(juara_store::entry::entry(&store()?, &caller(), fields.hidden(ENTRY)?).await?)
}

/// The version that a form showed. Errors: `Unreadable`.
fn seen(fields: &Fields) -> Result<u32, AppError> {
    fields.hidden(VERSION)?.parse().map_err(|_| AppError::Unreadable)
}

/// What every form about an entry sends along: which one, and the version that
/// it shows. A form that came back shows the version of now.
#[component]
fn OfEntry(view: EntryView) -> impl IntoView {
    view! {
        <Hidden name=ENTRY value=view.code/>
        <Hidden name=VERSION value=view.entry.version.to_string()/>
    }
}

/// An address below an entry, in the language of the page.
fn path(view: &EntryView, rest: &str) -> String {
    caller().locale.path(&format!("/ikut/{}{rest}", view.code))
}

/// The same, with word of what has just been done.
fn path_with_news(view: &EntryView, rest: &str, news: &str) -> String {
    format!("{}?{NEWS}={news}", path(view, rest))
}

/// Whether this is what has just been done; not on a page whose form came back.
fn is_news(news: &str) -> bool {
    Returned::here().is_none() && query(NEWS).as_deref() == Some(news)
}

/// What the entry is called: its first answer, if the form begins with a line of text; once it is no longer written, as
/// it was last sent, since that is what is judged.
fn name(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    let first = book.form.first().filter(|q| matches!(q.answer, QuestionKind::Short { .. }));
    let typed = first.map(|question| view.entry.answers.get(&question.id).trim());
    let sent = view.sent_as.as_deref().filter(|_| !view.standing.is_written());
    match sent.or(typed) {
        Some("") => t!(locale, entry.nameless),
        Some(name) => name.to_owned(),
        None => book.title.get(locale).to_owned(),
    }
}

/// What the category is called that the entry is in.
fn category_title(view: &EntryView, locale: Locale) -> String {
    title_of(view, view.category(), locale)
}

/// What a category is called.
fn title_of(view: &EntryView, id: &str, locale: Locale) -> String {
    view.edition.rulebook.category(id).map_or(id, |c| c.title.get(locale)).to_owned()
}

/// The time alone if it is today, else with its day.
pub(in crate::pages) fn when(locale: Locale, at: Instant, now: Instant, zone: &Zone) -> String {
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

/// What the store says of answers, by the names of their fields.
fn of_fields(error: juara_store::Error) -> AppError {
    match error.into() {
        AppError::Problems(problems) => AppError::Problems(by_field(&problems)),
        other => other,
    }
}
