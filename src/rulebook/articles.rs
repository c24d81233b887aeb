//! What the rulebook says, numbered: article (pasal) and clause (ayat).
//!
//! Numbers are made here and nowhere else, so that the rules page, a refusal
//! and a screening reason cite the same ones. The sentences are in `juara-words`.

use super::{
    Award, Category, Condition, Criterion, Ground, Keep, Prize, Question, Reason, Round, Rulebook, ScaleRule,
};
use crate::verdict::{Cut, TieRule};

/// All articles, in the order in which they are numbered.
#[derive(Clone, Debug, PartialEq)]
pub struct Articles<'r>(Vec<Article<'r>>);

/// One article (pasal).
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'r> {
    /// Its number, from 1.
    pub number: usize,
    /// What it is about.
    pub part: Part<'r>,
    /// What it says (ayat); the first has the number 1.
    pub clauses: Vec<Clause<'r>>,
}

/// What an article is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part<'r> {
    /// What is held, where and by whom.
    Competition,
    /// All dates.
    Timeline,
    /// Categories and their ages.
    Ages,
    /// The other conditions of eligibility.
    Conditions,
    /// How an entry is written and sent.
    Entry,
    /// Why an entry may fail the screening.
    Screening,
    /// One round.
    Round(&'r Round),
    /// How scores become ranks.
    Ranking,
    /// The tie chain, step by step.
    Ties,
    /// What the ranks win.
    Prizes,
    /// Special awards.
    Awards,
    /// How long personal data are kept.
    Retention,
}

