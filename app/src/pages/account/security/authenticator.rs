//! The authenticator of an account: beginning, first code, recovery codes.

use super::acts::{BeginAuthenticator, ConfirmAuthenticator, ForgetRecoveryCodes};
use crate::{
    caller::caller,
    form::{plain::Form, secret::CodeField},
    ui::{
        button::{Button, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
};
use fast_qr::QRBuilder;
use juara_store::account::Authenticator;
use juara_words::t;
use leptos::{prelude::*, server_fn::ServerFn as _};
use std::fmt::Write as _;

/// There is none yet. Staff can do nothing without.
#[component]
pub fn Start(
    /// Whether they run competitions.
    staff: bool,
) -> impl IntoView {
    let locale = caller().locale;
    let (text, look) = if staff {
        (t!(locale, sign_in.authenticator_needed), Look::Filled)
    } else {
        (t!(locale, sign_in.authenticator_may), Look::Quiet)
    };
    view! {
        <section>
            <h2>{t!(locale, sign_in.authenticator)}</h2>
            <p>{text}</p>
            <Form action=BeginAuthenticator::url()>
                <Button label=t!(locale, sign_in.authenticator_begin) look=look/>
            </Form>
        </section>
    }
}

/// The secret, as a picture and as text, and the field for its first code.
#[component]
pub fn SetUp(
    /// What it is set up with.
    pending: Authenticator,
    /// Whether they run competitions, and can do nothing without.
    staff: bool,
) -> impl IntoView {
    let locale = caller().locale;
    let groups: Vec<String> = pending
        .secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    let picture = qr(&pending.url).map(|(size, path)| {
        let side = size + 8;
        view! {
            <svg viewBox=format!("-4 -4 {side} {side}") role="img" aria-label=t!(locale, sign_in.qr)>
                <path d=path fill="#000000"></path>
            </svg>
        }
    });
    view! {
        <section>
            <h2>{t!(locale, sign_in.authenticator)}</h2>
            {staff.then(|| view! { <p>{t!(locale, sign_in.authenticator_needed)}</p> })}
            <p>{t!(locale, sign_in.set_up)}</p>
            <div class="j-qr">
                {picture}
                <p>
                    {t!(locale, sign_in.secret)}
                    <br/>
                    <b>{groups.join(" ")}</b>
                </p>
            </div>
            <p class="j-way"><a href=pending.url>{t!(locale, sign_in.open_app)}</a></p>
            <Form action=ConfirmAuthenticator::url()>
                <CodeField label=t!(locale, sign_in.first_code) help=t!(locale, sign_in.first_code_help)/>
                <Button label=t!(locale, sign_in.set)/>
            </Form>
        </section>
    }
}

/// Codes for the day on which the authenticator is lost; shown this once.
#[component]
pub fn RecoveryCodes(
    /// The codes.
    codes: Vec<String>,
) -> impl IntoView {
    let locale = caller().locale;
    let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> });
    view! {
        <section>
            <h2>{t!(locale, sign_in.recovery)}</h2>
            <Notice about=About::Warn>
                <p>{t!(locale, sign_in.recovery_once)}</p>
            </Notice>
            <ol class="j-words">{codes.collect_view()}</ol>
            <Form action=ForgetRecoveryCodes::url()>
                <Button label=t!(locale, sign_in.recovery_kept)/>
            </Form>
        </section>
    }
}

/// It is in force.
#[component]
pub fn InForce(
    /// Recovery codes that are not used yet.
    left: u64,
) -> impl IntoView {
    let locale = caller().locale;
    view! {
        <section>
            <h2>{t!(locale, sign_in.authenticator)}</h2>
            <p>
                <Chip tone=Tone::Done label=t!(locale, sign_in.in_force)/>
            </p>
            <p>{t!(locale, sign_in.recovery_left, count = left)}</p>
        </section>
    }
}

/// A QR code as one path of unit squares, and how many there are on a side.
fn qr(text: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(text).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                // Writing into a String does not fail.
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
    }
    Some((code.size, path))
}
