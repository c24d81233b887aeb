//! The organisers' way from the recap of a round to the released result.

pub mod absence;
pub mod exclude;
pub mod lock;
pub mod plenary;
mod prizes;
mod problems;
pub mod recap;
pub mod recap_csv;
mod recorded;
pub mod release;
mod signing;
mod table;
pub mod take_off;

use crate::{
    caller::{caller, param, query, store},
    error::AppError,
    form::{Fields, Returned, plain::Hidden},
    ui::notice::{About, Notice},
    zone,
};
use juara::{Locale, signature::Signing};
use juara_store::{edition::EditionView, recap::RecapPage};
use juara_words::t;
use leptos::prelude::*;

/// The field that says which edition an act is about, by its address.
const EDITION: &str = "edition";

/// The field that says which round an act is about, by its name in addresses.
const ROUND: &str = "round";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// What has just been done, as the query says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    Signed,
    Done,
    Reminded,
    Plenary,
    Absent,
    Present,
}

impl News {
    const ALL: [Self; 6] =
        [Self::Signed, Self::Done, Self::Reminded, Self::Plenary, Self::Absent, Self::Present];

    fn code(self) -> &'static str {
        match self {
            Self::Signed => "ditandatangani",
            Self::Done => "selesai",
            Self::Reminded => "diingatkan",
            Self::Plenary => "pleno",
            Self::Absent => "absen",
            Self::Present => "hadir",
        }
    }

    fn sentence(self, locale: Locale) -> String {
        match self {
            Self::Signed => t!(locale, recap.news_signed),
            Self::Done => t!(locale, recap.news_done),
            Self::Reminded => t!(locale, recap.news_reminded),
            Self::Plenary => t!(locale, recap.news_plenary),
            Self::Absent => t!(locale, recap.news_absent),
            Self::Present => t!(locale, recap.news_present),
        }
    }
}

impl From<Signing> for News {
    fn from(signing: Signing) -> Self {
        match signing {
            Signing::First => Self::Signed,
            Signing::Second => Self::Done,
        }
    }
}

/// What has just been done, on the page that it leads to; not where a form came back.
fn news() -> Option<AnyView> {
    let code = query(NEWS).filter(|_| Returned::here().is_none())?;
    let news = News::ALL.into_iter().find(|news| news.code() == code)?;
    let said = news.sentence(caller().locale);
    Some(view! { <Notice about=About::Done><p>{said}</p></Notice> }.into_any())
}

/// The recap of the round in the page's address; the edition's zone is the page's from here on.
async fn recap_here() -> Result<RecapPage, AppError> {
    let (store, caller) = (store()?, caller());
    let page = juara_store::recap::recap(&store, &caller, &param("edisi"), &param("tahap")).await?;
    zone::set(&page.edition.rulebook.place.zone);
    Ok(page)
}

/// An address on the desk of an edition, in the language of the page.
fn desk_path(edition: &str, rest: &str) -> String {
    caller().locale.path(&format!("/panitia/{edition}{rest}"))
}

/// An address below the recap of a round.
fn round_path(edition: &str, round: &str, rest: &str) -> String {
    desk_path(edition, &format!("/rekap/{round}{rest}"))
}

/// The same of the page that is shown.
fn path_of(page: &RecapPage, rest: &str) -> String {
    round_path(&page.edition.slug, &page.round.slug, rest)
}

/// Sends the browser on, with word of what has just been done.
fn sent_on(path: &str, news: News) {
    leptos_axum::redirect(&format!("{path}?{NEWS}={}", news.code()));
}

/// The edition and the round that a form is about. Errors: `Unreadable`.
fn of_round(fields: &Fields) -> Result<(&str, &str), AppError> {
    Ok((fields.hidden(EDITION)?, fields.hidden(ROUND)?))
}

/// What every form about a round sends along.
#[component]
fn OfRound(edition: String, round: String) -> impl IntoView {
    view! {
        <Hidden name=EDITION value=edition/>
        <Hidden name=ROUND value=round/>
    }
}

/// The way back to the recap.
fn back_to_recap(page: &RecapPage) -> AnyView {
    let label = t!(caller().locale, recap.back_to_recap);
    view! { <p class="j-back"><a href=path_of(page, "")>{label}</a></p> }.into_any()
}

/// What people call a category.
fn category_title(edition: &EditionView, id: &str, locale: Locale) -> String {
    edition.rulebook.category(id).map_or(id, |category| category.title.get(locale)).to_owned()
}

/// What people call a round, or the moment after the last.
fn since_title(edition: &EditionView, since: &str, locale: Locale) -> String {
    match edition.rulebook.round(since) {
        Some(round) => t!(locale, recap.since_round, round = round.title.get(locale)),
        None => t!(locale, recap.since_result),
    }
}
