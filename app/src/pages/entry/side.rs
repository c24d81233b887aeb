//! What stands beside an entry: its cloth and the deadline.

use super::standing::progress;
use crate::{
    caller::caller,
    ui::{cloth::Cloth, deadline::Deadline},
};
use juara::{
    Instant, Locale,
    cloth::{Cut, text_of},
    entry::{Next, Standing},
};
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// Under the entry's cloth the deadline while something can be sent, then what comes next. What takes part no more
/// wears no cloth: it would dress up bad news.
#[component]
pub(super) fn Side(view: EntryView) -> impl IntoView {
    let late = view.standing.may_send_until();
    let caller = caller();
    let (locale, now) = (caller.locale, caller.now);
    let dates = if view.edition.closing.is_open(now) || late.is_some() {
        Some(view! { <Deadline edition=view.edition.clone() late=late/> }.into_any())
    } else {
        next(&view, locale, now).map(|(what, at)| {
            let shown = format::moment(locale, at, &view.edition.rulebook.place.zone);
            view! {
                <p class="j-deadline">
                    <span>{what}</span>
                    <b>
                        <time datetime=at.rfc3339()>{shown}</time>
                    </b>
                    <span>{format::remaining(locale, at.since(now))}</span>
                </p>
            }
            .into_any()
        })
    };
    let cloth = (!view.standing.is_out()).then(|| view! { <EntryCloth view=view/> });
    (cloth.is_some() || dates.is_some()).then(|| {
        view! {
            <aside class="j-deadline--card j-noprint">
                {cloth}
                {dates}
            </aside>
        }
        .into_any()
    })
}

/// What is next on the calendar for an entry that takes part: what, and when.
fn next(view: &EntryView, locale: Locale, now: Instant) -> Option<(String, Instant)> {
    let takes_part = (view.standing == Standing::Received).then(|| progress(view));
    match takes_part?.next(&view.edition.rulebook, now)? {
        Next::Begins(round, at) => Some((round.title.get(locale).to_owned(), at)),
        Next::Announced(at) => Some((t!(locale, public.announced), at)),
    }
}

/// A band of the entry's cloth.
#[component]
pub(super) fn EntryCloth(view: EntryView) -> impl IntoView {
    let text = text_of(&view.edition.slug, view.entry.pattern);
    view! { <Cloth text=text cut=Cut::Band/> }
}