/// One clause (ayat): what it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause<'r> {
    /// The standing of these rules.
    Notice,
    /// What is held, and where.
    Held,
    /// Who holds it, and how to reach them.
    Organiser,
    /// When entries open.
    Opens,
    /// When entries close.
    Closes,
    /// By when the screening is decided.
    Screened,
    /// When a round is held.
    RoundHeld(&'r Round),
    /// When the provisional result is due.
    Announced,
    /// For whom a category is, and between which ages.
    Age(&'r Category),
    /// A condition, and the categories that ask for it.
    Condition {
        /// The condition.
        condition: &'r Condition,
        /// The categories that need it.
        needed: Vec<&'r Category>,
        /// The categories that exclude it.
        excluded: Vec<&'r Category>,
    },
    /// One entry for each person.
    OneEntry,
    /// Whoever judges or organises does not enter.
    EntrantsDoNotJudge,
    /// A question of the form.
    Question(&'r Question),
    /// Every sending gets a receipt; until the closing the last one counts.
    Sending,
    /// An entry may be withdrawn.
    Withdrawing,
    /// A reason of the screening.
    Reason(&'r Reason),
    /// Whether judges know whose plan they read.
    Reading(&'r Round),
    /// On which scale marks are given, and that scores are shown from 0 to 100.
    Scale(ScaleRule),
    /// One criterion with its weight and anchors.
    Criterion(&'r Criterion),
    /// How the sheets of an entry become its score, and what an unmarked criterion does.
    Aggregate(&'r Round),
    /// How many sheets an entry needs.
    Quorum(&'r Round),
    /// How far apart sheets may lie.
    Spread(&'r Round),
    /// What becomes of an entry that does not appear.
    NoShow(&'r Round),
    /// Who goes on after a round.
    Cut(&'r Cut),
    /// The weights of the rounds in the total.
    Total,
    /// Nothing is rounded before it is compared.
    Exact,
    /// Finalists stand before those who did not go on, whatever the numbers.
    FinalistsFirst,
    /// One step of the tie chain.
    Tie(&'r TieRule),
    /// Whoever is still level shares the rank.
    Shared,
    /// What a rank wins in a category.
    Prize {
        /// The category.
        category: &'r Category,
        /// The prize.
        prize: &'r Prize,
    },
    /// How the prizes of a shared rank are split.
    SplitPrizes,
    /// A special award.
    Award(&'r Award),
    /// How long drafts that were never sent are kept.
    KeepUnsent(&'r Keep),
    /// How long entries that did not reach the last round are kept.
    KeepEliminated(&'r Keep),
    /// How long entries of the last round are kept.
    KeepFinalists(&'r Keep),
}

/// The articles of a rulebook. Parts that it has nothing for have no number.
#[must_use]
pub fn articles(rulebook: &Rulebook) -> Articles<'_> {
    let mut parts = vec![
        (Part::Competition, competition(rulebook)),
        (Part::Timeline, timeline(rulebook)),
        (Part::Ages, rulebook.categories.iter().map(Clause::Age).collect()),
        (Part::Conditions, conditions(rulebook)),
        (Part::Entry, entry(rulebook)),
        (Part::Screening, rulebook.screening.iter().map(Clause::Reason).collect()),
    ];
    parts.extend(rulebook.rounds.iter().map(|r| (Part::Round(r), round(rulebook, r))));
    parts.push((Part::Ranking, ranking(rulebook)));
    let ties = rulebook.ranking.ties.iter().map(Clause::Tie).chain([Clause::Shared]).collect();
    parts.push((Part::Ties, ties));
    parts.push((Part::Prizes, prizes(rulebook)));
    parts.push((Part::Awards, rulebook.awards.iter().map(Clause::Award).collect()));
    let keep = &rulebook.retention;
    parts.push((
        Part::Retention,
        vec![
            Clause::KeepUnsent(&keep.unsent),
            Clause::KeepEliminated(&keep.eliminated),
            Clause::KeepFinalists(&keep.finalists),
        ],
    ));
    let spoken = parts.into_iter().filter(|(_, clauses)| !clauses.is_empty()).zip(1..);
    Articles(spoken.map(|((part, clauses), number)| Article { number, part, clauses }).collect())
}

impl<'r> Articles<'r> {
    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &Article<'r>> {
        self.0.iter()
    }

    /// The number of a rule as an entry of a category is told it: `4.2`. The
    /// article of the ages as a whole, `3`, if there is no such category. None
    /// if the rulebook has no such rule.
    #[must_use]
    pub fn number(&self, ground: &Ground, category: &str) -> Option<String> {
        let of_clause = self.find(|clause| match (ground, clause) {
            (Ground::Age, Clause::Age(of)) => of.id == category,
            (Ground::Condition { condition }, Clause::Condition { condition: of, .. }) => of.id == *condition,
            (Ground::OneEntry, Clause::OneEntry) => true,
            (Ground::Question { question }, Clause::Question(of)) => of.id == *question,
            _ => false,
        });
        let ages = || self.0.iter().find(|article| article.part == Part::Ages);
        match ground {
            Ground::Age => of_clause.or_else(|| ages().map(|article| article.number.to_string())),
            Ground::Condition { .. } | Ground::OneEntry | Ground::Question { .. } => of_clause,
        }
    }

    /// The number of the date on which entries close: `2.2`.
    #[must_use]
    pub fn closes(&self) -> Option<String> {
        self.find(|clause| matches!(clause, Clause::Closes))
    }

    /// The number of a step of the tie chain, from 0: `9.3`.
    #[must_use]
    pub fn tie(&self, step: usize) -> Option<String> {
        let article = self.0.iter().find(|article| article.part == Part::Ties)?;
        matches!(article.clauses.get(step)?, Clause::Tie(_)).then(|| article.number_of(step))
    }

    fn find(&self, is_it: impl Fn(&Clause<'_>) -> bool) -> Option<String> {
        self.0
            .iter()
            .find_map(|article| article.clauses.iter().position(&is_it).map(|i| article.number_of(i)))
    }
}

impl Article<'_> {
    /// The number of a clause by its position, from 0: `4.2`.
    #[must_use]
    pub fn number_of(&self, position: usize) -> String {
        format!("{}.{}", self.number, position + 1)
    }
}

fn competition(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let mut clauses = vec![Clause::Held, Clause::Organiser];
    clauses.extend(rulebook.notice.is_some().then_some(Clause::Notice));
    clauses
}

fn timeline(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let mut clauses = vec![Clause::Opens, Clause::Closes, Clause::Screened];
    clauses.extend(rulebook.rounds.iter().map(Clause::RoundHeld));
    clauses.push(Clause::Announced);
    clauses
}

fn conditions(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let mut clauses: Vec<_> =
        rulebook.eligibility.conditions.iter().map(|c| condition(rulebook, c)).collect();
    clauses.extend([Clause::OneEntry, Clause::EntrantsDoNotJudge]);
    clauses
}

fn condition<'r>(rulebook: &'r Rulebook, condition: &'r Condition) -> Clause<'r> {
    let with = |list: fn(&Category) -> &Vec<String>| {
        rulebook.categories.iter().filter(move |c| list(c).contains(&condition.id)).collect()
    };
    Clause::Condition { condition, needed: with(|c| &c.needs), excluded: with(|c| &c.excludes) }
}

fn entry(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let questions = rulebook.form.iter().map(Clause::Question);
    questions.chain([Clause::Sending, Clause::Withdrawing]).collect()
}

fn round<'r>(rulebook: &'r Rulebook, round: &'r Round) -> Vec<Clause<'r>> {
    let mut clauses = vec![Clause::Reading(round), Clause::Scale(rulebook.scale_of(round))];
    clauses.extend(round.criteria.iter().map(Clause::Criterion));
    clauses.extend([Clause::Aggregate(round), Clause::Quorum(round)]);
    clauses.extend(round.spread.is_some().then_some(Clause::Spread(round)));
    if round.is_attended() {
        clauses.push(Clause::NoShow(round));
    }
    clauses.extend(rulebook.ranking.cuts.iter().filter(|cut| cut.after == round.id).map(Clause::Cut));
    clauses
}

fn ranking(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let mut clauses = vec![Clause::Total, Clause::Exact];
    clauses.extend((!rulebook.ranking.cuts.is_empty()).then_some(Clause::FinalistsFirst));
    clauses
}

fn prizes(rulebook: &Rulebook) -> Vec<Clause<'_>> {
    let prizes = rulebook
        .categories
        .iter()
        .flat_map(|category| category.prizes.iter().map(move |prize| Clause::Prize { category, prize }));
    let mut clauses: Vec<_> = prizes.collect();
    if !clauses.is_empty() {
        clauses.push(Clause::SplitPrizes);
    }
    clauses
}
