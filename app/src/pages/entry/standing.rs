//! Where an entry stands, in a word and in a sentence.

use super::path;
use crate::{
    caller::caller,
    ui::{
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
};
use juara::{
    Instant, Locale, Zone,
    entry::{Course, Decided, Standing},
    rulebook::{Awaited, Round, articles},
    verdict::file::VersionState,
};
use juara_store::entry::EntryView;
use juara_words::{format, t};
use leptos::prelude::*;

/// The state in a word.
#[component]
pub(super) fn StateChip(locale: Locale, view: EntryView) -> impl IntoView {
    let (tone, label) = match view.standing {
        Standing::Draft => (Tone::Plain, t!(locale, entry.draft)),
        Standing::MaySendLate { .. } => (Tone::Warn, t!(locale, entry.may_send_late)),
        Standing::Lapsed => (Tone::Plain, t!(locale, entry.lapsed)),
        Standing::Sent if view.entry.has_unsent(&view.edition.rulebook) => {
            (Tone::Warn, t!(locale, entry.changed))
        }
        Standing::Sent => (Tone::Done, t!(locale, entry.sent)),
        Standing::Received => so_far(locale, &view),
        Standing::Withdrawn => (Tone::Plain, t!(locale, entry.withdrawn)),
        Standing::Failed => (Tone::Plain, t!(locale, entry.failed)),
        Standing::Excluded => (Tone::Plain, t!(locale, entry.excluded)),
    };
    view! { <Chip tone=tone label=label/> }
}

/// How far an entry has come that takes part, in a word.
fn so_far(locale: Locale, view: &EntryView) -> (Tone, String) {
    if view.released.is_some() {
        let tone = if view.released == Some(VersionState::Final) { Tone::Final } else { Tone::Done };
        return (tone, t!(locale, entry.result_out));
    }
    match (&view.course, &view.decided) {
        (Some(Course::EndedIn(_)), _) => (Tone::Plain, t!(locale, entry.ended)),
        (Some(Course::In(id)), _) if later_round(view, id).is_some() => {
            let round = later_round(view, id).map_or(id.as_str(), |round| round.title.get(locale));
            (Tone::Done, t!(locale, entry.goes_on, round = round))
        }
        (_, Some(Decided::Passed)) => (Tone::Done, t!(locale, entry.passed)),
        _ => (Tone::Wait, t!(locale, entry.received)),
    }
}

/// The round of this name, if it is not the first, in which everybody is who passed the screening.
fn later_round<'v>(view: &'v EntryView, id: &str) -> Option<&'v Round> {
    let rounds = &view.edition.rulebook.rounds;
    rounds.iter().skip(1).find(|round| round.id == id)
}

/// What is next on the calendar for an entry that takes part: what, and when.
pub(super) fn next_date(view: &EntryView, locale: Locale) -> Option<(String, Instant)> {
    let book = &view.edition.rulebook;
    if view.standing != Standing::Received || view.released.is_some() {
        return None;
    }
    let now = caller().now;
    let begins = match &view.course {
        Some(Course::In(id)) => later_round(view, id)
            .map(|round| (round.title.get(locale).to_owned(), round.begins.instant(&book.place.zone))),
        _ => None,
    };
    let announced = (t!(locale, public.announced), book.timeline.announced.instant(&book.place.zone));
    begins.into_iter().chain([announced]).find(|(_, at)| *at > now)
}

/// The state, who acts next, and until when.
pub(super) fn sentence(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    let zone = &book.place.zone;
    let closes = format::deadline(locale, book.timeline.closes, zone);
    match view.standing {
        Standing::Draft => t!(locale, entry.draft_text, closes = closes),
        Standing::MaySendLate { ends } => late(view, locale, ends, zone),
        Standing::Lapsed => t!(locale, entry.lapsed_text),
        Standing::Sent if view.entry.has_unsent(book) => t!(locale, entry.unsent_text, closes = closes),
        Standing::Sent => t!(locale, entry.sent_text, closes = closes),
        Standing::Received => received(view, locale, zone),
        Standing::Withdrawn => t!(locale, entry.withdrawn_text),
        Standing::Failed | Standing::Excluded => out(view, locale),
    }
}

