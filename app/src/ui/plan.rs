//! What an applicant wrote: the one way in which a plan is shown.

use crate::ui::icon::{Icon, IconName};
use juara::{
    Locale, Rulebook,
    entry::{Answered, Answers, read_answer},
    rulebook::{Question, QuestionKind},
};
use juara_words::{plan, problems, t};
use leptos::prelude::*;

/// One question and what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// The question's id.
    pub id: String,
    /// What was asked.
    pub label: String,
    /// What was written; none if nothing was.
    pub answer: Option<String>,
    /// Whether it is a statement that one may leave unsaid.
    pub is_choice: bool,
    /// What keeps it from being sent, in a sentence.
    pub wrong: Option<String>,
    /// Where one goes on from it (to change it, to what it counts for), and what the link says.
    pub change: Option<(String, String)>,
}

/// The questions that are asked and what was typed for them, in the order of the form.
#[must_use]
pub fn lines(locale: Locale, rulebook: &Rulebook, category: &str, answers: &Answers) -> Vec<PlanLine> {
    answers.asked(&rulebook.form, category).map(|question| line(locale, question, answers)).collect()
}

/// What was sent, in the order of the form, as judges read it.
#[must_use]
pub fn answered(locale: Locale, answers: &[Answered]) -> Vec<PlanLine> {
    let line = |Answered { question, answer }: &Answered| PlanLine {
        id: question.id.clone(),
        label: question.label.get(locale).to_owned(),
        answer: Some(plan::answer(locale, question, answer)),
        is_choice: false,
        wrong: None,
        change: None,
    };
    answers.iter().map(line).collect()
}

fn line(locale: Locale, question: &Question, answers: &Answers) -> PlanLine {
    let typed = answers.get(&question.id);
    let label = question.label.get(locale).to_owned();
    let wrong = read_answer(question, typed).err();
    PlanLine {
        id: question.id.clone(),
        wrong: wrong.map(|what| problems::problem(locale, &label, &what)),
        is_choice: question.optional && matches!(question.answer, QuestionKind::Consent),
        answer: plan::typed(locale, question, typed),
        label,
        change: None,
    }
}

/// A plan to be read.
#[component]
pub fn Plan(
    /// The language.
    locale: Locale,
    /// Its lines.
    lines: Vec<PlanLine>,
) -> impl IntoView {
    let lines = lines.into_iter().map(|line| {
        let answer = match line.answer {
            // What people write may run from right to left, and must not turn the page around.
            Some(answer) => view! { <p class="j-plan__answer" dir="auto">{answer}</p> }.into_any(),
            // What is wrong with it says so already.
            None if line.wrong.is_some() => ().into_any(),
            None if line.is_choice => {
                view! { <p class="j-quiet">{t!(locale, plan.not_ticked)}</p> }.into_any()
            }
            None => view! { <p class="j-quiet">{t!(locale, plan.empty)}</p> }.into_any(),
        };
        let wrong = line.wrong.map(|wrong| {
            view! {
                <p class="j-field__error">
                    <Icon name=IconName::TriangleAlert/>
                    <span>{wrong}</span>
                </p>
            }
        });
        let change = line.change.map(|(href, label)| {
            view! {
                <p class="j-plan__change j-noprint">
                    <a href=href>
                        {label}
                        <span class="j-unseen">": "{line.label.clone()}</span>
                    </a>
                </p>
            }
        });
        view! {
            <section id=format!("isi-{}", line.id)>
                <h3>{line.label}</h3>
                {wrong}
                {answer}
                {change}
            </section>
        }
    });
    view! { <div class="j-plan">{lines.collect_view()}</div> }
}
