//! The organisers' way from the recap of a round to the released result.

pub mod absence;
pub mod exclude;
mod headcount;
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
use juara::{Locale, signature::Signing, verdict::Board};
use juara_store::{edition::EditionView, recap::RecapPage};
use juara_words::t;
use leptos::prelude::*;

/// The field that says which edition an act is about, by its address.
const EDITION: &str = "edition";

/// The field that says which round an act is about, by its name in addresses.
const ROUND: &str = "round";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// The query's value that says to which entry or judge.
const OF: &str = "no";

/// What has just been done, as the query says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    Signed,
    Locked,
    Excluded,
    TakenOff,
    Released,
    Reminded,
    Plenary,
    Absent,
    Present,
}

impl News {
    const ALL: [Self; 9] = [
        Self::Signed,
        Self::Locked,
        Self::Excluded,
        Self::TakenOff,
        Self::Released,
        Self::Reminded,
        Self::Plenary,
        Self::Absent,
        Self::Present,
    ];

    /// A first signature is told as such, the second by what it did.
    fn of(signing: Signing, done: Self) -> Self {
        match signing {
            Signing::First => Self::Signed,
            Signing::Second => done,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Signed => "ditandatangani",
            Self::Locked => "dikunci",
            Self::Excluded => "didiskualifikasi",
            Self::TakenOff => "dilepas",
            Self::Released => "diumumkan",
            Self::Reminded => "diingatkan",
            Self::Plenary => "pleno",
            Self::Absent => "absen",
            Self::Present => "hadir",
        }
    }

    /// The sentence that needs to know nothing else; none where the page says to whom it was done.
    fn sentence(self, locale: Locale) -> Option<String> {
        match self {
            Self::Signed => Some(t!(locale, recap.news_signed)),
            Self::Plenary => Some(t!(locale, recap.news_plenary)),
            Self::Absent => Some(t!(locale, recap.news_absent)),
            Self::Present => Some(t!(locale, recap.news_present)),
            Self::Locked | Self::Excluded | Self::TakenOff | Self::Released | Self::Reminded => None,
        }
    }
}

/// What has just been done, on the page that it leads to; not where a form came back. The page `tells` what names
/// something, and only if what it shows says so too: an address is written by anybody.
fn news(tells: impl FnOnce(News) -> Option<String>) -> Option<AnyView> {
    let code = query(NEWS).filter(|_| Returned::here().is_none())?;
    let news = News::ALL.into_iter().find(|news| news.code() == code)?;
    let said = news.sentence(caller().locale).or_else(|| tells(news))?;
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

/// The same, with the entry or the judge to whom it was done.
fn sent_on_about(path: &str, news: News, about: &str) {
    leptos_axum::redirect(&format!("{path}?{NEWS}={}&{OF}={about}", news.code()));
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

/// What people call the award for which entries are level; none where it is their order that is level.
fn award_title(edition: &EditionView, at: &Board, locale: Locale) -> Option<String> {
    let Board::Award(id) = at else { return None };
    let award = edition.rulebook.awards.iter().find(|award| award.id == *id);
    Some(award.map_or(id.as_str(), |award| award.title.get(locale)).to_owned())
}

/// What people call a round, or the moment after the last.
pub(super) fn since_title(edition: &EditionView, since: &str, locale: Locale) -> String {
    match edition.rulebook.round(since) {
        Some(round) => t!(locale, recap.since_round, round = round.title.get(locale)),
        None => t!(locale, recap.since_result),
    }
}
