//! What a round waits for, each with the way out.

use crate::pages::desk::{category, path, round_slug, round_title};
use juara::{Locale, round::Obstacle, screening::ScreeningState};
use juara_store::{edition::EditionView, panel::RoundLine};
use juara_words::{format, t};
use leptos::prelude::*;

/// The list of obstacles.
pub(super) fn list(edition: &EditionView, line: &RoundLine, locale: Locale) -> AnyView {
    let lines: Vec<_> = line
        .obstacles
        .iter()
        .map(|obstacle| {
            let (sentence, rest, label) = way_out(edition, obstacle, locale);
            let href = path(&edition.slug, &rest);
            view! { <li>{sentence}" "<a href=href>{label}</a></li> }
        })
        .collect();
    view! {
        <section class="j-missing">
            <h2>{t!(locale, panel.waits_title)}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// The sentence, the page that leads out, and what its link says.
fn way_out(edition: &EditionView, obstacle: &Obstacle, locale: Locale) -> (String, String, String) {
    let at = |until| format::moment(locale, until, &edition.rulebook.place.zone);
    match obstacle {
        Obstacle::Unscreened { entries } => (
            t!(locale, panel.unscreened, count = *entries),
            format!("/seleksi?keadaan={}", ScreeningState::Waiting.code()),
            t!(locale, panel.to_screening),
        ),
        Obstacle::PreviousNotLocked { round } => {
            let title = round_title(edition, round, locale);
            (
                t!(locale, panel.previous, round = title.clone()),
                format!("/rekap/{}", round_slug(edition, round)),
                t!(locale, panel.to_recap_of, round = title),
            )
        }
        Obstacle::EntriesComeIn { until } => (
            t!(locale, panel.entries_come_in, until = at(*until)),
            "/penutupan".to_owned(),
            t!(locale, panel.to_closing),
        ),
        Obstacle::GraceLasts { until } => (
            t!(locale, screening.grace_until, until = at(*until)),
            "/penutupan".to_owned(),
            t!(locale, panel.to_closing),
        ),
        Obstacle::TooFewJudges { category: id, seated, needed } => (
            t!(
                locale,
                panel.too_few,
                category = category(edition, id, locale),
                seated = *seated,
                needed = *needed
            ),
            "/juri".to_owned(),
            t!(locale, panel.to_panel),
        ),
    }
}
