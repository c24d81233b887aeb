//! Where an entry stands, in a word and in a sentence.

use super::{path, title_of};
use crate::{
    caller::caller,
    ui::{
        chip::{Chip, Tone},
        notice::{About, Notice},
    },
};
use juara::{
    Instant, Locale, Zone,
    entry::{Decided, Progress, Standing},
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
        Standing::Lapsed => (Tone::Out, t!(locale, entry.lapsed)),
        Standing::Sent if view.entry.has_unsent(&view.edition.rulebook) => {
            (Tone::Warn, t!(locale, entry.changed))
        }
        Standing::Sent => (Tone::Done, t!(locale, entry.sent)),
        Standing::MaySendAgain { .. } => (Tone::Warn, t!(locale, entry.changed)),
        Standing::Received => so_far(locale, &view),
        Standing::Withdrawn => (Tone::Out, t!(locale, entry.withdrawn)),
        Standing::Failed => (Tone::Out, t!(locale, entry.failed)),
        Standing::Excluded => (Tone::Out, t!(locale, entry.excluded)),
    };
    view! { <Chip tone=tone label=label/> }
}

/// How far an entry has come that takes part, in a word.
fn so_far(locale: Locale, view: &EntryView) -> (Tone, String) {
    match progress(view) {
        Progress::Received => (Tone::Wait, t!(locale, entry.received)),
        Progress::Passed => (Tone::Done, t!(locale, entry.passed)),
        Progress::GoesOn(round) => (Tone::Done, t!(locale, entry.goes_on, round = round.title.get(locale))),
        Progress::EndedIn(_) => (Tone::Plain, t!(locale, entry.ended)),
        Progress::Released(VersionState::Provisional) => (Tone::Warn, t!(locale, public.phase_provisional)),
        Progress::Released(VersionState::Final) => (Tone::Final, t!(locale, public.phase_final)),
    }
}

/// How far an entry has come that takes part.
pub(super) fn progress(view: &EntryView) -> Progress<'_> {
    let book = &view.edition.rulebook;
    Progress::of(book, view.decided.as_ref(), view.course.as_ref(), view.released)
}

/// The state, who acts next, and until when.
pub(super) fn sentence(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    let zone = &book.place.zone;
    let closes = format::deadline(locale, book.timeline.closes, zone);
    match view.standing {
        Standing::Draft => t!(locale, entry.draft_text, closes = closes),
        Standing::MaySendLate { ends } => late(view, locale, ends, zone),
        Standing::Lapsed => {
            let article = articles(book).closes().unwrap_or_default();
            let said = t!(locale, entry.lapsed_text, closed = closes, article = article);
            format!("{said} {}", ask(view, locale))
        }
        Standing::Sent if view.entry.has_unsent(book) => t!(locale, entry.unsent_text, closes = closes),
        Standing::Sent => t!(locale, entry.sent_text, closes = closes),
        Standing::MaySendAgain { ends } => {
            let sending = view.entry.sent.as_ref().map_or(1, |sent| sent.sending);
            t!(locale, entry.again_text, sending = sending, ends = format::clock(locale, ends, zone))
        }
        Standing::Received => received(view, locale, zone),
        Standing::Withdrawn => t!(locale, entry.withdrawn_text),
        Standing::Failed | Standing::Excluded => out(view, locale),
    }
}

