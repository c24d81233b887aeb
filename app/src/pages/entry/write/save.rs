//! The bar that says what is saved, and saves.

use crate::{
    caller::caller,
    form::Returned,
    pages::entry::when,
    ui::{
        button::Button,
        icon::{Icon, IconName},
    },
};
use juara::{Locale, edition::Phase};
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// The bar at the foot of the form. Its button comes first in the form, so that
/// Enter in a field saves and does nothing else.
#[component]
pub(super) fn SaveBar(view: EntryView) -> impl IntoView {
    let caller = caller();
    let locale = caller.locale;
    let (class, icon, state) = if Returned::here().is_some() {
        ("j-save__state j-save__state--not", IconName::TriangleAlert, t!(locale, entry.not_saved))
    } else if view.entry.version > 1 {
        ("j-save__state", IconName::Check, saved(&view, locale))
    } else {
        ("j-save__state", IconName::CircleDashed, t!(locale, entry.nothing_saved))
    };
    let closes = (Phase::at(&view.edition.closing, caller.now) == Phase::Open).then(|| {
        let left = format::span(locale, view.edition.closing.closes.since(caller.now));
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
    let zone = &view.edition.rulebook.place.zone;
    t!(locale, entry.saved, at = when(locale, view.entry.saved_at, caller().now, zone))
}
