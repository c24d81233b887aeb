//! `/verifikasi/{token}`: this address is mine, or this account is not.

use super::{NEXT, ahead::closing_ahead, leading_on, next_here, next_of, with_news};
use crate::{
    caller::{caller, client, param, query, store},
    error::AppError,
    form::{Fields, plain::Form, text::TextField},
    pages::awaited,
    ui::{
        button::{Button, Look},
        notice::{About, Notice},
        page::Page,
    },
};
use http::StatusCode;
use juara::{Actor, Refusal, account::TokenPurpose};
use juara_store::account::{self, LookedAt};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news on the sign-in page.
pub(in crate::pages) const CONFIRMED: &str = "dikonfirmasi";

/// The news on the page of the link itself.
const DISOWNED: &str = "bukan-saya";

/// Confirms the address to which the link was sent.
#[server(prefix = "/do", endpoint = "account/confirm_address")]
pub async fn confirm_address(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    account::confirm_address(&store()?, &caller(), fields.hidden("token")?, fields.once()).await?;
    // Who is signed in here goes on with what the confirmed address is for.
    let next = match caller().actor {
        Actor::Person(person) if person.staff.is_none() && !person.judges => {
            next_of(&fields).map_or_else(|| with_news("/ikut", CONFIRMED), str::to_owned)
        }
        Actor::Person(_) => caller().locale.path("/akun/keamanan"),
        Actor::Public | Actor::System => leading_on(with_news("/masuk", CONFIRMED), next_of(&fields)),
    };
    leptos_axum::redirect(&next);
    Ok(())
}

/// "Not me": takes the address off an account that somebody else made.
#[server(prefix = "/do", endpoint = "account/disown")]
pub async fn disown(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    account::disown(&store()?, &caller(), fields.hidden("token")?, fields.once()).await?;
    leptos_axum::redirect(&with_news("/verifikasi/-", DISOWNED));
    Ok(())
}

/// Sends the link again.
#[server(prefix = "/do", endpoint = "account/send_confirmation_again")]
pub async fn send_confirmation_again(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    account::send_confirmation_again(&store()?, &caller(), fields.get("email"), &client(), fields.once())
        .await?;
    leptos_axum::redirect(&with_news("/daftar", "surat"));
    Ok(())
}

/// Opening the link changes nothing; the buttons do.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    awaited(async {
        if query(super::NEWS).as_deref() == Some(DISOWNED) {
            return Ok(view! { <Disowned/> }.into_any());
        }
        let token = param("token");
        match account::look_at_token(&store()?, &token, caller().now).await {
            Ok(LookedAt { purpose: TokenPurpose::ConfirmAddress, address: Some(address), .. }) => {
                let ahead = closing_ahead().await?;
                Ok(view! { <Ask token=token address=address ahead=ahead/> }.into_any())
            }
            Ok(_) | Err(juara_store::Error::Refused(Refusal::LinkSpent)) => Ok(view! { <Spent/> }.into_any()),
            Err(error) => Err(error.into()),
        }
    })
}

#[component]
fn Ask(
    token: String,
    address: String,
    /// When entries close, if this leads on to one.
    #[prop(optional_no_strip)]
    ahead: Option<AnyView>,
) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, account.confirm_title);
    let same = token.clone();
    let next = next_here().map(|next| view! { <input type="hidden" name=NEXT value=next/> });
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <p>{t!(locale, account.confirm_text, address = address)}</p>
            {ahead}
            <Form action=ConfirmAddress::url()>
                <input type="hidden" name="token" value=same/>
                {next}
                <Button label=t!(locale, account.confirm)/>
            </Form>
            <h2>{t!(locale, account.not_me_title)}</h2>
            <p>{t!(locale, account.not_me_text)}</p>
            <Form action=Disown::url()>
                <input type="hidden" name="token" value=token/>
                <Button label=t!(locale, account.not_me) look=Look::Danger/>
            </Form>
        </Page>
    }
}

/// The link works no longer: another one can be had at once.
#[component]
fn Spent() -> impl IntoView {
    crate::caller::set_status(StatusCode::CONFLICT);
    let locale = caller().locale;
    let title = t!(locale, account.spent_title);
    let email = t!(locale, account.email);
    view! {
        <Page title=title.clone() class="j-page--narrow" says_whom=true>
            <h1>{title}</h1>
            <p>{t!(locale, account.spent_text)}</p>
            <Form action=SendConfirmationAgain::url()>
                <TextField name="email" kind="email" label=email autocomplete="email"/>
                <Button label=t!(locale, account.send_again)/>
            </Form>
            <p class="j-way"><a href=locale.path("/masuk")>{t!(locale, shell.sign_in)}</a></p>
            {crate::ui::fault::whom_to_call(locale, caller().request)}
        </Page>
    }
}

#[component]
fn Disowned() -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, account.disowned_title);
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <Notice about=About::Done>
                <p>{t!(locale, account.disowned_text)}</p>
            </Notice>
        </Page>
    }
}
