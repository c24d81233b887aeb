//! `/ikut`: my entries, and what I can enter now.

use super::{NEWS, category_title, name, standing, standing::StateChip};
use crate::{
    caller::{caller, query, store},
    pages::{account::confirm::CONFIRMED, awaited},
    ui::{
        button::{ButtonLink, Look},
        notice::{About, Notice},
        page::Page,
    },
};
use juara::Caller;
use juara_store::entry::{EntryView, Opening, Overview, overview};
use juara_words::{format, refusals, t};
use leptos::prelude::*;

/// The news that a draft is gone.
pub(super) const DELETED: &str = "hapus";

/// The entries of whoever is signed in.
#[component]
pub fn EntriesPage() -> impl IntoView {
    awaited(async {
        let caller = caller();
        let Overview { entries, openings, editions: _, invited } = overview(&store()?, &caller).await?;
        let locale = caller.locale;
        let title = t!(locale, entry.title);
        let deleted = (query(NEWS).as_deref() == Some(DELETED)).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, entry.deleted)}</p></Notice> }
        });
        let confirmed = (query(NEWS).as_deref() == Some(CONFIRMED)).then(|| {
            view! { <Notice about=About::Done><p>{t!(locale, entry.address_confirmed)}</p></Notice> }
        });
        let invited = invited.then(|| {
            let (says, href) = (t!(locale, entry.invited), locale.path("/juri"));
            view! {
                <Notice about=About::Info>
                    <p>{says}" "<a href=href>{t!(locale, entry.see_invitation)}</a></p>
                </Notice>
            }
        });
        let empty = entries.is_empty().then(|| {
            let check = openings.first().map(|o| locale.path(&format!("/{}/syarat", o.edition.slug)));
            let check = check.map(|href| view! { " "<a href=href>{t!(locale, entry.check_first)}</a> });
            view! { <p>{t!(locale, entry.none)}{check}</p> }
        });
        let closed = (entries.is_empty() && openings.is_empty())
            .then(|| view! { <p>{t!(locale, entry.nothing_open)}</p> });
        let own: Vec<_> = entries.into_iter().map(|view| row(&caller, view)).collect();
        let own = (!own.is_empty()).then(|| view! { <ul class="j-tasks">{own}</ul> });
        let open = openings.into_iter().map(|opening| offer(&caller, opening)).collect_view();
        Ok(view! {
            <Page title=title.clone() class="j-page--form">
                <h1>{title}</h1>
                {deleted}
                {confirmed}
                {invited}
                {empty}
                {own}
                {closed}
                {open}
            </Page>
        })
    })
}

fn row(caller: &Caller, view: EntryView) -> impl IntoView + use<> {
    let locale = caller.locale;
    let edition = view.edition.rulebook.title.get(locale).to_owned();
    let category = category_title(&view, locale);
    view! {
        <li>
            <a class="j-task" href=super::path(&view, "")>
                <span class="j-task__name j-wrap" dir="auto">{name(&view, locale)}</span>
                <span class="j-task__hint">{t!(locale, entry.of, edition = edition, category = category)}</span>
                <span class="j-task__hint">{standing::sentence(&view, locale)}</span>
                <span class="j-task__state"><StateChip locale=locale view=view.clone()/></span>
            </a>
        </li>
    }
}

fn offer(caller: &Caller, opening: Opening) -> impl IntoView + use<> {
    let locale = caller.locale;
    let Opening { edition, may } = opening;
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let closes = format::deadline(locale, book.timeline.closes, zone);
    // Those alone are offered that take entries.
    let left = format::remaining(locale, edition.closing.left(caller.now).unwrap_or_default());
    let next = match may {
        Ok(()) => {
            let href = locale.path(&format!("/ikut/baru?edisi={}", edition.slug));
            view! { <p class="j-actions"><ButtonLink href=href label=t!(locale, entry.begin)/></p> }
                .into_any()
        }
        Err(refusal) => {
            let said = refusals::said(locale, &refusal, caller.now, zone);
            let door = (said.door.path != "/").then(|| {
                let href = locale.path(said.door.path);
                view! {
                    <p class="j-actions"><ButtonLink href=href label=said.door.label look=Look::Quiet/></p>
                }
            });
            view! { <p>{said.text}</p> {door} }.into_any()
        }
    };
    view! {
        <section>
            <h2>{book.title.get(locale).to_owned()}</h2>
            <p>{t!(locale, entry.open_until, closes = closes, left = left)}</p>
            {next}
        </section>
    }
}
