//! The judge's pages: the invitation, the pact, conflicts, the queue, the sheets.

pub mod conflicts;
pub mod invitation;
pub mod pact;
pub mod places;
pub mod queue;
pub mod sheet;
pub mod step_back;
mod too_late;

use crate::{
    caller::{caller, param, query, store},
    error::AppError,
    form::{Fields, Returned, plain::Hidden},
    zone,
};
use juara::{Locale, Refusal, Rulebook, sheet::Reading};
use juara_store::judging::{JudgePlace, own_judge};
use juara_words::t;
use leptos::prelude::*;

/// The fields that say which edition, round and entry a form is about.
const EDITION: &str = "edition";
const ROUND: &str = "round";
const NUMBER: &str = "number";

/// The query's value that says what has just been done.
const NEWS: &str = "kabar";

/// The query's value that says to which entry.
const OF: &str = "no";

/// The caller's place in the edition of the page's address, whose zone is the
/// page's from here on.
async fn place_here() -> Result<JudgePlace, AppError> {
    let place = own_judge(&store()?, &caller(), &param("edisi")).await?;
    zone::set(&place.edition.rulebook.place.zone);
    Ok(place)
}

/// An address in the judge's area of an edition, in the language of the page.
fn path(edition: &str, rest: &str) -> String {
    caller().locale.path(&format!("/juri/{edition}{rest}"))
}

/// The same, with word of what has just been done.
fn path_with_news(edition: &str, rest: &str, news: &str) -> String {
    format!("{}?{NEWS}={news}", path(edition, rest))
}

/// Whether this is what has just been done; not on a page whose form came back.
fn is_news(news: &str) -> bool {
    Returned::here().is_none() && query(NEWS).as_deref() == Some(news)
}

/// What a category is called.
fn category_title(book: &Rulebook, id: &str, locale: Locale) -> String {
    book.category(id).map_or(id, |category| category.title.get(locale)).to_owned()
}

/// How far a judge is with an entry, in a word.
fn reading_word(locale: Locale, reading: Reading) -> String {
    match reading {
        Reading::Unopened => t!(locale, judging.unopened),
        Reading::Draft => t!(locale, judging.draft),
        Reading::Sent => t!(locale, judging.sent),
        Reading::SteppedBack => t!(locale, judging.stepped_back),
    }
}

/// Where a judge has to go first, if that is why the page can't be shown.
/// Errors: any other reason.
fn led_on(error: AppError, edition: &str) -> Result<AnyView, AppError> {
    let first = match &error {
        AppError::Refused(Refusal::PactFirst) => "/pakta",
        AppError::Refused(Refusal::ConflictsFirst) => "/konflik",
        _ => return Err(error),
    };
    leptos_axum::redirect(&path(edition, first));
    Ok(().into_any())
}

/// One entry in one round, as forms and addresses name it.
#[derive(Clone, Debug)]
pub struct Which {
    /// The edition, as in addresses.
    pub edition: String,
    /// The round, as in addresses.
    pub round: String,
    /// The entry's number.
    pub number: String,
}

impl Which {
    /// From the page's address.
    fn here() -> Self {
        Self { edition: param("edisi"), round: param("tahap"), number: param("no") }
    }

    /// From a form. Errors: `Unreadable`.
    fn of(fields: &Fields) -> Result<Self, AppError> {
        let hidden = |name| fields.hidden(name).map(str::to_owned);
        Ok(Self { edition: hidden(EDITION)?, round: hidden(ROUND)?, number: hidden(NUMBER)? })
    }

    /// An address below it.
    fn path(&self, rest: &str) -> String {
        path(&self.edition, &format!("/{}/{}{rest}", self.round, self.number))
    }
}

/// What a form about one entry in one round sends along.
#[component]
fn OfEntry(which: Which) -> impl IntoView {
    view! {
        <Hidden name=EDITION value=which.edition/>
        <Hidden name=ROUND value=which.round/>
        <Hidden name=NUMBER value=which.number/>
    }
}
