//! `/ikut/{kode}/isi`: the form that the rulebook asks for. Anything can be
//! saved; what is missing is told, and only keeps the entry from being sent.

mod answers;
pub mod both;
pub mod closed;
pub mod question;
pub mod save;

use super::{
    OfEntry, SAVED, VERSION, by_field, category_title, entry_here, entry_of, is_news, missing::Missing, name,
    of_fields, path, path_with_news, seen, status::aside,
};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields, Returned, notes,
        plain::{Form, Hidden},
    },
    pages::awaited,
    ui::page::Page,
};
use both::Both;
use closed::Closed;
use juara::{Problems, entry::check, policy::may_move_entry};
use juara_store::entry::EntryView;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};
use question::QuestionField;
use save::SaveBar;

/// The field that lists the questions that the form showed: a box that is not
/// ticked sends nothing.
const SHOWN: &str = "shown";

/// The field that says what stood in each of them.
const WAS: &str = "was";

/// The field in front of a question's name that says which of two texts is kept.
const PICK: &str = "pick_";

/// The button that says where to go after saving.
const NEXT: &str = "next";

/// Its value for the check page.
const CHECK: &str = "check";

/// Saves what was typed, whatever it is.
#[server(prefix = "/do", endpoint = "entry/save_draft")]
pub async fn save_draft(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let view = entry_of(&fields).await?;
    let typed = answers::typed(&view.edition.rulebook.form, &fields);
    save(&view, typed, &fields).await
}

/// Saves of two texts the one that was chosen, question by question.
#[server(prefix = "/do", endpoint = "entry/choose_texts")]
pub async fn choose_texts(
    /// Both texts and the choices.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let view = entry_of(&fields).await?;
    let chosen = answers::chosen(&view.edition.rulebook.form, &fields)?;
    save(&view, chosen, &fields).await
}

async fn save(view: &EntryView, typed: juara::entry::Answers, fields: &Fields) -> Result<(), AppError> {
    let (store, caller, seen) = (store()?, caller(), seen(fields)?);
    juara_store::entry::save_draft(&store, &caller, &view.code, seen, typed, fields.once())
        .await
        .map_err(of_fields)?;
    let next = if fields.get(NEXT) == CHECK { "/periksa" } else { "/isi" };
    leptos_axum::redirect(&path_with_news(view, next, SAVED));
    Ok(())
}

/// The form; after the closing, what stands in it.
#[component]
pub fn WritePage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        Ok(if !view.standing.is_written() {
            view! { <Closed view=view/> }.into_any()
        } else if let Some(returned) = Returned::here().filter(|returned| are_two(returned, &view)) {
            view! { <Both view=view returned=returned/> }.into_any()
        } else {
            view! { <WriteForm view=view/> }.into_any()
        })
    })
}

/// Whether there are two texts to choose from: what came back was typed over
/// another version than the one that is stored now.
fn are_two(returned: &Returned, view: &EntryView) -> bool {
    let seen = returned.typed(VERSION).and_then(|seen| seen.parse().ok());
    seen != Some(view.entry.version) || returned.typed(both::COMPARED).is_some()
}

#[component]
fn WriteForm(view: EntryView) -> impl IntoView {
    let locale = caller().locale;
    let book = view.edition.rulebook.clone();
    let title = t!(locale, entry.write_title);
    let answers = &view.entry.answers;
    let found = check(&book.form, &view.entry.category, answers);
    // What is empty is in the list above; at the field stands what is wrong with what was typed.
    notes::set(by_field(&typed_wrong(&view, &found)));
    let asked: Vec<_> = answers.asked(&book.form, &view.entry.category).cloned().collect();
    let shown: Vec<String> = asked.iter().map(|q| q.id.clone()).collect();
    let begun = view.entry.version > 1;
    let missing = (begun && Returned::here().is_none()).then(|| {
        view! { <Missing locale=locale book=book.clone() found=found page=""/> }
    });
    let unsent = save::has_unsent(&view) && Returned::here().is_none();
    let saved = (is_news(SAVED) || unsent).then(|| save::news(&view, locale));
    let may_move = may_move_entry(&caller(), &book, &view.edition.closing, &view.entry);
    let more = may_move.is_ok().then(|| {
        view! { " "<a href=path(&view, "/kategori")>{t!(locale, entry.category_title)}</a> }
    });
    let questions = asked
        .iter()
        .map(|q| view! { <QuestionField book=book.clone() question=q.clone() stored=answers.get(&q.id)/> });
    let questions = questions.collect_view();
    view! {
        <Page title=title.clone() edition=view.edition.clone() class="j-page--form">
            <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
            <h1 class="j-wrap">{title}</h1>
            <p class="j-lead">
                <b class="j-wrap" dir="auto">{name(&view, locale)}</b>
                ". "
                {t!(locale, entry.of, edition = book.title.get(locale), category = category_title(&view, locale))}
                {more}
            </p>
            {saved}
            {missing}
            {aside(&view, locale)}
            <Form action=SaveDraft::url()>
                <OfEntry view=view.clone()/>
                <Hidden name=SHOWN value=shown.join(",")/>
                <Hidden name=WAS value=answers::marks(locale, &asked, &view.entry.answers)/>
                {questions}
                <SaveBar view=view.clone()/>
                <p class="j-actions">
                    <button class="j-button j-button--quiet" name=NEXT value=CHECK>
                        {t!(locale, entry.save_and_check)}
                    </button>
                </p>
            </Form>
        </Page>
    }
}

/// What is wrong with answers that are not just empty.
fn typed_wrong(view: &EntryView, found: &Problems) -> Problems {
    let mut wrong = Problems::none();
    for problem in found.iter().filter(|p| !view.entry.answers.get(&p.field).trim().is_empty()) {
        wrong.add(&problem.field, problem.what.clone());
    }
    wrong
}
