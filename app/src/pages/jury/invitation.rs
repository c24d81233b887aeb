//! `/juri/undangan/{token}`: an invitation to judge. Opening it changes nothing.

use super::{NEWS, is_news, path_with_news};
use crate::{
    caller::{address, caller, param, set_status, store},
    error::AppError,
    form::{Fields, known::KnownAddress, plain::Form, secret::PassphraseField, text::TextField},
    pages::awaited,
    session,
    ui::{
        button::{Button, ButtonLink, Look},
        fault::{on_the_way, whom_to_call},
        notice::{About, Notice},
        page::Page,
    },
    zone,
};
use juara::{Locale, Refusal};
use juara_store::panel::{self, Invitation, NewAccount, read_invitation};
use juara_words::{format, refusals, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news, on the queue, that somebody accepted.
pub(super) const ACCEPTED: &str = "diterima";
const DECLINED: &str = "ditolak";

/// Accepts with the account that is signed in.
#[server(prefix = "/do", endpoint = "jury/accept")]
pub async fn accept(
    /// Which invitation.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let token = fields.hidden("token")?;
    let slug = panel::accept_invitation(&store()?, &caller(), token, fields.once()).await?;
    session::renew().await?;
    leptos_axum::redirect(&path_with_news(&slug, "/pakta", ACCEPTED));
    Ok(())
}

/// Accepts with a new account, and signs in.
#[server(prefix = "/do", endpoint = "jury/accept_anew")]
pub async fn accept_anew(
    /// Which invitation, and what was typed.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (caller, store) = (caller(), store()?);
    let form =
        NewAccount { name: fields.get("name"), passphrase: fields.get("passphrase"), locale: caller.locale };
    let token = fields.hidden("token")?;
    let who = panel::accept_with_new_account(&store, &caller, token, form, fields.once()).await?;
    session::enter(who.account).await?;
    leptos_axum::redirect(&path_with_news(fields.hidden(super::EDITION)?, "/pakta", ACCEPTED));
    Ok(())
}

/// Declines.
#[server(prefix = "/do", endpoint = "jury/decline")]
pub async fn decline(
    /// Which invitation.
    #[server(flatten)]
    fields: Fields,
) -> Result<(), AppError> {
    let (caller, token) = (caller(), fields.hidden("token")?);
    panel::decline_invitation(&store()?, &caller, token, fields.once()).await?;
    leptos_axum::redirect(&format!(
        "{}?{NEWS}={DECLINED}",
        caller.locale.path(&format!("/juri/undangan/{token}"))
    ));
    Ok(())
}

/// What it is about, and the answers to choose from.
#[component]
pub fn InvitationPage() -> impl IntoView {
    awaited(async {
        let (store, caller, token) = (store()?, caller(), param("token"));
        let invitation = match read_invitation(&store, &caller, &token).await {
            Ok(invitation) => invitation,
            Err(juara_store::Error::Refused(refusal @ Refusal::InvitationSpent)) => {
                return Ok(view! { <Spent refusal=refusal/> }.into_any());
            }
            Err(other) => return Err(other.into()),
        };
        zone::set(&invitation.edition.rulebook.place.zone);
        let locale = caller.locale;
        let book = &invitation.edition.rulebook;
        let edition = book.title.get(locale).to_owned();
        let title = t!(locale, judging.invitation_title, edition = edition);
        let hello = t!(locale, judging.invitation_hello, name = invitation.name.clone());
        let until = format::moment(locale, invitation.until, &book.place.zone);
        Ok(view! {
            <Page title=title.clone() edition=invitation.edition.clone() class="j-page--text">
                <h1 class="j-wrap">{title}</h1>
                <p class="j-lead j-wrap">{hello}</p>
                <p>{t!(locale, judging.invitation_text, until = until)}</p>
                {about(locale, &invitation)}
                {answers(locale, &invitation, token.clone())}
                <h2>{t!(locale, judging.decline_title)}</h2>
                <p>{t!(locale, judging.decline_text)}</p>
                <Form action=Decline::url()>
                    <input type="hidden" name="token" value=token/>
                    <Button label=t!(locale, judging.decline) look=Look::Danger/>
                </Form>
            </Page>
        }
        .into_any())
    })
}

/// Rounds with their dates, and how much there is to read.
fn about(locale: Locale, invitation: &Invitation) -> AnyView {
    let book = &invitation.edition.rulebook;
    let zone = &book.place.zone;
    let rounds = book.rounds.iter().map(|round| {
        let begins = format::moment(locale, round.begins.instant(zone), zone);
        let ends = format::deadline(locale, round.ends, zone);
        view! {
            <li>
                <b>{round.title.get(locale).to_owned()}</b>
                ": "
                {t!(locale, judging.from_until, begins = begins, ends = ends)}
                ". "
                {round.summary.get(locale).to_owned()}
            </li>
        }
    });
    view! {
        <h2>{t!(locale, judging.dates)}</h2>
        <ul>{rounds.collect_view()}</ul>
        <p>{t!(locale, judging.entries_so_far, count = invitation.entries)}</p>
    }
    .into_any()
}

/// Accepting: with the account that is signed in, with one that is there, or a new one.
fn answers(locale: Locale, invitation: &Invitation, token: String) -> AnyView {
    let (address, name) = (invitation.email.clone(), invitation.name.clone());
    let slug = invitation.edition.slug.clone();
    let way = match invitation.own.clone() {
        Some(own) if !invitation.is_own => view! {
            <p class="j-wrap">{t!(locale, judging.other_account, address = address, own = own)}</p>
            <p class="j-actions">
                <ButtonLink href=locale.path("/keluar") label=t!(locale, shell.sign_out) look=Look::Quiet/>
            </p>
        }
        .into_any(),
        Some(own) => view! {
            <p class="j-wrap">{t!(locale, judging.accept_as, address = own)}</p>
            <Form action=Accept::url()>
                <input type="hidden" name="token" value=token/>
                <Button label=t!(locale, judging.accept)/>
            </Form>
        }
        .into_any(),
        None if invitation.has_account => {
            let here = address_without_query();
            view! {
                <p class="j-wrap">{t!(locale, judging.has_account, address = address)}</p>
                <p class="j-actions">
                    <ButtonLink
                        href=on_the_way(&locale.path("/masuk"), &here)
                        label=t!(locale, judging.sign_in_to_accept)
                    />
                </p>
            }
            .into_any()
        }
        None => view! {
            <p class="j-wrap">{t!(locale, judging.new_account, address = address.clone())}</p>
            <Form action=AcceptAnew::url()>
                <input type="hidden" name="token" value=token/>
                <input type="hidden" name=super::EDITION value=slug/>
                <KnownAddress label=t!(locale, sign_in.email) address=address/>
                <TextField
                    name="name"
                    label=t!(locale, judging.name)
                    help=t!(locale, judging.name_help)
                    value=name
                    autocomplete="name"
                />
                <PassphraseField
                    label=t!(locale, sign_in.passphrase)
                    help=t!(locale, sign_in.passphrase_help)
                    new=true
                />
                <Button label=t!(locale, judging.accept)/>
            </Form>
        }
        .into_any(),
    };
    view! {
        <h2>{t!(locale, judging.accept_title)}</h2>
        {way}
    }
    .into_any()
}

fn address_without_query() -> String {
    address().split('?').next().unwrap_or_default().to_owned()
}

/// The link no longer works: what happened, and what to do.
#[component]
fn Spent(refusal: Refusal) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let declined = is_news(DECLINED);
    let title = if declined { t!(locale, judging.declined_title) } else { t!(locale, judging.spent_title) };
    let text = if declined {
        view! { <Notice about=About::Done><p>{t!(locale, judging.declined_text)}</p></Notice> }.into_any()
    } else {
        set_status(AppError::Refused(refusal.clone()).status());
        let said = refusals::sentence(locale, &refusal, caller.now, &zone::here());
        view! { <p>{said}</p> <p>{t!(locale, judging.spent_text)}</p> }.into_any()
    };
    let help = (!declined).then(|| whom_to_call(locale, caller.request));
    view! {
        <Page title=title.clone() class="j-page--text" says_it=true says_whom=!declined>
            <h1>{title}</h1>
            {text}
            <p class="j-actions">
                <ButtonLink href=locale.path("/juri") label=t!(locale, judging.to_places) look=Look::Quiet/>
            </p>
            {help}
        </Page>
    }
}
