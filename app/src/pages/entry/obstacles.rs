//! What the rulebook has against a category, with article and exact limit.

use crate::{
    error::AppError,
    form::Returned,
    pages::public::eligibility::answer::{claim_returned, sentence},
    ui::icon::{Icon, IconName},
};
use juara::{Locale, Refusal, Rulebook, eligibility::open_to};
use juara_words::t;
use leptos::prelude::*;

/// Why the form came back, if the rulebook does not let the person into what they chose.
#[component]
pub(super) fn Obstacles(
    /// The language.
    locale: Locale,
    /// The rulebook that says so.
    book: Rulebook,
    /// Whether the answers that it goes by were given on another page.
    #[prop(optional)]
    elsewhere: bool,
) -> impl IntoView {
    let Some(returned) = Returned::here() else { return ().into_any() };
    let AppError::Refused(Refusal::NotEligible(found)) = &returned.error else { return ().into_any() };
    let category = returned.typed("category").and_then(|id| book.category(id));
    let category = category.map_or("", |category| category.title.get(locale));
    let title = t!(locale, entry.not_eligible_title, category = category);
    let lines: Vec<_> = found.iter().map(|o| view! { <li>{sentence(locale, &book, o)}</li> }).collect();
    // Where the answers were given elsewhere, nothing is known of other categories here.
    let open = claim_returned(&book, &returned).map(|claim| {
        let open = open_to(&book, &claim).into_iter();
        let said = open.map(|category| t!(locale, entry.may_enter, category = category.title.get(locale)));
        said.map(|said| view! { <p>{said}</p> }).collect::<Vec<_>>()
    });
    let open = open.unwrap_or_default();
    let host = &book.organiser;
    let (phone, hours) = (host.phone.as_str(), host.hours.get(locale));
    let door = if elsewhere {
        t!(locale, entry.claimed_elsewhere, phone = phone, hours = hours)
    } else {
        t!(locale, public.next_door, phone = phone, hours = hours)
    };
    view! {
        <div class="j-notice j-notice--warn" role="alert" tabindex="-1" id="galat" autofocus="">
            <Icon name=IconName::TriangleAlert/>
            <div>
                <h2>{title}</h2>
                <ul>{lines}</ul>
                {open}
                <p>{door}</p>
            </div>
        </div>
    }
    .into_any()
}

/// Whether that is why it came back.
pub(super) fn stand() -> bool {
    matches!(Returned::here(), Some(Returned { error: AppError::Refused(Refusal::NotEligible(_)), .. }))
}
