//! The bar that says what is saved, and saves.

use crate::{
    caller::caller,
    form::Returned,
    pages::entry::{path, when},
    ui::{
        button::{Button, ButtonLink, Look},
        icon::{Icon, IconName},
        notice::{About, Notice},
    },
};
use juara::Locale;
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// The bar at the foot of the form. Its button comes first in the form, so that
/// Enter in a field saves and does nothing else.
#[component]
pub(super) fn SaveBar(view: EntryView) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let unsent = Returned::here().is_none() && has_unsent(&view);
    let (class, icon, state) = if Returned::here().is_some() {
        ("j-save__state j-save__state--not", IconName::TriangleAlert, t!(locale, entry.not_saved))
    } else if unsent {
        let state = t!(locale, entry.saved_unsent, at = saved_at(&view, locale));
        ("j-save__state j-save__state--unsent", IconName::TriangleAlert, state)
    } else if view.entry.version > 1 {
        ("j-save__state", IconName::Check, saved(&view, locale))
    } else {
        ("j-save__state", IconName::CircleDashed, t!(locale, entry.nothing_saved))
    };
    let closes = view.edition.closing.left(caller.now).filter(|_| !unsent).map(|left| {
        let left = format::span(locale, left);
        view! { <span>{t!(locale, entry.closes_in, left = left)}</span> }
    });
    view! {
        <div class="j-save">
            <p class=class role="status">
                <Icon name=icon/>
                <span>
                    <b>{state}</b>
                    {closes}
                </span>
            </p>
            <Button label=t!(locale, entry.save)/>
        </div>
    }
}

/// That it is saved, and when the server did so.
pub(super) fn saved(view: &EntryView, locale: Locale) -> String {
    t!(locale, entry.saved, at = saved_at(view, locale))
}

fn saved_at(view: &EntryView, locale: Locale) -> String {
    when(locale, view.entry.saved_at, caller().now, &view.edition.rulebook.place.zone)
}

/// Whether something was sent, and what is saved now differs from it.
pub(super) fn has_unsent(view: &EntryView) -> bool {
    view.entry.sent.is_some() && view.entry.has_unsent(&view.edition.rulebook)
}

/// What has just been saved, and that it has to be sent again where something was sent before.
pub(super) fn news(view: &EntryView, locale: Locale) -> AnyView {
    match view.entry.sent.as_ref().filter(|_| has_unsent(view)) {
        Some(sent) => {
            let at = saved_at(view, locale);
            let counts = t!(locale, entry.sending_counts, sending = sent.sending);
            let (href, label) = (path(view, "/periksa"), t!(locale, entry.check_again));
            view! {
                <Notice about=About::Warn>
                    <p>{t!(locale, entry.saved_unsent, at = at)}". "{counts}</p>
                    <p class="j-actions"><ButtonLink href=href label=label look=Look::Quiet/></p>
                </Notice>
            }
            .into_any()
        }
        None => {
            let sentence = saved(view, locale);
            view! { <Notice about=About::Done><p>{sentence}</p></Notice> }.into_any()
        }
    }
}
