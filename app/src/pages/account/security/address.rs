//! The address of an account, and what to do about one that is not confirmed.

use super::acts::CorrectAddress;
use crate::{
    caller::{caller, query},
    form::{plain::Form, text::TextField},
    pages::account::{NEWS, confirm::SendConfirmationAgain},
    ui::{
        button::{Button, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
};
use juara_store::account::Profile;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news after an address was corrected.
pub(super) const SENT: &str = "surat";

/// The address and whether it is confirmed.
#[component]
pub fn Address(
    /// The account.
    profile: Profile,
) -> impl IntoView {
    let locale = caller().locale;
    let email = profile.email.clone().unwrap_or_default();
    let sent = (query(NEWS).as_deref() == Some(SENT)).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, sign_in.address_sent)}</p></Notice> }
    });
    let state = match (&profile.email, profile.confirmed_at) {
        (Some(_), Some(_)) => view! { <Chip tone=Tone::Done label=t!(locale, sign_in.address_confirmed)/> },
        (Some(_), None) => view! { <Chip tone=Tone::Warn label=t!(locale, sign_in.address_waits)/> },
        (None, _) => view! { <Chip tone=Tone::Error label=t!(locale, sign_in.address_lost)/> },
    };
    let waiting = email.clone();
    let entrant = profile.staff.is_none();
    let again = (profile.confirmed_at.is_none() && profile.email.is_some()).then(|| {
        view! {
            {entrant.then(|| view! { <p>{t!(locale, sign_in.address_waits_text)}</p> })}
            <Form action=SendConfirmationAgain::url()>
                <input type="hidden" name="email" value=waiting/>
                <Button label=t!(locale, refusals.resend) look=Look::Quiet/>
            </Form>
        }
    });
    let correct = profile.confirmed_at.is_none().then(|| {
        view! {
            <Form action=CorrectAddress::url()>
                <TextField
                    name="email"
                    kind="email"
                    label=t!(locale, sign_in.right_address)
                    help=t!(locale, sign_in.right_address_help)
                    autocomplete="email"
                />
                <Button label=t!(locale, sign_in.correct) look=Look::Quiet/>
            </Form>
        }
    });
    let shown = (!email.is_empty()).then(|| view! { <span>{email}</span>" " });
    view! {
        <section>
            <h2>{t!(locale, sign_in.email)}</h2>
            {sent}
            <p class="j-beside">{shown}{state}</p>
            {again}
            {correct}
        </section>
    }
}