/// Why an entry takes part no longer, as the letter said.
fn out(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    match &view.decided {
        Some(Decided::Excluded { reason }) => {
            format!("{} {}", t!(locale, entry.excluded_text, reason = reason.as_str()), ask(view, locale))
        }
        Some(Decided::Failed { reason }) => {
            let known = book.reason(reason);
            let text = known.map_or(reason.as_str(), |known| known.text.get(locale));
            let article = known.and_then(|known| articles(book).number(&known.breaks, &view.entry.category));
            let said = match article {
                Some(article) => t!(locale, entry.failed_text_article, reason = text, article = article),
                None => t!(locale, entry.failed_text, reason = text),
            };
            format!("{said} {}", ask(view, locale))
        }
        Some(Decided::Passed) | None => String::new(),
    }
}

/// Whom to call who thinks that a decision is wrong.
fn ask(view: &EntryView, locale: Locale) -> String {
    let organiser = &view.edition.rulebook.organiser;
    t!(locale, entry.ask, phone = organiser.phone.as_str(), hours = organiser.hours.get(locale))
}

/// What is going on with an entry that takes part: what was decided, and what comes next by the calendar.
fn received(view: &EntryView, locale: Locale, zone: &Zone) -> String {
    let dates = &view.edition.rulebook.timeline;
    match view.released {
        Some(VersionState::Final) => return t!(locale, entry.final_text),
        Some(VersionState::Provisional) => return t!(locale, entry.provisional_text),
        None => {}
    }
    let announced = format::moment(locale, dates.announced.instant(zone), zone);
    let round = |id: &str| view.edition.rulebook.round(id);
    match &view.course {
        Some(Course::EndedIn(id)) => {
            let title = round(id).map_or(id.as_str(), |round| round.title.get(locale));
            return t!(locale, entry.ended_text, round = title, at = announced);
        }
        Some(Course::In(id)) => {
            if let Some(round) = later_round(view, id) {
                let begins = format::moment(locale, round.begins.instant(zone), zone);
                let title = round.title.get(locale);
                return t!(locale, entry.goes_on_text, round = title, begins = begins, at = announced);
            }
        }
        None => {}
    }
    match awaited(view) {
        Awaited::Screening | Awaited::Result if view.decided == Some(Decided::Passed) => {
            t!(locale, entry.passed_text, at = announced)
        }
        Awaited::Screening => {
            t!(locale, entry.received_text, at = format::deadline(locale, dates.screened, zone))
        }
        Awaited::Result => t!(locale, entry.judged_text, at = announced),
        Awaited::Nothing => t!(locale, entry.due_text, at = announced),
    }
}

/// That the text was changed after the last sending, which alone is judged; nothing while it can still be sent.
pub(super) fn newer_not_judged(view: &EntryView, locale: Locale) -> Option<AnyView> {
    let sent = view.entry.sent.as_ref().filter(|_| view.entry.has_unsent(&view.edition.rulebook));
    sent.filter(|_| view.standing == Standing::Received).map(|sent| {
        let text = t!(locale, entry.newer_not_judged, sending = sent.sending);
        let href = path(view, &format!("/bukti/{}", sent.sending));
        view! {
            <Notice about=About::Warn>
                <p>{text}" "<a href=href>{t!(locale, entry.see_receipt)}</a></p>
            </Notice>
        }
        .into_any()
    })
}

/// What the entry waits for now, if it takes part.
pub(super) fn awaited(view: &EntryView) -> Awaited {
    let book = &view.edition.rulebook;
    book.timeline.awaited(&book.place.zone, caller().now)
}

fn late(view: &EntryView, locale: Locale, ends: Instant, zone: &Zone) -> String {
    let closed = format::deadline(locale, view.edition.rulebook.timeline.closes, zone);
    t!(locale, entry.late_text, closed = closed, ends = format::clock(locale, ends, zone))
}
