//! `/{edisi}/syarat`: may I enter? Answered at once, nothing stored.

pub mod answer;

use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{
        Fields, Returned,
        choice::{Choice, ChoiceField},
        date::DateField,
        plain::{Form, Hidden},
    },
    pages::{awaited, entry::begin::is_offered},
    ui::{
        button::{Button, Look},
        page::Page,
    },
    zone,
};
use answer::{Answer, claim_of, leads_on};
use juara::{Refusal, eligibility::obstacles};
use juara_store::edition::{self, EditionView};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

/// The value of a yes in the form.
pub(crate) const YES: &str = "yes";
/// The value of a no.
pub(crate) const NO: &str = "no";
/// The query that names the categories one may enter; nothing else is told to the address.
const MAY: &str = "boleh";

/// Which categories somebody may enter. Sends the browser to the answer;
/// refused with every obstacle if there is no such category.
#[server(prefix = "/do", endpoint = "public/check_eligibility")]
pub async fn check_eligibility(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let edition = edition::by_slug(&store()?, fields.hidden("edition")?).await?;
    let book = &edition.rulebook;
    let claim = claim_of(book, &fields.date("born"), |id| fields.get(&name(id)))?;
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
    awaited(async {
        let edition = edition::by_slug(&store()?, &param("edisi")).await?;
        zone::set(&edition.rulebook.place.zone);
        let begins = is_offered(&edition).await?;
        Ok(page(edition, begins))
    })
}

/// The name of the field of a condition.
pub(crate) fn name(condition: &str) -> String {
    format!("answer_{condition}")
}

fn page(edition: EditionView, begins: bool) -> AnyView {
    let locale = caller().locale;
    let returned = Returned::here();
    let book = &edition.rulebook;
    let yes_or_no = || vec![Choice::new(YES, t!(locale, public.yes)), Choice::new(NO, t!(locale, public.no))];
    let conditions: Vec<_> = book
        .eligibility
        .conditions
        .iter()
        .map(|condition| {
            view! {
                <ChoiceField
                    name=name(&condition.id)
                    label=condition.question.get(locale)
                    choices=yes_or_no()
                />
            }
        })
        .collect();
    let may = use_query_map().with_untracked(|query| query.get(MAY));
    let answered = may.is_some() || matches!(&returned, Some(Returned { error: AppError::Refused(_), .. }));
    // The answer below says why it is no, article by article.
    let says_it =
        matches!(&returned, Some(Returned { error: AppError::Refused(Refusal::NotEligible(_)), .. }));
    let over = edition.closing.is_over(caller().now).then(|| {
        let at = format::deadline(locale, book.timeline.closes, &book.place.zone);
        view! { <p>{t!(locale, public.eligibility_closed, at = at)}</p> }
    });
    let leads_on = begins && leads_on(&edition, may.as_deref(), returned.as_ref());
    let look = if leads_on { Look::Quiet } else { Look::Filled };
    let button = if answered { t!(locale, public.check_again) } else { t!(locale, public.check) };
    view! {
        <Page title=t!(locale, public.eligibility_title) edition=edition.clone() class="j-page--form" says_it=says_it>
            <h1>{t!(locale, public.eligibility_title)}</h1>
            {over}
            <p class="j-lead">{t!(locale, public.eligibility_lead)}</p>
            <Answer edition=edition.clone() may=may returned=returned begins=begins/>
            <Form action=CheckEligibility::url()>
                <Hidden name="edition" value=edition.slug.clone()/>
                <DateField
                    name="born"
                    label=t!(locale, public.born)
                    help=t!(locale, public.born_help)
                    birth=true
                />
                {conditions}
                <Button label=button look=look/>
            </Form>
        </Page>
    }
    .into_any()
}
