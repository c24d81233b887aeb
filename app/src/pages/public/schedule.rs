//! `/{edisi}/jadwal`: all dates, and what was moved.

use super::edition_here;
use crate::{
    caller::caller,
    pages::awaited,
    ui::{
        around::Around,
        button::ButtonLink,
        deadline::ClosingLine,
        page::{Page, Width},
        timeline::{Moment, Timeline},
    },
};
use juara::{Deadline, Locale, rulebook::Start};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// All dates of an edition.
#[component]
pub fn SchedulePage() -> impl IntoView {
    awaited(async {
        let edition = edition_here().await?;
        Ok(view! { <Schedule edition=edition/> })
    })
}

#[component]
fn Schedule(edition: EditionView) -> impl IntoView {
    let locale = caller().locale;
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let title = t!(locale, public.schedule_title, edition = book.title.get(locale));
    let changes = edition.changes.iter().map(|change| {
        view! {
            <li>
                {t!(
                    locale,
                    public.change,
                    at = format::moment(locale, change.at, zone),
                    before = format::deadline(locale, change.before, zone),
                    after = format::deadline(locale, change.after, zone),
                    reason = change.reason.as_str(),
                )}
            </li>
        }
    });
    let changes = (!edition.changes.is_empty()).then(|| {
        view! {
            <h2>{t!(locale, public.changes)}</h2>
            <ul>{changes.collect_view()}</ul>
        }
    });
    let rules = locale.path(&format!("/{}/juknis", edition.slug));
    view! {
        <Page title=title.clone() width=Width::Text edition=Around::of(&edition, locale)>
            <h1>{title}</h1>
            <ClosingLine rulebook=book.clone() closing=edition.closing/>
            <Timeline moments=moments(&edition, locale)/>
            {changes}
            <p class="j-actions">
                <ButtonLink href=rules label=t!(locale, public.read_rules)/>
            </p>
        </Page>
    }
}

/// The dates of an edition as a timeline.
pub(super) fn moments(edition: &EditionView, locale: Locale) -> Vec<Moment> {
    let book = &edition.rulebook;
    let (zone, dates) = (&book.place.zone, &book.timeline);
    let at = |start: Start| format::moment(locale, start.instant(zone), zone);
    let until = |deadline: Deadline| format::deadline(locale, deadline, zone);
    let plain = |start: Start, what: String, more: Option<String>| Moment {
        at: start.instant(zone),
        when: at(start),
        before: Vec::new(),
        what,
        more,
    };
    let due = |deadline: Deadline, before: Vec<String>, what: String| Moment {
        at: deadline.bound(zone),
        when: until(deadline),
        before,
        what,
        more: None,
    };
    let moved = edition.changes.iter().map(|change| until(change.before)).collect();
    let mut moments = vec![
        plain(dates.opens, t!(locale, public.entries_open), None),
        due(dates.closes, moved, t!(locale, public.entries_close)),
        due(dates.screened, Vec::new(), t!(locale, public.screened)),
    ];
    moments.extend(book.rounds.iter().map(|round| {
        let more = t!(locale, public.round_until, ends = until(round.ends));
        plain(round.begins, round.title.get(locale).to_owned(), Some(more))
    }));
    moments.push(plain(dates.announced, t!(locale, public.announced), None));
    moments.sort_by_key(|moment| moment.at);
    moments
}