/// Why an entry takes part no longer, as the letter said.
fn out(view: &EntryView, locale: Locale) -> String {
    let book = &view.edition.rulebook;
    let moment = |at: Instant| format::moment(locale, at, &book.place.zone);
    match &view.decided {
        Some(Decided::Excluded { reason, at }) => {
            // The sentence around it ends with a point of its own.
            let reason = reason.trim_end_matches('.');
            let said = t!(locale, entry.excluded_text, at = moment(*at), reason = reason);
            format!("{said} {}", ask(view, locale))
        }
        Some(Decided::Failed { reason, at }) => {
            let known = book.reason(reason);
            let text = known.map_or(reason.as_str(), |known| known.text.get(locale));
            let article = known.and_then(|known| articles(book).number(&known.breaks, view.category()));
            let said = match article {
                Some(article) => {
                    t!(locale, entry.failed_text_article, at = moment(*at), reason = text, article = article)
                }
                None => t!(locale, entry.failed_text, at = moment(*at), reason = text),
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
    let book = &view.edition.rulebook;
    let dates = &book.timeline;
    let at = |moment: Instant| format::moment(locale, moment, zone);
    let announced = at(dates.announced.instant(zone));
    match (progress(view), dates.awaited(zone, caller().now)) {
        (Progress::Released(VersionState::Final), _) => t!(locale, entry.final_text),
        (Progress::Released(VersionState::Provisional), _) => t!(locale, entry.provisional_text),
        (Progress::EndedIn(round), _) => {
            t!(locale, entry.ended_text, round = round.title.get(locale), at = announced)
        }
        (Progress::GoesOn(round), _) => {
            let (title, begins) = (round.title.get(locale), at(round.begins.instant(zone)));
            if !round.is_attended() {
                t!(locale, entry.goes_on_read, round = title, begins = begins, at = announced)
            } else {
                t!(locale, entry.goes_on_text, round = title, begins = begins, at = announced)
            }
        }
        (_, Awaited::Nothing) => t!(locale, entry.due_text, at = announced),
        (Progress::Passed, Awaited::Screening | Awaited::Result) => {
            match progress(view).first_begins(book, view.course.as_ref(), caller().now) {
                Some(begins) => t!(locale, entry.passed_early, begins = at(begins), at = announced),
                None => t!(locale, entry.passed_text, at = announced),
            }
        }
        (Progress::Received, Awaited::Screening) => {
            t!(locale, entry.received_text, at = format::deadline(locale, dates.screened, zone))
        }
        (Progress::Received, Awaited::Result) => t!(locale, entry.judged_text, at = announced),
    }
}

/// That the text in the draft came after the closing, while what was there in time may still be sent.
pub(super) fn typed_late(view: &EntryView, locale: Locale) -> Option<AnyView> {
    let differs = view.standing.may_send_until().is_some() && view.entry.has_late_text();
    differs.then(|| late_kept(locale))
}

/// That a text is kept although it came after the closing, and is not sent.
pub(super) fn late_kept(locale: Locale) -> AnyView {
    view! { <Notice about=About::Info><p>{t!(locale, entry.late_kept)}</p></Notice> }.into_any()
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

/// That the draft was moved to another category after the last sending, which alone counts; in the grace what sending
/// it again does, since nothing can be moved back any more.
pub(super) fn unsent_move(view: &EntryView, locale: Locale) -> Option<AnyView> {
    if view.standing.may_send_until().is_some() {
        return moves_when_sent(view, locale);
    }
    let (sent, draft) = moved(view, locale)?;
    let text = t!(locale, entry.move_not_sent, sent = sent, draft = draft);
    Some(view! { <Notice about=About::Warn><p>{text}</p></Notice> }.into_any())
}

/// That the entry is in one category by its last sending, and in another one once it is sent again.
pub(super) fn moves_when_sent(view: &EntryView, locale: Locale) -> Option<AnyView> {
    let (sent, draft) = moved(view, locale)?;
    let text = t!(locale, entry.moves_when_sent, sent = sent, draft = draft);
    Some(view! { <Notice about=About::Warn><p>{text}</p></Notice> }.into_any())
}

/// What the category of the last sending is called, and that of the draft, if they differ.
fn moved(view: &EntryView, locale: Locale) -> Option<(String, String)> {
    let sent = view.standing.sent_elsewhere(&view.entry.category, view.sent_in.as_deref())?;
    Some((title_of(view, sent, locale), title_of(view, &view.entry.category, locale)))
}

fn late(view: &EntryView, locale: Locale, ends: Instant, zone: &Zone) -> String {
    let closed = format::deadline(locale, view.edition.rulebook.timeline.closes, zone);
    t!(locale, entry.late_text, closed = closed, ends = format::clock(locale, ends, zone))
}
