//! `/{edisi}/syarat`: may I enter, and by which rule not? Nothing is kept: the
//! answer's address names what stands in the way, never the birth date.

mod answer;

use super::edition_here;
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        choice::{Choice, ChoiceField},
        date::DateField,
        plain::Form,
        summary::{ErrorSummary, Labels},
    },
    pages::awaited,
    ui::{
        around::Around,
        button::Button,
        page::{Page, Width},
    },
};
use answer::Answer;
use juara::{
    Locale, Problems,
    eligibility::{Claim, obstacles},
    problem::What,
    rulebook::Condition,
};
use juara_store::edition::{EditionView, by_slug};
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};
use std::collections::BTreeMap;

const BORN: &str = "born";
const EDITION: &str = "edition";
const YES: &str = "yes";
const NO: &str = "no";

/// The check, or its answer.
#[component]
pub fn EligibilityPage() -> impl IntoView {
    awaited(async {
        let edition = edition_here().await?;
        Ok(match answer::here(&edition.rulebook) {
            Some(answers) => view! { <Answer edition=edition answers=answers/> }.into_any(),
            None => view! { <Check edition=edition/> }.into_any(),
        })
    })
}

/// Checks what somebody says about themself and leads to the answer.
#[server(prefix = "/do", endpoint = "public/check_eligibility")]
pub async fn check_eligibility(#[server(flatten)] fields: Fields) -> Result<(), AppError> {
    let edition = by_slug(&store()?, fields.get(EDITION)).await?;
    let book = &edition.rulebook;
    let claim = claim(&fields, &book.eligibility.conditions)?;
    let found: Vec<_> =
        book.categories.iter().map(|category| (category, obstacles(book, category, &claim))).collect();
    let path = caller().locale.path(&format!("/{}/syarat", edition.slug));
    leptos_axum::redirect(&format!("{path}?{}", answer::query(&found)));
    Ok(())
}

/// What a form says about a person. Errors: a birth date that is none, questions without an answer.
fn claim(fields: &Fields, conditions: &[Condition]) -> Result<Claim, Problems> {
    let mut problems = Problems::none();
    let parts = fields.date(BORN);
    let born = if parts.join().is_empty() { Err(What::Required) } else { parts.date().ok_or(What::NotADate) };
    let born = problems.note(BORN, born);
    let mut answers = BTreeMap::new();
    for condition in conditions {
        let name = field(condition);
        let answer = match fields.get(&name) {
            YES => Ok(true),
            NO => Ok(false),
            "" => Err(What::ChooseOne),
            _ => Err(What::UnknownOption),
        };
        if let Some(answer) = problems.note(&name, answer) {
            answers.insert(condition.id.clone(), answer);
        }
    }
    match born {
        Some(born) if problems.is_empty() => Ok(Claim { born, answers }),
        _ => Err(problems),
    }
}

fn field(condition: &Condition) -> String {
    format!("condition-{}", condition.id)
}

#[component]
fn Check(edition: EditionView) -> impl IntoView {
    let locale = caller().locale;
    let eligibility = &edition.rulebook.eligibility;
    let title = t!(locale, invite.check_title);
    let born = t!(locale, invite.born);
    let mut labels: Labels = vec![(BORN.to_owned(), born.clone())];
    labels.extend(eligibility.conditions.iter().map(|c| (field(c), c.question.get(locale).to_owned())));
    let questions = eligibility.conditions.iter().map(|condition| {
        view! {
            <ChoiceField
                name=field(condition)
                label=condition.question.get(locale)
                choices=yes_or_no(locale)
            />
        }
    });
    let reference = format::date(locale, eligibility.reference);
    view! {
        <Page title=title.clone() width=Width::Form edition=Around::of(&edition, locale)>
            <ErrorSummary labels=labels dates=vec![BORN.to_owned()]/>
            <h1>{title}</h1>
            <p>{t!(locale, invite.check_lead, edition = edition.rulebook.title.get(locale))}</p>
            <Form action=CheckEligibility::url()>
                <input type="hidden" name=EDITION value=edition.slug.clone()/>
                <DateField
                    name=BORN
                    label=born
                    help=t!(locale, invite.born_help, reference = reference)
                    birth=true
                />
                {questions.collect_view()}
                <Button label=t!(locale, invite.check)/>
            </Form>
        </Page>
    }
}

fn yes_or_no(locale: Locale) -> Vec<Choice> {
    [(YES, t!(locale, form.yes)), (NO, t!(locale, form.no))]
        .into_iter()
        .map(|(value, label)| Choice { value: value.to_owned(), label, help: None })
        .collect()
}
