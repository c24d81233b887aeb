//! A page that says why there is no other one.

use crate::{
    caller::{address, caller, set_status},
    error::AppError,
    ui::{button::ButtonLink, page::Page},
    zone,
};
use juara::{Refusal, refusal::Kind};
use juara_words::{
    refusals::{self, Door, Said},
    t,
};
use leptos::prelude::*;

/// That there is no such page.
#[component]
pub fn NoSuchPage() -> impl IntoView {
    view! { <FaultPage error=AppError::Refused(Refusal::NotFound)/> }
}

/// Why a page can't be shown, with its status. Who has to sign in first is
/// sent there and comes back.
#[component]
pub fn FaultPage(
    /// Why.
    error: AppError,
) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    if let AppError::Refused(refusal) = &error
        && refusal.kind() == Kind::SignIn
    {
        let page = if *refusal == Refusal::ProveAgain { "/buktikan" } else { "/masuk" };
        leptos_axum::redirect(&on_the_way(&locale.path(page), &address()));
        return ().into_any();
    }
    let status = error.status();
    set_status(status);
    let said = match &error {
        AppError::Refused(refusal) => refusals::said(locale, refusal, caller.now, &zone::here()),
        AppError::Problems(_) => {
            home(t!(locale, trouble.problems_title), t!(locale, trouble.problems), locale)
        }
        AppError::Unreadable => {
            home(t!(locale, trouble.unreadable_title), t!(locale, trouble.unreadable), locale)
        }
        AppError::Internal { .. } => {
            home(t!(locale, trouble.broken_title), t!(locale, trouble.broken), locale)
        }
    };
    let request = error.request().map(|request| {
        view! { <p class="j-quiet">{t!(locale, trouble.request, id = request.to_string())}</p> }
    });
    view! {
        <Page title=said.title.clone() class="j-page--text j-fault" says_it=true>
            <p class="j-fault__code">{status.as_u16()}</p>
            <h1>{said.title}</h1>
            <p>{said.text}</p>
            {request}
            <p class="j-actions">
                <ButtonLink href=locale.path(said.door.path) label=said.door.label/>
            </p>
        </Page>
    }
    .into_any()
}

fn home(title: String, text: String, locale: juara::Locale) -> Said {
    Said { title, text, door: Door { label: t!(locale, refusals.home), path: "/" } }
}

/// `page`, which leads on to `next`.
pub(crate) fn on_the_way(page: &str, next: &str) -> String {
    let query = serde_urlencoded::to_string([("lanjut", next)]).unwrap_or_default();
    format!("{page}?{query}")
}
