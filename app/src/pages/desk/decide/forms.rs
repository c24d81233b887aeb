//! What can be decided about an entry now, or why nothing can.

use super::{
    ENTRY, VERSION,
    acts::{FailEntry, PassEntry, TakeScreeningBack},
};
use crate::{
    caller::caller,
    form::{
        Returned,
        choice::{Choice, ChoiceField},
        long_text::LongText,
        plain::{Form, Hidden},
    },
    pages::desk::{OfEdition, early, path},
    ui::button::{Button, Look},
};
use juara::{
    Locale,
    entry::EntryState,
    policy::{may_screen_entry, may_take_screening_back},
    rulebook::articles,
    screening::ScreeningState,
};
use juara_store::screening::ScreeningEntry;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The forms that the policies allow, or why there is none.
pub(super) fn what_can_be_done(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let caller = caller();
    if file.state == EntryState::Withdrawn {
        return view! { <p>{t!(locale, screening.withdrawn_text)}</p> }.into_any();
    }
    if file.decided.is_none() {
        return match may_screen_entry(&caller, &file.edition.closing, file.state, None) {
            Ok(_) => undecided(file, locale),
            Err(refusal) => early(&file.edition, &refusal),
        };
    }
    let back = match may_take_screening_back(&caller, file.decided.as_ref(), file.first_round) {
        Ok(_) => take_back(file, locale),
        Err(_) => view! { <p>{t!(locale, screening.built_on)}</p> }.into_any(),
    };
    view! {
        {onward(file, locale)}
        {back}
    }
    .into_any()
}

/// The way on to what nobody has decided about, or that there is nothing left.
fn onward(file: &ScreeningEntry, locale: Locale) -> AnyView {
    if file.waiting == 0 {
        let desk = path(&file.edition.slug, "");
        return view! {
            <p class="j-quiet">{t!(locale, screening.none_left)}</p>
            <p class="j-way"><a href=desk>{t!(locale, overview.back)}</a></p>
        }
        .into_any();
    }
    let next = path(&file.edition.slug, &format!("/seleksi?keadaan={}", ScreeningState::Waiting.code()));
    view! { <p class="j-way"><a href=next>{t!(locale, screening.next)}</a></p> }.into_any()
}

/// Which entry the form is about, and what of its decisions the page shows: that of now, also if a form came back.
#[component]
fn OfEntry(slug: String, number: String, version: u32) -> impl IntoView {
    view! {
        <OfEdition slug=slug/>
        <Hidden name=ENTRY value=number/>
        <Hidden name=VERSION value=version.to_string()/>
    }
}

fn undecided(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let (slug, number) = (file.edition.slug.clone(), file.number.to_string());
    let (same_slug, same_number, version) = (slug.clone(), number.clone(), file.version);
    let articles = articles(&file.edition.rulebook);
    let reasons = file.edition.rulebook.screening.iter().map(|reason| Choice {
        value: reason.code.clone(),
        label: reason.text.get(locale).to_owned(),
        help: articles
            .number(&reason.breaks, &file.category)
            .map(|article| t!(locale, screening.article, article = article)),
    });
    let reasons = reasons.collect();
    view! {
        <h2>{t!(locale, screening.decide)}</h2>
        <p>{t!(locale, screening.decide_text)}</p>
        <Form action=PassEntry::url()>
            <OfEntry slug=slug number=number version=version/>
            <p class="j-actions"><Button label=t!(locale, screening.pass)/></p>
        </Form>
        <section class="j-panel">
            <h2>{t!(locale, screening.fail_title)}</h2>
            <Form action=FailEntry::url() decides=true>
                <OfEntry slug=same_slug number=same_number version=version/>
                <ChoiceField
                    name="reason"
                    label=t!(locale, screening.reason)
                    help=t!(locale, screening.reason_help)
                    choices=reasons
                />
                <Button label=t!(locale, screening.fail) look=Look::Danger/>
            </Form>
        </section>
    }
    .into_any()
}

fn take_back(file: &ScreeningEntry, locale: Locale) -> AnyView {
    let (slug, number, version) = (file.edition.slug.clone(), file.number.to_string(), file.version);
    view! {
        <details class="j-details" open=Returned::here().is_some()>
            <summary>{t!(locale, screening.back_title)}</summary>
            <div>
                <p>{t!(locale, screening.back_text)}</p>
                <Form action=TakeScreeningBack::url() decides=true>
                    <OfEntry slug=slug number=number version=version/>
                    // Another name than the reason of failing: a form that came back fills its own field alone.
                    <LongText
                        name="why"
                        label=t!(locale, screening.back_reason)
                        help=t!(locale, screening.back_reason_help)
                    />
                    <Button label=t!(locale, screening.take_back) look=Look::Danger/>
                </Form>
            </div>
        </details>
    }
    .into_any()
}
