//! What is to be noticed about prizes and awards before a result is signed.

use crate::{
    Rulebook, Text,
    verdict::{Board, CategoryResult, CategoryStatus, Fraction, PrizeResult},
};

/// Something about the prizes of a category that nobody should sign unread. Prizes follow the ranks, and ranks run on
/// below a cut line: the least score of a rulebook is one for passing a cut, none for winning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrizeNote {
    /// A prize goes to entries that did not pass a cut.
    BelowLine {
        /// The prize, and who holds it.
        prize: PrizeResult,
        /// The round after which the cut was.
        after: String,
        /// Their score there, as it is printed.
        score: String,
        /// The least score to pass, as it is printed, if theirs is lower.
        least: Option<String>,
    },
    /// Nobody holds the ranks of these prizes.
    NoRank(Vec<Text>),
    /// Nobody who holds a rank meets the terms of these awards, by their ids.
    NoWinner(Vec<String>),
}

/// What is to be noticed about a category in the result after the last round; nothing while it is blocked.
#[must_use]
pub fn prize_notes(rulebook: &Rulebook, result: &CategoryResult) -> Vec<PrizeNote> {
    if result.status == CategoryStatus::Blocked {
        return Vec::new();
    }
    let below = result.prizes.iter().filter_map(|prize| below_line(rulebook, result, prize));
    // Ranks leave no gap: who shares one covers those that it takes.
    let ranked = result.entries.iter().filter(|row| row.rank.is_some()).count();
    let prizes = rulebook.category(&result.category).into_iter().flat_map(|category| &category.prizes);
    let no_rank = prizes.filter(|prize| usize::try_from(prize.rank).is_ok_and(|rank| rank > ranked));
    let no_rank: Vec<Text> = no_rank.map(|prize| prize.title.clone()).collect();
    let no_winner = result.awards.iter().filter(|award| award.winners.is_empty());
    let no_winner: Vec<String> = no_winner.map(|award| award.award.clone()).collect();
    below
        .chain((!no_rank.is_empty()).then_some(PrizeNote::NoRank(no_rank)))
        .chain((!no_winner.is_empty()).then_some(PrizeNote::NoWinner(no_winner)))
        .collect()
}

fn below_line(rulebook: &Rulebook, result: &CategoryResult, prize: &PrizeResult) -> Option<PrizeNote> {
    // Whoever shares a rank stands on the same board with the same score.
    let row = result.entries.iter().find(|row| prize.entries.contains(&row.entry))?;
    let Some(Board::Cut(after)) = &row.board else { return None };
    let score = &row.score.as_ref()?.0;
    let cut = rulebook.ranking.cuts.iter().find(|cut| cut.after == *after);
    let least = cut.and_then(|cut| cut.at_least.as_ref()).map(|least| least.value());
    let (score, least) = match least.filter(|least| score < *least) {
        None => (score.shown(), None),
        Some(least) => {
            // With as many decimals as it takes to see which is lower.
            let mut shown = Fraction::shown_apart(&[score, least]).into_iter();
            (shown.next()?, shown.next())
        }
    };
    Some(PrizeNote::BelowLine { prize: prize.clone(), after: after.clone(), score, least })
}
