//! One question of the rulebook as a field.

use crate::{
    caller::caller,
    form::{
        Returned,
        choice::{Choice, ChoiceField, Consent},
        date::DateField,
        field::id,
        long_text::LongText,
        money::MoneyField,
        text::TextField,
    },
    islands::count::WordCount,
    pages::entry::field,
};
use juara::{
    Rulebook,
    entry::{DateParts, words_in},
    rulebook::{Question, QuestionKind},
};
use juara_words::{rules, t};
use leptos::prelude::*;

/// The field with its label, help and what stands in it.
#[component]
pub(super) fn QuestionField(
    /// The rulebook that asks.
    book: Rulebook,
    /// What it asks.
    question: Question,
    /// What is stored.
    #[prop(into)]
    stored: String,
) -> impl IntoView {
    let locale = caller().locale;
    let name = field(&question.id);
    let label = question.label.get(locale).to_owned();
    let help = rules::help(locale, &book, &question).unwrap_or_default();
    let optional = question.optional;
    match &question.answer {
        QuestionKind::Short { .. } => {
            view! { <TextField name=name label=label help=help value=stored optional=optional/> }.into_any()
        }
        QuestionKind::Long { max_words } => {
            let shown = Returned::here().and_then(|back| back.typed(&name).map(str::to_owned));
            let count = words_in(shown.as_deref().unwrap_or(&stored));
            let within = t!(locale, entry.words_within, count = "{count}", limit = "{limit}");
            let beyond =
                t!(locale, entry.words_beyond, count = "{count}", limit = "{limit}", over = "{over}");
            let (control, limit) = (id(&name), *max_words);
            view! {
                <LongText name=name label=label help=help value=stored optional=optional>
                    <WordCount field=control count=count limit=limit within=within beyond=beyond/>
                </LongText>
            }
            .into_any()
        }
        QuestionKind::Choice { options } => {
            let choices: Vec<Choice> =
                options.iter().map(|o| Choice::new(&o.id, o.label.get(locale).to_owned())).collect();
            view! { <ChoiceField name=name label=label help=help choices=choices value=stored optional=optional/> }
                .into_any()
        }
        QuestionKind::Rupiah { .. } => {
            view! { <MoneyField name=name label=label help=help value=stored optional=optional/> }.into_any()
        }
        QuestionKind::Date { .. } => {
            let parts = DateParts::split(&stored);
            view! { <DateField name=name label=label help=help value=parts optional=optional/> }.into_any()
        }
        QuestionKind::Consent => view! { <Consent name=name label=label help=help value=stored/> }.into_any(),
    }
}
