//! The own place in the published result: rank and prizes, what each criterion gave, how to check it.

use crate::{caller::store, error::AppError};
use juara::{
    Locale,
    entry::Standing,
    verdict::{Board, CategoryResult, CriterionScore, EntryResult, Outcome, criteria_of, file::VerdictFile},
};
use juara_store::{board::last_file, entry::EntryView};
use juara_words::{format, t};
use leptos::prelude::*;

/// The published file, once there is one that ranks the entry.
pub(super) async fn result_of(view: &EntryView) -> Result<Option<VerdictFile>, AppError> {
    if view.released.is_none() || view.standing != Standing::Received {
        return Ok(None);
    }
    Ok(last_file(&store()?, view.edition.id).await?)
}

/// Rank, score and prizes of the entry, then why.
pub(super) fn result(view: &EntryView, file: &VerdictFile, locale: Locale) -> Option<AnyView> {
    let Outcome::Computed(computed) = &file.result else { return None };
    let number = view.entry.number.as_ref()?.to_string();
    let of_category = |result: &&CategoryResult| result.entries.iter().any(|row| row.entry == number);
    let category = computed.categories.iter().find(of_category)?;
    let row = category.entries.iter().find(|row| row.entry == number)?;
    let place = place(view, category, row, locale)?;
    let won = view.edition.rulebook.titles(locale).won_in_full(category, &number, locale);
    let won: Vec<_> =
        won.into_iter().map(|prize| view! { <p><b>{t!(locale, entry.won, prize = prize)}</b></p> }).collect();
    // A file is published only if it can be computed.
    let scores = criteria_of(&file.input, row).unwrap_or_default();
    let average = (!scores.is_empty()).then(|| view! { <p>{t!(locale, entry.criteria_text)}</p> });
    let file = format!("/{}/hasil.json", view.edition.slug);
    let check = t!(locale, entry.check_yourself, number = number);
    Some(
        view! {
            <section class="j-panel">
                <h2>{t!(locale, entry.rank_title)}</h2>
                {won}
                <p>{place}</p>
                {average}
                {by_criterion(view, &scores, locale)}
                <p>{check}" "<a href=file>{t!(locale, board.download)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The rank with how many share it, and for whom the way ended at a cut how many went on.
fn place(view: &EntryView, category: &CategoryResult, row: &EntryResult, locale: Locale) -> Option<String> {
    let book = &view.edition.rulebook;
    let (rank, score) = (row.rank?, category.shown_scores().remove(row.entry.as_str())?);
    let score = format::decimal(locale, &score);
    let of = category.entries.iter().filter(|row| row.rank.is_some()).count();
    let titles = book.titles(locale);
    let title = titles.category(&category.category);
    let rank = match row.shared_with.len() {
        0 => t!(locale, entry.rank, rank = rank, of = of, category = title, score = score),
        others => t!(
            locale,
            entry.rank_shared,
            rank = rank,
            of = of,
            category = title,
            count = others + 1,
            score = score
        ),
    };
    let Some(Board::Cut(after)) = &row.board else { return Some(rank) };
    let cut = category.cuts.iter().find(|cut| cut.after == *after);
    let went_on = cut.map_or(0, |cut| cut.passed.len());
    let round = book.round(after).map_or(after.as_str(), |round| round.title.get(locale));
    Some(format!("{rank} {}", t!(locale, entry.went_on, count = went_on, round = round)))
}

/// What the judges gave on average, round by round.
fn by_criterion(view: &EntryView, scores: &[CriterionScore], locale: Locale) -> Vec<AnyView> {
    let book = &view.edition.rulebook;
    let titles = book.titles(locale);
    let row = |score: &CriterionScore| {
        let key = (score.stage.clone(), score.criterion.clone());
        let title = titles.criteria.get(&key).cloned().unwrap_or(key.1);
        let shown = format::decimal(locale, &score.score.shown());
        let said = t!(locale, entry.criterion_score, score = shown, weight = score.weight);
        view! { <div><dt>{title}</dt><dd>{said}</dd></div> }
    };
    let rounds = scores.chunk_by(|one, next| one.stage == next.stage).map(|own| {
        let round = own.first().and_then(|score| book.round(&score.stage));
        let title = round.map(|round| round.title.get(locale).to_owned());
        let rows: Vec<_> = own.iter().map(row).collect();
        view! {
            <h3>{title}</h3>
            <dl class="j-facts">{rows}</dl>
        }
        .into_any()
    });
    rounds.collect()
}
