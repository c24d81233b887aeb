//! `/sandi-baru/{token}`: a new passphrase.

use super::with_news;
use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{Fields, known::KnownAddress, plain::Form, secret::PassphraseField},
    pages::awaited,
    ui::{button::Button, page::Page},
};
use juara::{Refusal, account::TokenPurpose};
use juara_store::account;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news on the sign-in page.
pub(super) const RESET: &str = "sandi-baru";

/// Sets the passphrase, signs everybody out.
#[server(prefix = "/do", endpoint = "account/reset_passphrase")]
pub async fn reset_passphrase(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (token, passphrase) = (fields.hidden("token")?, fields.get("passphrase"));
    account::reset_passphrase(&store()?, &caller(), token, passphrase, fields.once()).await?;
    leptos_axum::redirect(&with_news("/masuk", RESET));
    Ok(())
}

/// Opening the link changes nothing; the button does.
#[component]
pub fn ResetPage() -> impl IntoView {
    awaited(async {
        let token = param("token");
        let looked = account::look_at_token(&store()?, &token, caller().now).await?;
        if looked.purpose != TokenPurpose::ResetPassphrase {
            return Err(Refusal::LinkSpent.into());
        }
        Ok(view! { <ResetForm token=token address=looked.address.unwrap_or_default()/> })
    })
}

#[component]
fn ResetForm(token: String, address: String) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.reset_title);
    let passphrase = t!(locale, sign_in.new_passphrase);
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <p>{t!(locale, sign_in.reset_text, address = address.as_str())}</p>
            <Form action=ResetPassphrase::url()>
                <input type="hidden" name="token" value=token/>
                <KnownAddress label=t!(locale, sign_in.email) address=address/>
                <PassphraseField label=passphrase help=t!(locale, sign_in.passphrase_help) new=true/>
                <Button label=t!(locale, sign_in.reset)/>
            </Form>
        </Page>
    }
}
