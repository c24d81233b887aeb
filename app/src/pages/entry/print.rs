//! `/ikut/{kode}/cetak`: the whole plan on paper, or to be copied.

use super::{
    category_title, entry_here, name, path,
    standing::{StateChip, newer_not_judged, sentence, typed_late, unsent_move},
};
use crate::{
    caller::caller,
    pages::awaited,
    ui::{
        notice::{About, Notice},
        page::Page,
        plan::{Plan, lines},
        print::print_head,
    },
};
use juara::{Locale, entry::EntryState};
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// Everything that was written.
#[component]
pub fn PrintPage() -> impl IntoView {
    awaited(async {
        let view = entry_here().await?;
        let locale = caller().locale;
        let title = t!(locale, entry.print_head);
        let book = &view.edition.rulebook;
        let edition = book.title.get(locale).to_owned();
        let number = view.entry.number.clone().map(|number| {
            view! { " "<span>{t!(locale, entry.number, number = number.to_string())}</span> }
        });
        let lines = lines(locale, book, &view.entry.category, &view.entry.answers);
        let may_send = view.standing.may_send_until().map(|_| sentence(&view, locale));
        let may_send = may_send.map(|says| view! { <Notice about=About::Warn><p>{says}</p></Notice> });
        Ok(view! {
            <Page title=title.clone() edition=view.edition.clone() class="j-page--text">
                {print_head(&view.edition, printed(&view, locale))}
                <p class="j-back j-noprint"><a href=path(&view, "")>{t!(locale, entry.back)}</a></p>
                <h1 class="j-wrap">{title}</h1>
                <p class="j-lead j-wrap" dir="auto">{name(&view, locale)}</p>
                <p>{t!(locale, entry.of, edition = edition, category = category_title(&view, locale))}</p>
                <p><StateChip locale=locale view=view.clone()/>{number}</p>
                {submission(&view, locale)}
                <p class="j-quiet j-noprint">{t!(locale, entry.print_text)}</p>
                {may_send}
                {typed_late(&view, locale)}
                {newer_not_judged(&view, locale)}
                {unsent_move(&view, locale)}
                <h2 class="j-unseen">{t!(locale, entry.written)}</h2>
                <Plan locale=locale lines=lines/>
            </Page>
        })
    })
}

fn printed(view: &EntryView, locale: Locale) -> String {
    let zone = &view.edition.rulebook.place.zone;
    let at = format::moment(locale, caller().now, zone);
    t!(locale, entry.printed, at = at, version = view.entry.version)
}

/// Which submission this is and when it came in; of a draft that differs, which one was the last.
fn submission(view: &EntryView, locale: Locale) -> Option<AnyView> {
    let sent = view.entry.sent.as_ref()?;
    let at = format::moment(locale, sent.at, &view.edition.rulebook.place.zone);
    // Of what was withdrawn nobody compares the draft any more.
    let is_it = view.entry.state == EntryState::Sent && !view.entry.has_unsent(&view.edition.rulebook);
    let said = if is_it {
        t!(locale, entry.print_sent, sending = sent.sending, at = at)
    } else {
        t!(locale, entry.print_last, sending = sent.sending, at = at)
    };
    Some(view! { <p>{said}</p> }.into_any())
}
