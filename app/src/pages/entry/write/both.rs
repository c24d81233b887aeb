//! Two texts for one question: somebody saved from elsewhere in between.
//! Nothing is overwritten; the person chooses, question by question.

use super::{ChooseTexts, PICK, SHOWN, answers};
use crate::{
    caller::caller,
    form::{
        Returned,
        choice::{Choice, ChoiceField},
        plain::{Form, Hidden},
    },
    pages::entry::{OfEntry, field, name, path, when},
    ui::{
        button::Button,
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{Locale, rulebook::Question};
use juara_store::entry::EntryView;
use juara_words::{plan, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The choice of the text that was just typed.
pub(super) const MINE: &str = "mine";

/// The choice of the text that is stored.
pub(super) const STORED: &str = "stored";

/// The field that says that a form came from this page.
pub(super) const COMPARED: &str = "compared";

/// Both texts of every question that has two.
#[component]
pub(super) fn Both(view: EntryView, returned: Returned) -> impl IntoView {
    let locale = caller().locale;
    let title = name(&view, locale);
    let zone = &view.edition.rulebook.place.zone;
    let at = when(locale, view.entry.saved_at, caller().now, zone);
    let form = &view.edition.rulebook.form;
    let differing: Vec<(Question, String)> = answers::typed_over(form, &returned.fields)
        .into_iter()
        .filter(|(question, mine)| mine != view.entry.answers.get(&question.id))
        .collect();
    let shown: Vec<String> = differing.iter().map(|(question, _)| question.id.clone()).collect();
    let choices = differing.iter().map(|(question, mine)| {
        let stored = view.entry.answers.get(&question.id);
        let option = |value: &str, label: String, text: &str| Choice {
            value: value.to_owned(),
            label,
            help: Some(said(locale, question, text)),
        };
        let choices = vec![
            option(STORED, t!(locale, entry.both_stored, at = at.clone()), stored),
            option(MINE, t!(locale, entry.both_mine), mine),
        ];
        view! {
            <input type="hidden" name=field(&question.id) value=mine.clone()/>
            <ChoiceField
                name=format!("{PICK}{}", question.id)
                label=question.label.get(locale)
                choices=choices
            />
        }
    });
    let choices = choices.collect_view();
    // The notice says why it came back, until somebody saves without choosing.
    let says_it = returned.typed(COMPARED).is_none();
    let same = differing.is_empty().then(|| view! { <p>{t!(locale, entry.both_same)}</p> });
    view! {
        <Page title=title.clone() edition=view.edition.clone() class="j-page--form" says_it=says_it>
            <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
            <h1 class="j-wrap" dir="auto">{title}</h1>
            <Notice about=About::Warn><p>{t!(locale, entry.both_text, at = at.clone())}</p></Notice>
            {same}
            <div class="j-both">
                <Form action=ChooseTexts::url()>
                    <OfEntry view=view.clone()/>
                    <Hidden name=SHOWN value=shown.join(",")/>
                    <Hidden name=COMPARED value="yes"/>
                    {choices}
                    <Button label=t!(locale, entry.both_save)/>
                </Form>
            </div>
        </Page>
    }
}

fn said(locale: Locale, question: &Question, text: &str) -> String {
    plan::typed(locale, question, text).unwrap_or_else(|| t!(locale, plan.empty))
}
