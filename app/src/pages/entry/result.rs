//! The own place in the published result: rank and prizes, what each criterion gave, how to check it.

use super::standing;
use crate::{caller::store, error::AppError};
use juara::{
    Locale,
    entry::Standing,
    rulebook::{Clause, Round, articles},
    verdict::{
        Aggregate, Board, CategoryResult, CriterionScore, EntryResult, Flag, Outcome, StageResult,
        criteria_of, file::VerdictFile,
    },
};
use juara_store::{board::last_file, entry::EntryView};
use juara_words::{format, rules, t};
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
    let won = (!won.is_empty()).then(|| {
        let said = t!(locale, entry.won, prize = format::list(locale, &won));
        view! { <p class="j-won">{said}</p> }
    });
    // A file is published only if it can be computed.
    let scores = criteria_of(&file.input, row).unwrap_or_default();
    let average = (!scores.is_empty()).then(|| view! { <p>{t!(locale, entry.criteria_text)}</p> });
    let rounds: Vec<_> = view
        .edition
        .rulebook
        .rounds
        .iter()
        .filter_map(|round| Some(in_round(view, round, row.stages.get(&round.id)?, &scores, locale)))
        .collect();
    let file = format!("/{}/hasil.json", view.edition.slug);
    let check = t!(locale, entry.check_yourself, number = number);
    Some(
        view! {
            <section class="j-panel">
                <h2>{t!(locale, entry.rank_title)}</h2>
                <p>{standing::sentence(view, locale)}</p>
                {won}
                <p>{place}</p>
                <p class="j-quiet">{t!(locale, board.rounded)}</p>
                {average}
                {rounds}
                <p>{check}" "<a href=file>{t!(locale, board.download)}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The rank with how many share it, and for whom the way ended at a cut how many went on, and how many of these have
/// left the ranks since.
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
    let (passed, left) = category.went_on(after);
    let round = book.round(after).map_or(after.as_str(), |round| round.title.get(locale));
    let went_on = match passed {
        0 => t!(locale, entry.went_on_none, round = round),
        1 => t!(locale, entry.went_on_one, round = round),
        count => t!(locale, entry.went_on, count = count, round = round),
    };
    let left = (left > 0).then(|| t!(locale, entry.went_on_left, count = left));
    Some([Some(rank), Some(went_on), left].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// How the entry stood in a round: its score, how that comes about unless it is the mean that stands below, and what the
/// judges gave on average.
fn in_round(
    view: &EntryView,
    round: &Round,
    stage: &StageResult,
    scores: &[CriterionScore],
    locale: Locale,
) -> AnyView {
    let book = &view.edition.rulebook;
    let head = view! { <h3>{round.title.get(locale).to_owned()}</h3> };
    if stage.flags.contains(&Flag::NoShow) {
        return view! { {head} <p>{t!(locale, entry.absent)}</p> }.into_any();
    }
    let how = (round.aggregate != Aggregate::Mean)
        .then(|| rules::clause(locale, book, &articles(book), &Clause::Aggregate(round)));
    let total = stage.score.as_ref().map(|score| format::decimal(locale, &score.0.shown()));
    let total = total.map(|total| {
        view! { <div><dt>{t!(locale, entry.round_score)}</dt><dd><b>{total}</b></dd></div> }
    });
    let titles = book.titles(locale);
    let rows = scores.iter().filter(|score| score.stage == round.id).map(|score| {
        let key = (score.stage.clone(), score.criterion.clone());
        let title = titles.criteria.get(&key).cloned().unwrap_or(key.1);
        let shown = format::decimal(locale, &score.score.shown());
        let weight = t!(locale, judging.weight, weight = score.weight);
        view! { <div><dt>{title}" "<small>{weight}</small></dt><dd>{shown}</dd></div> }
    });
    view! {
        {head}
        {how.map(|how| view! { <p>{how}</p> })}
        <dl class="j-figures">{total} {rows.collect_view()}</dl>
    }
    .into_any()
}
