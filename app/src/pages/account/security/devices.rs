//! The browsers in which an account is signed in, and how to end that.

use super::acts::{EndOtherSessions, EndSession};
use crate::{
    caller::{caller, query},
    form::plain::Form,
    pages::account::NEWS,
    session,
    ui::{
        button::{Button, Look},
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
};
use juara::{Locale, Zone, canonical};
use juara_store::session::OwnSession;
use juara_words::{format, t};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The news after a session was ended.
pub(super) const ENDED: &str = "perangkat";

/// Where the owner is signed in; each but this one can be ended.
#[component]
pub fn Devices(
    /// The sessions, the last seen first.
    sessions: Vec<OwnSession>,
    /// The key of this browser's.
    here: Option<[u8; 32]>,
    /// In which moments are read.
    zone: Zone,
) -> impl IntoView {
    let locale = caller().locale;
    let here = here.map(|key| canonical::hex(&key));
    let ended = (query(NEWS).as_deref() == Some(ENDED)).then(|| {
        view! { <Notice about=About::Done><p>{t!(locale, sign_in.device_ended)}</p></Notice> }
    });
    let others = sessions.iter().filter(|other| Some(&other.key) != here.as_ref()).count();
    let lines: Vec<_> =
        sessions.into_iter().map(|session| line(locale, session, here.as_deref(), &zone)).collect();
    let all = (others > 1).then(|| {
        view! {
            <Form action=EndOtherSessions::url()>
                <Button label=t!(locale, sign_in.device_end_all) look=Look::Quiet/>
            </Form>
        }
    });
    view! {
        <section>
            <h2>{t!(locale, sign_in.devices)}</h2>
            {ended}
            <p>{t!(locale, sign_in.devices_text)}</p>
            <ul class="j-devices">{lines}</ul>
            {all}
            <p class="j-way"><a href=locale.path("/lupa-sandi")>{t!(locale, sign_in.change_passphrase)}</a></p>
        </section>
    }
}

fn line(locale: Locale, session: OwnSession, here: Option<&str>, zone: &Zone) -> impl IntoView + use<> {
    let device = session::device_of(&session.body).unwrap_or_else(|| t!(locale, sign_in.device_unknown));
    let since = format::moment(locale, session.began_at, zone);
    let seen = format::moment(locale, session.seen_at, zone);
    let what = if here == Some(session.key.as_str()) {
        view! { <Chip tone=Tone::Done label=t!(locale, sign_in.device_here)/> }.into_any()
    } else {
        view! {
            <Form action=EndSession::url()>
                <input type="hidden" name="session" value=session.key/>
                <Button label=t!(locale, sign_in.device_end) look=Look::Quiet/>
            </Form>
        }
        .into_any()
    };
    view! {
        <li>
            <div>
                <strong>{device}</strong>
                <p class="j-field__help">{t!(locale, sign_in.device_times, since = since, seen = seen)}</p>
            </div>
            {what}
        </li>
    }
}
