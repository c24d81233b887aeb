//! The closing of entries, exact, with the time left.

use crate::caller::caller;
use juara::{
    Rulebook,
    edition::{Closing, Door},
};
use juara_words::{format, t};
use leptos::prelude::*;

/// Below this it is said in yellow.
const SOON: i64 = 24 * 3_600_000;

/// When entries open, close or closed, and how long that is from now.
#[component]
pub fn ClosingLine(
    /// The rulebook in force.
    rulebook: Rulebook,
    /// The closing.
    closing: Closing,
) -> impl IntoView {
    let caller = caller();
    let (locale, now) = (caller.locale, caller.now);
    let zone = &rulebook.place.zone;
    let closes = format::deadline(locale, rulebook.timeline.closes, zone);
    let left = closing.closes.since(now);
    let (class, label, at, moment, rest) = match closing.door(now) {
        Door::NotYet => (
            "j-deadline",
            t!(locale, public.opens),
            closing.opens,
            format::moment(locale, closing.opens, zone),
            Some(format::remaining(locale, closing.opens.since(now))),
        ),
        Door::Open => {
            let class = if left < SOON { "j-deadline j-deadline--soon" } else { "j-deadline" };
            (class, t!(locale, public.closes), closing.closes, closes, Some(format::remaining(locale, left)))
        }
        Door::Grace { closed, .. } | Door::Shut { closed } => {
            ("j-deadline j-deadline--closed", t!(locale, public.closed), closed, closes, None)
        }
    };
    view! {
        <p class=class>
            <span>{label}</span>
            <b>
                <time datetime=at.rfc3339()>{moment}</time>
            </b>
            {rest.map(|rest| view! { <span>{rest}</span> })}
        </p>
    }
}
