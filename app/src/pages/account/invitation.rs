//! `/undangan/{token}`: becoming an organiser, or the first chair.

use crate::{
    caller::{caller, param, store},
    error::AppError,
    form::{Fields, known::KnownAddress, plain::Form, secret::PassphraseField, text::TextField},
    pages::awaited,
    session,
    ui::{
        button::Button,
        notice::{About, Notice},
        page::Page,
    },
};
use juara::Actor;
use juara_store::account::{self, Acceptance, LookedAt};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Becomes chair or organiser, and is signed in.
#[server(prefix = "/do", endpoint = "account/accept_invitation")]
pub async fn accept_invitation(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let caller = caller();
    let form = Acceptance {
        email: fields.get("email"),
        name: fields.get("name"),
        passphrase: fields.get("passphrase"),
        locale: caller.locale,
    };
    let token = fields.hidden("token")?;
    let who = account::accept_staff_invitation(&store()?, &caller, token, form, fields.once()).await?;
    session::enter(who.account).await?;
    leptos_axum::redirect(&caller.locale.path("/akun/keamanan"));
    Ok(())
}

/// Opening the link changes nothing; the button does.
#[component]
pub fn InvitationPage() -> impl IntoView {
    awaited(async {
        let token = param("token");
        let looked = account::look_at_invitation(&store()?, &token, caller().now).await?;
        Ok(view! { <InvitationForm token=token looked=looked/> })
    })
}

#[component]
fn InvitationForm(token: String, looked: LookedAt) -> impl IntoView {
    let locale = caller().locale;
    let (title, text) = match &looked.address {
        Some(address) => {
            (t!(locale, desk.invitation_title), t!(locale, desk.invitation_text, address = address.as_str()))
        }
        None => (t!(locale, desk.first_chair_title), t!(locale, desk.first_chair_text)),
    };
    let other = matches!(caller().actor, Actor::Person(_)).then(|| {
        view! { <Notice about=About::Info><p>{t!(locale, desk.invitation_other)}</p></Notice> }
    });
    let (email, name, passphrase) =
        (t!(locale, sign_in.email), t!(locale, desk.name), t!(locale, sign_in.passphrase));
    let address = match looked.address {
        Some(address) => view! { <KnownAddress label=email address=address/> }.into_any(),
        None => {
            view! { <TextField name="email" kind="email" label=email autocomplete="username"/> }.into_any()
        }
    };
    view! {
        <Page title=title.clone() class="j-page--narrow">
            <h1>{title}</h1>
            <p>{text}</p>
            {other}
            <Form action=AcceptInvitation::url()>
                <input type="hidden" name="token" value=token/>
                {address}
                <TextField name="name" label=name autocomplete="name"/>
                <PassphraseField label=passphrase help=t!(locale, sign_in.passphrase_help) new=true/>
                <Button label=t!(locale, desk.accept)/>
            </Form>
        </Page>
    }
}
