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
    rulebook::{Awaited, articles},
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
        Standing::Received => (Tone::Final, t!(locale, entry.received)),
        Standing::Withdrawn => (Tone::Plain, t!(locale, entry.withdrawn)),
        Standing::Failed => (Tone::Plain, t!(locale, entry.failed)),
        Standing::Excluded => (Tone::Plain, t!(locale, entry.excluded)),
    };
    view! { <Chip tone=tone label=label/> }
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
        Some(Decided::Excluded { reason }) => t!(locale, entry.excluded_text, reason = reason.as_str()),
        Some(Decided::Failed { reason }) => {
            let known = book.reason(reason);
            let text = known.map_or(reason.as_str(), |known| known.text.get(locale));
            let article = known.and_then(|known| articles(book).number(&known.breaks, &view.entry.category));
            match article {
                Some(article) => t!(locale, entry.failed_text_article, reason = text, article = article),
                None => t!(locale, entry.failed_text, reason = text),
            }
        }
        Some(Decided::Passed) | None => String::new(),
    }
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
        // In the first round is everybody who passed the screening.
        Some(Course::In(id)) => {
            let later =
                round(id).filter(|_| view.edition.rulebook.rounds.first().is_some_and(|r| r.id != *id));
            if let Some(round) = later {
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
