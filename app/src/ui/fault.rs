//! A page that says why there is no other one.

use crate::{
    caller::{address, caller, contact, set_status, store},
    error::AppError,
    routes::split_locale,
    ui::{
        button::{ButtonLink, Look},
        page::Page,
    },
    zone,
};
use http::StatusCode;
use juara::{Actor, Locale, Refusal, id::RequestId, refusal::Kind};
use juara_store::account::profile;
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
    /// As whom somebody came in who would need another account.
    #[prop(optional_no_strip)]
    whose: Option<String>,
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
    // Whoever has another account comes in with that; whoever strayed goes back to what is theirs.
    let whose = whose.map(|address| {
        view! { <p class="j-wrap">{t!(locale, refusals.signed_in_as, address = address)}</p> }
    });
    let (label, href, own) = match &whose {
        Some(_) => (t!(locale, refusals.use_other), locale.path("/keluar"), Some(own_area(locale))),
        None => (label, href, None),
    };
    let own = own.map(|(label, href)| view! { <ButtonLink href=href label=label look=Look::Quiet/> });
    let request = error.request().unwrap_or(caller.request);
    // Only of what may be a fault somebody has to find in the log what happened.
    let help = if status.is_server_error() || status == StatusCode::NOT_FOUND {
        help(locale, request, |contact| t!(locale, trouble.help, contact = contact))
    } else {
        whom_to_call(locale, request)
    };
    view! {
        <Page title=said.title.clone() class="j-page--text" says_it=true says_whom=true>
            <h1>{said.title}</h1>
            <p>{said.text}</p>
            {whose}
            <p class="j-actions">
                <ButtonLink href=href label=label/>
                {own}
            </p>
            {help}
        </Page>
    }
    .into_any()
}

/// As whom the caller is signed in, if that is why a page can't be shown: it is for organisers.
pub(crate) async fn signed_in_as(error: &AppError) -> Option<String> {
    let AppError::Refused(Refusal::OrganisersOnly) = error else { return None };
    let own = profile(&store().ok()?, &caller()).await.ok()?;
    Some(own.email.unwrap_or(own.name))
}

/// Where the caller's own work is, and what it is called.
fn own_area(locale: Locale) -> (String, String) {
    match caller().actor {
        Actor::Person(person) if person.judges => (t!(locale, refusals.to_judging), locale.path("/juri")),
        Actor::Person(_) | Actor::Public | Actor::System => (t!(locale, entry.title), locale.path("/ikut")),
    }
}

/// Whom to call about what can't be done, and the number of the request.
pub(crate) fn whom_to_call(locale: Locale, request: RequestId) -> AnyView {
    help(locale, request, |contact| t!(locale, trouble.call, contact = contact))
}

fn help(locale: Locale, request: RequestId, says: impl Fn(String) -> String) -> AnyView {
    let help = contact().map(|contact| view! { <p>{says(contact)}</p> });
    view! {
        {help}
        {number(locale, request)}
    }
    .into_any()
}

/// The number of the request, by which the log has what happened.
pub(crate) fn number(locale: Locale, request: RequestId) -> AnyView {
    view! { <p class="j-quiet">{t!(locale, trouble.request, id = request.to_string())}</p> }.into_any()
}

/// Whether the caller is an organiser, who has no entries.
fn runs_competitions() -> bool {
    matches!(caller().actor, Actor::Person(person) if person.staff.is_some())
}

/// Where a page leads back to whose act is not possible any more: what it is about still exists.
fn one_step_back(error: &AppError, locale: Locale) -> Option<(String, String)> {
    let AppError::Refused(refusal) = error else { return None };
    if refusal.kind() != Kind::Conflict && *refusal != Refusal::SteppedBack {
        return None;
    }
    let address = address();
    let (_, path) = split_locale(address.split('?').next().unwrap_or_default());
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let (area, about) = (segments.next()?, segments.next()?);
    // Where nothing can be begun, what was begun before is still there.
    if (area, about) == ("ikut", "baru") {
        let closed = matches!(refusal, Refusal::NotOpenYet { .. } | Refusal::Closed { .. });
        return (closed && !runs_competitions()).then(|| (t!(locale, entry.title), locale.path("/ikut")));
    }
    segments.next()?;
    let label = match area {
        "ikut" => t!(locale, entry.back),
        "panitia" => t!(locale, overview.back),
        // Below an invitation there is no queue.
        "juri" if about != "undangan" => t!(locale, judging.to_queue),
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
