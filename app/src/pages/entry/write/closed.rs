//! The form when nothing can be sent any more, or only what was there in time:
//! everything that was written, to be read.

use super::answers;
use crate::{
    caller::caller,
    error::AppError,
    form::Returned,
    pages::entry::{name, path, side::Side, standing, standing::StateChip},
    ui::{
        button::ButtonLink,
        page::Page,
        plan::{Plan, lines},
    },
};
use juara::{
    Refusal,
    entry::{Answers, Standing},
};
use juara_store::entry::EntryView;
use juara_words::t;
use leptos::prelude::*;

/// What stands in the draft.
#[component]
pub(super) fn Closed(view: EntryView) -> impl IntoView {
    let locale = caller().locale;
    let title = name(&view, locale);
    let returned = Returned::here();
    let late = matches!(&returned, Some(Returned { error: AppError::Refused(Refusal::Closed { .. }), .. }));
    // A text that came late is in the draft; any other that is refused stands here alone.
    let typed = returned.filter(|_| !late).and_then(|returned| typed(&view, &returned));
    let kept = if late { Some(standing::late_kept(locale)) } else { standing::typed_late(&view, locale) };
    let label = match view.standing {
        Standing::MaySendLate { .. } => Some(t!(locale, entry.check_button)),
        Standing::MaySendAgain { .. } => Some(t!(locale, entry.check_again)),
        Standing::Draft
        | Standing::Lapsed
        | Standing::Sent
        | Standing::Received
        | Standing::Withdrawn
        | Standing::Failed
        | Standing::Excluded => None,
    };
    let send = label.map(|label| {
        view! { <p class="j-actions"><ButtonLink href=path(&view, "/periksa") label=label/></p> }
    });
    let newer = standing::newer_not_judged(&view, locale);
    let moves = standing::unsent_move(&view, locale);
    let lines = lines(locale, &view.edition.rulebook, &view.entry.category, &view.entry.answers);
    view! {
        <Page title=title.clone() edition=view.edition.clone()>
            <p class="j-back"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
            <div class="j-split j-split--head">
                <div>
                    <h1 class="j-wrap" dir="auto">{title}</h1>
                    <p><StateChip locale=locale view=view.clone()/></p>
                </div>
                <Side view=view.clone()/>
                <div>
                    {kept}
                    <p>{standing::sentence(&view, locale)}</p>
                    {newer}
                    {moves}
                    {send}
                    {typed}
                    <h2>{t!(locale, entry.written)}</h2>
                    <Plan locale=locale lines=lines/>
                </div>
            </div>
        </Page>
    }
}

/// What was typed into a form that came back, and is stored nowhere.
fn typed(view: &EntryView, returned: &Returned) -> Option<AnyView> {
    let locale = caller().locale;
    let book = &view.edition.rulebook;
    let stored = &view.entry.answers;
    let mut typed = answers::typed_over(&book.form, &returned.fields);
    typed.retain(|(question, text)| text.as_str() != stored.get(&question.id));
    let newer: Answers = typed.iter().map(|(question, text)| (question.id.as_str(), text.as_str())).collect();
    // What is stored stands below as it is; here it only says which questions are asked.
    let mut lines = lines(locale, book, &view.entry.category, &stored.clone().overlaid(newer));
    lines.retain(|line| typed.iter().any(|(question, _)| question.id == line.id));
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, entry.typed_late)}</h2>
            <Plan locale=locale lines=lines/>
        }
        .into_any()
    })
}
