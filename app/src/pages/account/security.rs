//! `/akun/keamanan`: address, authenticator, recovery codes, the language of letters, where one is signed in.

pub mod acts;
pub mod address;
pub mod authenticator;
pub mod devices;
pub mod language;

use crate::{
    caller::{caller, store},
    pages::awaited,
    session,
    ui::page::Page,
};
use address::Address;
use authenticator::{InForce, RecoveryCodes, SetUp, Start};
use devices::Devices;
use juara_store::{
    account::{pending_authenticator, profile},
    session::own_sessions,
};
use juara_words::t;
use language::Language;
use leptos::prelude::*;

/// One's own account.
#[component]
pub fn SecurityPage() -> impl IntoView {
    awaited(async {
        let (store, caller) = (store()?, caller());
        let locale = caller.locale;
        let profile = profile(&store, &caller).await?;
        let authenticator = if let Some(codes) = session::recovery_codes().await? {
            view! { <RecoveryCodes codes=codes/> }.into_any()
        } else if profile.two_factors {
            view! { <InForce left=profile.recovery_codes/> }.into_any()
        } else if let Some(pending) = pending_authenticator(&store, &caller).await? {
            view! { <SetUp pending=pending staff=profile.staff.is_some()/> }.into_any()
        } else {
            view! { <Start staff=profile.staff.is_some()/> }.into_any()
        };
        let sessions = own_sessions(&store, &caller).await?;
        let here = session::key(&session::session()?);
        let zone = crate::zone::of_current_edition().await;
        let title = t!(locale, sign_in.security_title);
        let (name, language) = (profile.name.clone(), profile.locale);
        Ok(view! {
            <Page title=title.clone() class="j-page--form">
                <h1>{title}</h1>
                <p class="j-lead">{name}</p>
                {authenticator}
                <Address profile=profile/>
                <Language language=language/>
                <Devices sessions=sessions here=here zone=zone/>
            </Page>
        })
    })
}
