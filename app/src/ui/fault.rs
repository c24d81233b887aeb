//! A page that says why there is no other one.

use crate::{
    caller::{address, caller, contact, set_status},
    error::AppError,
    routes::split_locale,
    ui::{button::ButtonLink, page::Page},
    zone,
};
use juara::{Locale, Refusal, id::RequestId, refusal::Kind};
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
    let (label, href) = match one_step_back(&error, locale) {
        Some(back) => back,
        None => (said.door.label, locale.path(said.door.path)),
    };
    let help = whom_to_call(locale, error.request().unwrap_or(caller.request));
    view! {
        <Page title=said.title.clone() class="j-page--text" says_it=true>
            <h1>{said.title}</h1>
            <p>{said.text}</p>
            <p class="j-actions">
                <ButtonLink href=href label=label/>
            </p>
            {help}
        </Page>
    }
    .into_any()
}

/// Whom to call about what went wrong, and the number to quote.
pub(crate) fn whom_to_call(locale: Locale, request: RequestId) -> AnyView {
    let help = contact().map(|contact| view! { <p>{t!(locale, trouble.help, contact = contact)}</p> });
    view! {
        {help}
        <p class="j-quiet">{t!(locale, trouble.request, id = request.to_string())}</p>
    }
    .into_any()
}

/// Where a page leads back to whose act is not possible any more: what it is about still exists.
fn one_step_back(error: &AppError, locale: Locale) -> Option<(String, String)> {
    let AppError::Refused(refusal) = error else { return None };
    if refusal.kind() != Kind::Conflict {
        return None;
    }
    let address = address();
    let (_, path) = split_locale(address.split('?').next().unwrap_or_default());
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let (area, about) = (segments.next()?, segments.next()?);
    segments.next()?;
    let label = match area {
        "ikut" => t!(locale, entry.back),
        "panitia" => t!(locale, overview.back),
        _ => return None,
    };
    Some((label, locale.path(&format!("/{area}/{about}"))))
}

fn home(title: String, text: String, locale: Locale) -> Said {
    Said { title, text, door: Door { label: t!(locale, refusals.home), path: "/" } }
}

/// `page`, which leads on to `next`.
pub(crate) fn on_the_way(page: &str, next: &str) -> String {
    let query = serde_urlencoded::to_string([("lanjut", next)]).unwrap_or_default();
    format!("{page}?{query}")
}
