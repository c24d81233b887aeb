//! The form when nothing can be sent any more, or only what was there in time:
//! everything that was written, to be read.

use crate::{
    caller::caller,
    error::AppError,
    form::Returned,
    pages::entry::{name, path, side::Side, standing, standing::StateChip},
    ui::{
        button::ButtonLink,
        notice::{About, Notice},
        page::Page,
        plan::{Plan, lines},
    },
};
use juara::{Refusal, entry::Standing};
use juara_store::entry::EntryView;
use juara_words::t;
use leptos::prelude::*;

/// What stands in the draft.
#[component]
pub(super) fn Closed(view: EntryView) -> impl IntoView {
    let locale = caller().locale;
    let title = name(&view, locale);
    let late =
        matches!(Returned::here(), Some(Returned { error: AppError::Refused(Refusal::Closed { .. }), .. }));
    let kept = late.then(|| {
        view! { <Notice about=About::Info><p>{t!(locale, entry.late_kept)}</p></Notice> }
    });
    let send = matches!(view.standing, Standing::MaySendLate { .. }).then(|| {
        let label = t!(locale, entry.check_button);
        view! { <p class="j-actions"><ButtonLink href=path(&view, "/periksa") label=label/></p> }
    });
    let newer = standing::newer_not_judged(&view, locale);
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
                    {send}
                    {newer}
                    <h2>{t!(locale, entry.written)}</h2>
                    <Plan locale=locale lines=lines/>
                </div>
            </div>
        </Page>
    }
}
