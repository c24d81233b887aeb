//! `/lupa-sandi`: a letter with which a new passphrase can be set.

use super::{NEWS, stuck::Stuck, with_news};
use crate::{
    caller::{caller, client, query, store},
    error::AppError,
    form::{Fields, plain::Form, text::TextField},
    ui::{
        button::Button,
        notice::{About, Notice},
        page::Page,
    },
};
use juara_store::account;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

const SENT: &str = "surat";

/// Sends the link. An unknown address gets the same answer and no letter.
#[server(prefix = "/do", endpoint = "account/begin_passphrase_reset")]
pub async fn begin_passphrase_reset(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    account::begin_passphrase_reset(&store()?, &caller(), fields.get("email"), &client(), fields.once())
        .await?;
    leptos_axum::redirect(&with_news("/lupa-sandi", SENT));
    Ok(())
}

/// One field.
#[component]
pub fn ForgotPage() -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.forgot_title);
    let email = t!(locale, sign_in.email);
    let sent = (query(NEWS).as_deref() == Some(SENT)).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, sign_in.forgot_sent)}</p></Notice> }
    });
    view! {
        <Page title=title.clone() class="j-page--narrow" says_whom=true>
            <h1>{title}</h1>
            {sent}
            <p>{t!(locale, sign_in.forgot_text)}</p>
            <Form action=BeginPassphraseReset::url()>
                <TextField name="email" kind="email" label=email autocomplete="username"/>
                <Button label=t!(locale, sign_in.send_link)/>
            </Form>
            <Stuck first=t!(locale, sign_in.stuck_link)/>
        </Page>
    }
}
