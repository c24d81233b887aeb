//! `/daftar`: an account by e-mail. A known address gets the same answer.

use super::{NEWS, NEXT, ahead::closing_ahead, leading_on, next_here, next_of, next_query, with_news};
use crate::{
    caller::{caller, client, query, store},
    error::AppError,
    form::{Fields, plain::Form, secret::PassphraseField, text::TextField},
    pages::awaited,
    ui::{
        button::{Button, ButtonLink, Look},
        page::Page,
    },
};
use juara_store::account::{self, Registration};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

const SENT: &str = "surat";

/// Makes an account and sends the letter that confirms its address.
#[server(prefix = "/do", endpoint = "account/register")]
pub async fn register(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (caller, client) = (caller(), client());
    let next = next_of(&fields);
    let onward = next.map(next_query).unwrap_or_default();
    let form = Registration {
        email: fields.get("email"),
        name: fields.get("name"),
        passphrase: fields.get("passphrase"),
        locale: caller.locale,
        client: &client,
        onward: &onward,
    };
    account::register(&store()?, &caller, form, fields.once()).await?;
    leptos_axum::redirect(&leading_on(with_news("/daftar", SENT), next));
    Ok(())
}

/// The form, or that a letter is on its way.
#[component]
pub fn RegisterPage() -> impl IntoView {
    awaited(async {
        let ahead = closing_ahead().await?;
        if query(NEWS).as_deref() == Some(SENT) {
            return Ok(view! { <LetterSent ahead=ahead/> }.into_any());
        }
        Ok(view! { <RegisterForm ahead=ahead/> }.into_any())
    })
}

#[component]
fn RegisterForm(
    /// When entries close, if this leads on to one.
    #[prop(optional_no_strip)]
    ahead: Option<AnyView>,
) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, account.register_title);
    let (name, email, passphrase) =
        (t!(locale, account.name), t!(locale, account.email), t!(locale, sign_in.passphrase));
    let next = next_here();
    let sign_in = leading_on(locale.path("/masuk"), next.as_deref());
    let next = next.map(|next| view! { <input type="hidden" name=NEXT value=next/> });
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            {ahead}
            <Form action=Register::url()>
                {next}
                <TextField name="name" label=name help=t!(locale, account.name_help) autocomplete="name"/>
                <TextField
                    name="email"
                    kind="email"
                    label=email
                    help=t!(locale, account.email_help)
                    autocomplete="email"
                />
                <PassphraseField label=passphrase help=t!(locale, account.passphrase_help) new=true/>
                <Button label=t!(locale, account.make)/>
            </Form>
            <p>
                {t!(locale, account.known)}" "
                <a href=sign_in>{t!(locale, shell.sign_in)}</a>
            </p>
        </Page>
    }
}

#[component]
fn LetterSent(
    /// When entries close, if this leads on to one.
    #[prop(optional_no_strip)]
    ahead: Option<AnyView>,
) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, account.sent_title);
    let next = next_here();
    let sign_in = leading_on(locale.path("/masuk"), next.as_deref());
    let again = leading_on(locale.path("/daftar"), next.as_deref());
    view! {
        <Page title=title.clone() class="j-page--text">
            <h1>{title}</h1>
            <p>{t!(locale, account.sent)}</p>
            <p>{t!(locale, account.sent_wrong)}</p>
            {ahead}
            <p class="j-actions">
                <ButtonLink href=sign_in label=t!(locale, shell.sign_in)/>
                <ButtonLink href=again label=t!(locale, account.once_more) look=Look::Quiet/>
            </p>
        </Page>
    }
}
