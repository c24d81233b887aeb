//! What was typed about entries that have no field on the page any more.

use super::{SHOWN, reason_field, tick_field};
use crate::form::Returned;
use juara::{Locale, entry::TICKED};
use juara_store::panel::ConflictLine;
use juara_words::t;
use leptos::prelude::*;

/// Ticks and reasons that came back, about entries that are not listed now: what somebody wrote is never lost.
pub(super) fn unlisted(locale: Locale, listed: &[ConflictLine]) -> Option<AnyView> {
    let returned = Returned::here()?;
    let is_listed = |number: &str| listed.iter().any(|line| line.number.0 == number);
    let shown = returned.typed(SHOWN).unwrap_or_default().split(',');
    let lines = shown.filter_map(|number| {
        if number.is_empty() || is_listed(number) {
            return None;
        }
        let reason = returned.typed(&reason_field(number)).unwrap_or_default().trim();
        let ticked = returned.typed(&tick_field(number)) == Some(TICKED);
        let said = match (reason.is_empty(), ticked) {
            (false, _) => t!(locale, judging.conflict_written, number = number, reason = reason),
            (true, true) => t!(locale, judging.conflict_ticked, number = number),
            (true, false) => return None,
        };
        Some(view! { <li class="j-wrap">{said}</li> })
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        view! {
            <p>{t!(locale, judging.conflicts_unlisted)}</p>
            <ul>{lines}</ul>
        }
        .into_any()
    })
}
