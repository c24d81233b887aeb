//! What is to be noticed about prizes before a result is signed, in sentences.

use super::category_title;
use juara::{Locale, recap::PrizeNote};
use juara_store::edition::EditionView;
use juara_words::{format, t};
use leptos::prelude::*;

/// The notes on one category, beside it.
pub(super) fn beside(
    edition: &EditionView,
    category: &str,
    notes: &[PrizeNote],
    locale: Locale,
) -> Option<AnyView> {
    let rule = rule(notes, locale).map(|rule| view! { <p>{rule}</p> });
    let lines = notes.iter().map(|note| view! { <li>{said(edition, category, note, locale)}</li> });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <h3>{t!(locale, recap.prizes)}</h3>
            <ul>{lines}</ul>
            {rule}
        }
        .into_any()
    })
}

/// The notes on several categories, above the place where they are signed.
pub(super) fn before_signing<'n>(
    edition: &EditionView,
    noted: impl IntoIterator<Item = (&'n str, &'n [PrizeNote])>,
    locale: Locale,
) -> Option<AnyView> {
    let noted: Vec<_> = noted.into_iter().filter(|(_, notes)| !notes.is_empty()).collect();
    let rule = noted.iter().find_map(|(_, notes)| rule(notes, locale));
    let rule = rule.map(|rule| view! { <p>{rule}</p> });
    let lines = noted.iter().map(|(category, notes)| {
        let title = category_title(edition, category, locale);
        let sentences: Vec<String> = notes.iter().map(|note| said(edition, category, note, locale)).collect();
        view! { <div><dt>{title}</dt><dd>{sentences.join(" ")}</dd></div> }
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <p>{t!(locale, recap.prizes_before)}</p>
            <dl class="j-facts">{lines}</dl>
            {rule}
        }
        .into_any()
    })
}

/// Why a prize may go below a line, in the words of the rules; none where none does.
fn rule(notes: &[PrizeNote], locale: Locale) -> Option<String> {
    let is_below = |note: &PrizeNote| matches!(note, PrizeNote::BelowLine { .. });
    notes.iter().any(is_below).then(|| {
        let rule = t!(locale, rules.cut_ranks);
        t!(locale, recap.prize_rule, rule = rule)
    })
}

fn said(edition: &EditionView, category: &str, note: &PrizeNote, locale: Locale) -> String {
    let titles = edition.rulebook.titles(locale);
    match note {
        PrizeNote::BelowLine { prize, after, score, least } => {
            let round = edition.rulebook.round(after).map_or(after.as_str(), |round| round.title.get(locale));
            let title = titles.held(category, prize, locale);
            let entries = format::list(locale, &prize.entries);
            let score = format::decimal(locale, score);
            match least {
                None => t!(
                    locale,
                    recap.prize_below_line,
                    prize = title,
                    entries = entries,
                    round = round,
                    score = score
                ),
                Some(least) => t!(
                    locale,
                    recap.prize_below_least,
                    prize = title,
                    entries = entries,
                    round = round,
                    score = score,
                    least = format::decimal(locale, least)
                ),
            }
        }
        PrizeNote::NoRank(prizes) => {
            let prizes: Vec<&str> = prizes.iter().map(|title| title.get(locale)).collect();
            t!(locale, recap.prize_no_rank, prizes = format::list(locale, &prizes))
        }
        PrizeNote::NoWinner(awards) => {
            let awards: Vec<&str> = awards.iter().map(|award| titles.award(award)).collect();
            t!(locale, board.ungiven, awards = format::list(locale, &awards))
        }
    }
}
