//! A sheet that its judge has not opened: from the button on it has its place in the order of reading.

use super::{OfEntry, Which, category_title, neighbours, place_in_queue};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{Fields, plain::Form},
    ui::{button::Button, page::Page, plan::answered},
};
use juara::{Locale, sheet::Whose};
use juara_store::judging::{self, SheetPage as Opened};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Opens the sheet, and goes there.
#[server(prefix = "/do", endpoint = "jury/open_sheet")]
pub async fn open_sheet(
    /// Which entry.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let which = Which::of(&fields)?;
    judging::open_sheet(&store()?, &caller(), &which.edition, &which.round, &which.number).await?;
    leptos_axum::redirect(&which.path(""));
    Ok(())
}

/// What opening means, and the button.
#[component]
pub(super) fn Unopened(which: Which, page: Opened) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, judging.entry, number = which.number.clone());
    let line = page.lines.iter().find(|line| line.number.0 == which.number);
    let category = line.map(|line| {
        let category = category_title(&page.edition.rulebook, &line.category, locale);
        view! { <p class="j-lead j-wrap">{page.round.title.get(locale).to_owned()}" · "{category}</p> }
    });
    let way = place_in_queue(locale, &which, &page);
    let leave = which.path("/mundur");
    let leave = view! { <p class="j-way"><a href=leave>{t!(locale, judging.leave_link)}</a></p> }.into_any();
    // Whoever reads whose it is decides about that before anything else.
    let (whose, leave) = match &page.whose {
        Some(whose) => (Some(known(locale, whose, leave)), None),
        None => (None, Some(leave)),
    };
    let neighbours = neighbours(locale, &which, &page);
    view! {
        <Page title=title.clone() edition=page.edition class="j-page--text">
            {way}
            <h1>{title}</h1>
            {category}
            {whose}
            <p>{t!(locale, judging.open_text)}</p>
            <OpenForm which=which label=t!(locale, judging.open)/>
            {neighbours}
            {leave}
        </Page>
    }
    .into_any()
}

/// Whose plan it is, in a round in which judges know, and the way out for those who are connected with them.
fn known(locale: Locale, whose: &Whose, leave: AnyView) -> AnyView {
    // What the applicant was asked is not what the judge is to answer, so it stands back behind what was written.
    let answers = answered(locale, &whose.answers).into_iter().map(|line| {
        view! {
            <div>
                <dt>{line.label}</dt>
                <dd class="j-wrap" dir="auto">{line.answer}</dd>
            </div>
        }
    });
    let answers: Vec<_> = answers.collect();
    let answers = (!answers.is_empty()).then(|| view! { <dl class="j-kept">{answers}</dl> });
    view! {
        <p class="j-lead j-wrap">{t!(locale, judging.named, name = whose.applicant.clone())}</p>
        <h2 class="j-unseen">{t!(locale, judging.whose)}</h2>
        {answers}
        <p>{t!(locale, judging.named_first)}</p>
        {leave}
    }
    .into_any()
}

/// The button that opens a sheet.
#[component]
pub(in super::super) fn OpenForm(
    /// Which entry.
    which: Which,
    /// What the button says.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! {
        <Form action=OpenSheet::url()>
            <OfEntry which=which/>
            <p class="j-actions"><Button label=label/></p>
        </Form>
    }
}
