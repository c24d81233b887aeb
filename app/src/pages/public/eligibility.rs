//! `/{edisi}/syarat`: may I enter? Answered at once, nothing stored.

#![expect(missing_docs, reason = "the macro of server functions makes a public form without docs")]

pub mod answer;

use crate::{
    caller::{self, caller},
    error::AppError,
    form::{ChoiceField, DateField, ErrorSummary, Form, Hidden, Returned},
    ui::{page::Page, with_edition::WithEdition},
};
use answer::{Answer, claim_of};
use juara::{Refusal, eligibility::obstacles};
use juara_store::edition::{self, EditionView};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use std::collections::BTreeMap;

/// The value of a yes in the form.
const YES: &str = "yes";
/// The value of a no.
const NO: &str = "no";
/// The query that names the categories one may enter; nothing else is told to the address.
const MAY: &str = "boleh";

/// Which categories somebody may enter. Sends the browser to the answer;
/// refused with every obstacle if there is no such category.
#[server(prefix = "/do", endpoint = "public/check_eligibility")]
pub async fn check_eligibility(
    edition: String,
    #[server(default)] born_day: String,
    #[server(default)] born_month: String,
    #[server(default)] born_year: String,
    #[server(default)] answers: BTreeMap<String, String>,
) -> Result<(), AppError> {
    let caller = caller();
    let store = caller::store().ok_or(Refusal::Busy)?;
    let edition = edition::by_slug(&store, &edition).await.map_err(|e| caller::answer(e, &caller))?;
    let book = &edition.rulebook;
    let claim =
        claim_of(book, [&born_day, &born_month, &born_year], |id| answers.get(id).map(String::as_str))?;
    let mut welcome = Vec::new();
    let mut found = Vec::new();
    for category in &book.categories {
        match obstacles(book, category, &claim) {
            none if none.is_empty() => welcome.push(category.id.as_str()),
            some => found.extend(some),
        }
    }
    if welcome.is_empty() {
        return Err(Refusal::NotEligible(found).into());
    }
    let path = format!("/{}/syarat?{MAY}={}", edition.slug, welcome.join(","));
    leptos_axum::redirect(&caller.locale.path(&path));
    Ok(())
}

/// The eligibility check of an edition.
#[component]
pub fn EligibilityPage() -> impl IntoView {
    view! { <WithEdition view=page/> }
}

fn page(edition: EditionView) -> AnyView {
    let locale = caller().locale;
    let returned = Returned::here();
    let book = &edition.rulebook;
    let mut labels = vec![("born".to_owned(), t!(locale, public.born))];
    let name = |id: &str| format!("answers[{id}]");
    labels
        .extend(book.eligibility.conditions.iter().map(|c| (name(&c.id), c.question.get(locale).to_owned())));
    let yes_or_no = || vec![(YES.to_owned(), t!(locale, public.yes)), (NO.to_owned(), t!(locale, public.no))];
    let conditions: Vec<_> = book
        .eligibility
        .conditions
        .iter()
        .map(|condition| {
            view! {
                <ChoiceField
                    name=name(&condition.id)
                    label=condition.question.get(locale).to_owned()
                    options=yes_or_no()
                    returned=returned.clone()
                />
            }
        })
        .collect();
    let may = use_query_map().with_untracked(|query| query.get(MAY));
    let answered = may.is_some() || matches!(&returned, Some(Returned { error: AppError::Refused(_), .. }));
    let button = if answered { t!(locale, public.check_again) } else { t!(locale, public.check) };
    view! {
        <Page title=t!(locale, public.eligibility_title) edition=Some(edition.clone()) class="j-page--form">
            <ErrorSummary returned=returned.clone() labels=labels/>
            <h1>{t!(locale, public.eligibility_title)}</h1>
            <p class="j-lead">{t!(locale, public.eligibility_lead)}</p>
            <Answer edition=edition.clone() may=may returned=returned.clone()/>
            <Form action=CheckEligibility::PATH>
                <Hidden name="edition" value=edition.slug.clone()/>
                <DateField
                    name="born"
                    label=t!(locale, public.born)
                    help=t!(locale, public.born_help)
                    returned=returned
                    birth=true
                />
                {conditions}
                <p class="j-actions"><button class="j-button">{button}</button></p>
            </Form>
        </Page>
    }
    .into_any()
}
