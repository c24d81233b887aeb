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
    let (class, label, at, moment) = match (edition.closing.door(now), late) {
        (Door::NotYet, _) => {
            let opens = edition.closing.opens;
            ("j-deadline", t!(locale, public.opens_at), opens, format::moment(locale, opens, zone))
        }
        (Door::Open, _) => {
            let class =
                if edition.closing.is_soon(now) { "j-deadline j-deadline--soon" } else { "j-deadline" };
            (class, t!(locale, public.closes_at), edition.closing.closes, closes)
        }
        (Door::Grace { .. }, Some(ends)) => {
            let until = format::moment(locale, ends, zone);
            ("j-deadline j-deadline--grace", t!(locale, public.may_send_late), ends, until)
        }
        (Door::Grace { closed, .. } | Door::Shut { closed }, _) => {
            ("j-deadline j-deadline--closed", t!(locale, public.closed_at), closed, closes)
        }
    };
    let left = (at > now).then(|| {
        let left = format::remaining(locale, at.since(now));
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
