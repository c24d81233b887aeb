//! The closing of entries, exact, with the time left.

use crate::caller::caller;
use juara::{Instant, edition::Door};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// When entries open, close or closed, and how long that is from now.
#[component]
pub fn Deadline(
    /// The edition.
    edition: EditionView,
    /// Until when one may still send after the closing; only for whom that holds.
    #[prop(optional_no_strip)]
    late: Option<Instant>,
) -> impl IntoView {
    let caller = caller();
    let (locale, now) = (caller.locale, caller.now);
    let book = &edition.rulebook;
    let zone = &book.place.zone;
    let closes = format::deadline(locale, book.timeline.closes, zone);
    let (class, label, at, moment, left) = match (edition.closing.door(now), late) {
        (Door::NotYet, _) => {
            let opens = edition.closing.opens;
            let moment = format::moment(locale, opens, zone);
            ("j-deadline", t!(locale, public.opens_at), opens, moment, Some(opens.since(now)))
        }
        (Door::Open, _) => {
            let class =
                if edition.closing.is_soon(now) { "j-deadline j-deadline--soon" } else { "j-deadline" };
            (class, t!(locale, public.closes_at), edition.closing.closes, closes, edition.closing.left(now))
        }
        (Door::Grace { .. }, Some(ends)) => {
            let until = format::moment(locale, ends, zone);
            let label = t!(locale, public.may_send_late);
            ("j-deadline j-deadline--grace", label, ends, until, Some(ends.since(now)))
        }
        (Door::Grace { closed, .. } | Door::Shut { closed }, _) => {
            ("j-deadline j-deadline--closed", t!(locale, public.closed_at), closed, closes, None)
        }
    };
    let left = left.map(|left| {
        let left = format::remaining(locale, left);
        let clock = t!(locale, public.server_clock, at = format::clock(locale, now, zone));
        view! { <span>{left}". "{clock}</span> }
    });
    view! {
        <p class=class>
            <span>{label}</span>
            <b>
                <time datetime=at.rfc3339()>{moment}</time>
            </b>
            {left}
        </p>
    }
}
