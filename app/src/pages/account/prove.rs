//! `/buktikan`: proving anew who one is, for acts that need it.

use super::{NEXT, next_here, onward};
use crate::{
    caller::{caller, store},
    error::AppError,
    form::{
        Fields,
        plain::Form,
        secret::{CodeField, PassphraseField},
    },
    pages::awaited,
    session,
    ui::{button::Button, page::Page},
};
use juara_store::account;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Checks passphrase and code, and leads on.
#[server(prefix = "/do", endpoint = "account/prove")]
pub async fn prove(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let person = caller.person()?;
    let (passphrase, code) = (fields.get("passphrase"), fields.get("code"));
    let at = account::prove(&store()?, &caller, passphrase, code).await?;
    session::proved(person.account, at).await?;
    leptos_axum::redirect(&onward(&fields, person.account, person.staff).await?);
    Ok(())
}

/// Passphrase, and code where there is an authenticator.
#[component]
pub fn ProvePage() -> impl IntoView {
    awaited(async {
        let person = caller().person()?;
        Ok(view! { <ProveForm code=person.two_factors/> })
    })
}

#[component]
fn ProveForm(code: bool) -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.prove_title);
    let (passphrase, code_label) = (t!(locale, sign_in.passphrase), t!(locale, sign_in.code));
    let code = code
        .then(|| view! { <CodeField label=code_label help=t!(locale, sign_in.code_help) recovery=true/> });
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <p>{t!(locale, sign_in.prove_text)}</p>
            <Form action=Prove::url()>
                <input type="hidden" name=NEXT value=next_here().unwrap_or_default()/>
                <PassphraseField label=passphrase/>
                {code}
                <Button label=t!(locale, sign_in.prove)/>
            </Form>
        </Page>
    }
}
