//! Why everybody stands where they stand: the facts behind the sentences.

use super::Board;
use super::result::{
    AwardResult, CategoryResult, CategoryStatus, Computed, CutResult, PrizeResult, Problem, Step, Tie,
};

/// One fact that explains a part of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation<'r> {
    /// The category it is about.
    pub category: &'r str,
    /// The fact.
    pub fact: Fact<'r>,
}

/// What there is to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'r> {
    /// There are no ranks, because of this.
    Blocked(&'r Problem),
    /// A cut line was drawn.
    CutDrawn(&'r CutResult),
    /// A question parted entries that were level.
    TieParted {
        /// The tie as a whole.
        tie: &'r Tie,
        /// The question and its answer.
        step: &'r Step,
    },
    /// Nothing parted these entries.
    TieShared {
        /// The tie as a whole.
        tie: &'r Tie,
        /// Those still level, by code.
        level: &'r [String],
    },
    /// Several entries share the prizes of the ranks they cover.
    PrizeShared(&'r PrizeResult),
    /// A question parted entries that were level for a special award.
    AwardParted {
        /// The award.
        award: &'r AwardResult,
        /// The question and its answer.
        step: &'r Step,
    },
    /// A special award was given.
    AwardGiven(&'r AwardResult),
}

/// Everything there is to explain, category by category: what blocks it, its
/// cuts, its ties (a question without effect explains nothing), prizes that are
/// shared, special awards.
#[must_use]
pub fn explain(computed: &Computed) -> Vec<Explanation<'_>> {
    computed.categories.iter().flat_map(explain_category).collect()
}

impl Explanation<'_> {
    /// Whether the fact is about this entry.
    #[must_use]
    pub fn concerns(&self, entry: &str) -> bool {
        let among = |codes: &[String]| codes.iter().any(|code| code == entry);
        match self.fact {
            Fact::Blocked(Problem::Quorum { entry: whose, .. })
            | Fact::Blocked(Problem::CriterionQuorum { entry: whose, .. })
            | Fact::Blocked(Problem::ExtraSheetNeeded { entry: whose, .. }) => whose == entry,
            Fact::Blocked(Problem::PanelNotUniform { missing: set, .. } | Problem::CutTie { set, .. }) => {
                among(set)
            }
            Fact::CutDrawn(cut) => among(&cut.passed) || among(&cut.failed),
            Fact::TieParted { step, .. } | Fact::AwardParted { step, .. } => among(&step.set),
            Fact::TieShared { level, .. } => among(level),
            Fact::PrizeShared(prize) => among(&prize.entries),
            Fact::AwardGiven(award) => among(&award.winners),
        }
    }
}

/// The rank of an entry on a board; of a special award there is none.
#[must_use]
pub fn rank_on(category: &CategoryResult, board: &Board, entry: &str) -> Option<u64> {
    match board {
        Board::Total => category.entries.iter().find(|row| row.entry == entry)?.rank,
        Board::Cut(stage) => {
            let cut = category.cuts.iter().find(|cut| cut.after == *stage)?;
            cut.board.iter().find(|line| line.entry == entry).map(|line| line.rank)
        }
        Board::Award(_) => None,
    }
}

fn explain_category(result: &CategoryResult) -> Vec<Explanation<'_>> {
    let mut facts: Vec<Fact<'_>> = match result.status {
        CategoryStatus::Blocked => result.problems.iter().map(Fact::Blocked).collect(),
        CategoryStatus::Ranked => Vec::new(),
    };
    let (cut_ties, total_ties): (Vec<&Tie>, Vec<&Tie>) =
        result.ties.iter().partition(|tie| matches!(tie.at, Board::Cut(_)));
    for cut in &result.cuts {
        let here = |tie: &&&Tie| matches!(&tie.at, Board::Cut(stage) if *stage == cut.after);
        facts.extend(cut_ties.iter().filter(here).flat_map(|tie| explain_tie(tie)));
        facts.push(Fact::CutDrawn(cut));
    }
    facts.extend(total_ties.into_iter().flat_map(explain_tie));
    facts.extend(result.prizes.iter().filter(|prize| prize.entries.len() > 1).map(Fact::PrizeShared));
    for award in &result.awards {
        let parted = award.steps.iter().filter(|step| step.has_effect());
        facts.extend(parted.map(|step| Fact::AwardParted { award, step }));
        facts.extend((!award.winners.is_empty()).then_some(Fact::AwardGiven(award)));
    }
    facts.into_iter().map(|fact| Explanation { category: &result.category, fact }).collect()
}

fn explain_tie(tie: &Tie) -> Vec<Fact<'_>> {
    let parted = tie.steps.iter().filter(|step| step.has_effect()).map(|step| Fact::TieParted { tie, step });
    let level = tie.order.iter().filter(|group| group.len() > 1);
    parted.chain(level.map(|level| Fact::TieShared { tie, level })).collect()
}
