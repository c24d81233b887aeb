//! `/keluar`: signing out.

use super::with_news;
use crate::{
    caller::caller,
    error::AppError,
    form::{Fields, plain::Form},
    session,
    ui::{button::Button, page::Page},
};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news on the sign-in page.
pub(super) const LEFT: &str = "keluar";

/// Signs out in this browser.
#[server(prefix = "/do", endpoint = "account/sign_out")]
pub async fn sign_out(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let _ = fields;
    session::leave().await?;
    leptos_axum::redirect(&with_news("/masuk", LEFT));
    Ok(())
}

/// One button: a link alone must not sign anybody out.
#[component]
pub fn SignOutPage() -> impl IntoView {
    let locale = caller().locale;
    let title = t!(locale, sign_in.leave_title);
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <p>{t!(locale, sign_in.leave_text)}</p>
            <Form action=SignOut::url()>
                <Button label=t!(locale, shell.sign_out)/>
            </Form>
        </Page>
    }
}
