//! `/undangan/{token}`: becoming an organiser, or the first chair.

use crate::{
    caller::{address, caller, param, store},
    error::AppError,
    form::{Fields, known::KnownAddress, plain::Form, secret::PassphraseField, text::TextField},
    pages::awaited,
    session,
    ui::{
        button::{Button, ButtonLink, Look},
        fault::on_the_way,
        notice::{About, Notice},
        page::Page,
    },
};
use juara::{Actor, Locale};
use juara_store::account::{self, Acceptance, StaffInvitation, profile};
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// Which account a form accepts with.
const WITH: &str = "with";
const OWN: &str = "own";

/// Becomes chair or organiser: with a new account, which is signed in, or with the one that is.
#[server(prefix = "/do", endpoint = "account/accept_invitation")]
pub async fn accept_invitation(
    /// What was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (caller, store) = (caller(), store()?);
    let token = fields.hidden("token")?;
    if fields.get(WITH) == OWN {
        let keep = session::key(&session::session()?);
        account::accept_staff_invitation_as_own(&store, &caller, token, keep.as_ref(), fields.once()).await?;
        session::renew().await?;
    } else {
        let form = Acceptance {
            email: fields.get("email"),
            name: fields.get("name"),
            passphrase: fields.get("passphrase"),
            locale: caller.locale,
        };
        let who = account::accept_staff_invitation(&store, &caller, token, form, fields.once()).await?;
        session::enter(who.account).await?;
    }
    leptos_axum::redirect(&caller.locale.path("/akun/keamanan"));
    Ok(())
}

/// Opening the link changes nothing; the button does.
#[component]
pub fn InvitationPage() -> impl IntoView {
    awaited(async {
        let (store, caller, token) = (store()?, caller(), param("token"));
        let invitation = account::read_staff_invitation(&store, &caller, &token).await?;
        let own = match caller.actor {
            Actor::Person(_) => Some(profile(&store, &caller).await?.email.unwrap_or_default()),
            Actor::Public | Actor::System => None,
        };
        let locale = caller.locale;
        let title = match invitation.address {
            Some(_) => t!(locale, desk.invitation_title),
            None => t!(locale, desk.first_chair_title),
        };
        Ok(view! {
            <Page title=title.clone() class="j-page--narrow">
                <h1>{title}</h1>
                {answer(locale, invitation, token, own)}
            </Page>
        })
    })
}

/// With the account that is signed in, with one that is there, or with a new one.
fn answer(locale: Locale, invitation: StaffInvitation, token: String, own: Option<String>) -> AnyView {
    match (own, invitation) {
        (Some(own), StaffInvitation { is_own: true, .. }) => view! {
            <p class="j-wrap">{t!(locale, judging.accept_as, address = own)}</p>
            <Form action=AcceptInvitation::url()>
                <input type="hidden" name="token" value=token/>
                <input type="hidden" name=WITH value=OWN/>
                <Button label=t!(locale, desk.accept)/>
            </Form>
        }
        .into_any(),
        (Some(own), StaffInvitation { address: Some(address), has_account: true, .. }) => view! {
            <p class="j-wrap">{t!(locale, judging.other_account, address = address, own = own)}</p>
            <p class="j-actions">
                <ButtonLink href=locale.path("/keluar") label=t!(locale, shell.sign_out) look=Look::Quiet/>
            </p>
        }
        .into_any(),
        (None, StaffInvitation { address: Some(address), has_account: true, .. }) => {
            let here = self::address();
            let here = here.split('?').next().unwrap_or_default();
            view! {
                <p class="j-wrap">{t!(locale, judging.has_account, address = address)}</p>
                <p class="j-actions">
                    <ButtonLink
                        href=on_the_way(&locale.path("/masuk"), here)
                        label=t!(locale, judging.sign_in_to_accept)
                    />
                </p>
            }
            .into_any()
        }
        (own, StaffInvitation { address, .. }) => {
            view! { <AcceptAnew token=token address=address is_other=own.is_some()/> }.into_any()
        }
    }
}

/// The form of who has no account yet.
#[component]
fn AcceptAnew(
    /// The secret of the letter.
    token: String,
    /// The address it was sent to; none for a link from the command line.
    address: Option<String>,
    /// Whether somebody else is signed in.
    is_other: bool,
) -> impl IntoView {
    let locale = caller().locale;
    let text = match &address {
        Some(address) => t!(locale, desk.invitation_text, address = address.as_str()),
        None => t!(locale, desk.first_chair_text),
    };
    let other = is_other
        .then(|| view! { <Notice about=About::Info><p>{t!(locale, desk.invitation_other)}</p></Notice> });
    let (email, name, passphrase) =
        (t!(locale, sign_in.email), t!(locale, desk.name), t!(locale, sign_in.passphrase));
    let address = match address {
        Some(address) => view! { <KnownAddress label=email address=address/> }.into_any(),
        None => {
            view! { <TextField name="email" kind="email" label=email autocomplete="username"/> }.into_any()
        }
    };
    view! {
        <p>{text}</p>
        {other}
        <Form action=AcceptInvitation::url()>
            <input type="hidden" name="token" value=token/>
            {address}
            <TextField name="name" label=name autocomplete="name"/>
            <PassphraseField label=passphrase help=t!(locale, sign_in.passphrase_help) new=true/>
            <Button label=t!(locale, desk.accept)/>
        </Form>
    }
}
