//! The recap of one round, category by category, as organisers see it.

use super::{
    DecisionLine, Level, PrizeNote, Recorded, WayOut, decision_lines, level_sets, lock_content, prize_notes,
    ways::ways,
};
use crate::{
    Locale, Text,
    id::JudgeId,
    round::RoundState,
    rulebook::Round,
    sheet::{self, Mark, Marks},
    signature::Content,
    verdict::{
        self, CannotAssess, CategoryResult, CategoryStatus, Computed, CutResult, CutStatus, Edition,
        EntryResult, Flag, Fraction, Place, Problem, Sheet, SheetState, StageResult, Warning,
        explanation::{self, Fact},
        sentences,
    },
};

/// The recap of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Recap {
    /// The round's id.
    pub round: String,
    /// Where it stands.
    pub state: RoundState,
    /// Whether it is the last round, after which there are ranks and prizes.
    pub last: bool,
    /// What is signed to lock it as it stands now.
    pub content: Content,
    /// How many score sheets its seal holds, or would hold if it were locked now: the void ones too.
    pub sealed: usize,
    /// How many of them play no part in any score.
    pub uncounted: usize,
    /// The categories, in the order of the rulebook.
    pub categories: Vec<CategoryRecap>,
}

/// One category of a recap.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryRecap {
    /// The category's id.
    pub category: String,
    /// What blocks it; empty if it can be locked.
    pub problems: Vec<Blocking>,
    /// What was left out of account, but for [`decisions`](Self::decisions).
    pub warnings: Vec<Warning>,
    /// Its entries, best first.
    pub lines: Vec<RecapLine>,
    /// The cut line after the round, if the rules have one.
    pub cut: Option<CutResult>,
    /// Sets that the plenary may bring into an order.
    pub level: Vec<Level>,
    /// What the plenary decided here, the oldest first.
    pub decisions: Vec<DecisionLine>,
    /// Cut, ties, shared prizes and awards in sentences.
    pub sentences: Vec<Text>,
    /// What is to be noticed about its prizes, after the last round.
    pub prizes: Vec<PrizeNote>,
    /// The whole result of the category as far as this round.
    pub result: CategoryResult,
}

/// What blocks a category, and what can be done about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocking {
    /// The problem.
    pub problem: Problem,
    /// The same in a sentence.
    pub sentence: Text,
    /// The ways out, the gentlest first; empty once the round is locked.
    pub ways: Vec<WayOut>,
}

/// One entry of a recap.
#[derive(Clone, Debug, PartialEq)]
pub struct RecapLine {
    /// Its number.
    pub entry: String,
    /// Whether it takes part.
    pub status: Place,
    /// Its rank after this round, if there is one yet.
    pub rank: Option<u64>,
    /// Its score on the board that ends the round, as it is printed there.
    pub score: Option<String>,
    /// Whether it passes the cut; none without one, or as long as it is not drawn.
    pub passes: Option<bool>,
    /// How it stands in the round: sheets, quorum, spread, score.
    pub stage: Option<StageResult>,
    /// One for each judge of the panel, by code.
    pub sheets: Vec<RecapSheet>,
}

/// One judge's sheet for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecapSheet {
    /// The judge.
    pub judge: JudgeId,
    /// The judge's code in this round.
    pub code: String,
    /// Its state; none if it was not opened.
    pub state: Option<SheetState>,
    /// Its score from 0 to 100, with two decimals; none if it is not complete.
    pub score: Option<String>,
}

impl Recap {
    /// The recap of a round of the rulebook. None if there is no such round.
    ///
    /// # Errors
    /// What is recorded makes no sense together, which no use case lets happen.
    pub fn of(recorded: &Recorded, round: &str) -> Result<Option<Self>, verdict::Refusal> {
        let Some(rules) = recorded.rulebook.round(round) else { return Ok(None) };
        let edition = recorded.edition_through(round);
        let computed = verdict::rank(&edition)?;
        let told = |locale| {
            sentences::told(&edition, &computed, &recorded.rulebook.titles(locale), locale).into_iter()
        };
        let texts = told(Locale::Id).zip(told(Locale::En)).map(|(id, en)| Text { id, en });
        let last = recorded.rulebook.rounds.last().is_some_and(|last| last.id == round);
        let facts = explanation::explain(&computed).into_iter().zip(texts).collect::<Vec<_>>();
        let categories = computed.categories.iter().map(|result| {
            let own = facts.iter().filter(|(fact, _)| fact.category == result.category);
            let (blocked, told): (Vec<_>, Vec<_>) =
                own.partition(|(fact, _)| matches!(fact.fact, Fact::Blocked(_)));
            let lines = lines(recorded, &edition, rules, result);
            let told = told.into_iter().filter(|(fact, _)| last || is_of_cut(&fact.fact, round));
            let told: Vec<_> = told.filter(|(fact, _)| is_of_table(&fact.fact, &lines)).collect();
            let sentences = blocked.into_iter().map(|(_, text)| text.clone());
            CategoryRecap {
                category: result.category.clone(),
                problems: blocking(recorded, &edition, rules, result, sentences),
                warnings: result.warnings.iter().filter(|warning| !is_of_plenary(warning)).cloned().collect(),
                lines,
                cut: result.cuts.iter().find(|cut| cut.after == round).cloned(),
                level: level_sets(&edition, result, round, last),
                decisions: decision_lines(&edition, result, round, last),
                sentences: told.into_iter().map(|(_, text)| text.clone()).collect(),
                prizes: if last { prize_notes(&recorded.rulebook, result) } else { Vec::new() },
                result: result.clone(),
            }
        });
        let sealed = recorded.sealed(round).count();
        Ok(Some(Self {
            round: round.to_owned(),
            state: recorded.state(round),
            last,
            content: lock_content(recorded, round),
            sealed,
            uncounted: sealed.saturating_sub(counted(&computed, rules)),
            categories: categories.collect(),
        }))
    }

    /// Everything that keeps the round from being locked.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let blocking = self.categories.iter().flat_map(|category| &category.problems);
        blocking.map(|blocking| blocking.problem.clone()).collect()
    }

    /// How many entries have sheets further apart than the rules like.
    #[must_use]
    pub fn spread_flags(&self) -> usize {
        let lines = self.categories.iter().flat_map(|category| &category.lines);
        lines.filter(|line| line.stage.as_ref().is_some_and(|s| s.flags.contains(&Flag::Spread))).count()
    }
}

impl CategoryRecap {
    /// What blocks it, together what the same act mends: the criteria of an entry that too few judges could assess.
    #[must_use]
    pub fn blocks(&self) -> Vec<Vec<&Blocking>> {
        let mut blocks: Vec<Vec<&Blocking>> = Vec::new();
        for blocking in &self.problems {
            let entry = rarely_assessed(&blocking.problem);
            let is_same =
                |block: &[&Blocking]| block.iter().any(|first| rarely_assessed(&first.problem) == entry);
            match blocks.iter_mut().find(|block| entry.is_some() && is_same(block)) {
                Some(block) => block.push(blocking),
                None => blocks.push(vec![blocking]),
            }
        }
        blocks
    }

    /// Whether it can't be locked before the plenary has brought these level entries into an order.
    #[must_use]
    pub fn needs_order_of(&self, set: &[String]) -> bool {
        self.problems.iter().any(|blocking| match &blocking.problem {
            Problem::CutTie { set: tied, .. } => tied.iter().all(|entry| set.contains(entry)),
            _ => false,
        })
    }
}

fn rarely_assessed(problem: &Problem) -> Option<&str> {
    match problem {
        Problem::CriterionQuorum { entry, .. } => Some(entry),
        _ => None,
    }
}

/// How many sheets of a round its scores are made of.
fn counted(computed: &Computed, round: &Round) -> usize {
    let entries = computed.categories.iter().flat_map(|category| &category.entries);
    let stages = entries.filter_map(|row| row.stages.get(&round.id));
    let counted: u64 = stages
        .map(|stage| match round.cannot_assess {
            CannotAssess::ExcludeSheet => stage.sheets,
            // What a judge could assess counts, even where a criterion is missing.
            CannotAssess::CriterionMean => stage.sheets + stage.partial,
        })
        .sum();
    usize::try_from(counted).unwrap_or(usize::MAX)
}

/// Whether a fact is about the cut after this round: what comes of the total is not known before the last one.
fn is_of_cut(fact: &Fact<'_>, round: &str) -> bool {
    match fact {
        Fact::CutDrawn(cut) => cut.after == round,
        Fact::TieParted { tie, .. } | Fact::TieShared { tie, .. } => {
            matches!(&tie.at, verdict::Board::Cut(after) if after == round)
        }
        Fact::Blocked(_) | Fact::PrizeShared(_) | Fact::AwardParted { .. } | Fact::AwardGiven(_) => false,
    }
}

/// Whether a tie is one of the entries that the table shows: how others were parted in an earlier round explains
/// nothing here.
fn is_of_table(fact: &Fact<'_>, lines: &[RecapLine]) -> bool {
    let all_here = |set: &[String]| set.iter().all(|entry| lines.iter().any(|line| line.entry == *entry));
    match fact {
        Fact::TieParted { step, .. } => all_here(&step.set),
        Fact::TieShared { level, .. } => all_here(level),
        Fact::Blocked(_)
        | Fact::CutDrawn(_)
        | Fact::PrizeShared(_)
        | Fact::AwardParted { .. }
        | Fact::AwardGiven(_) => true,
    }
}

fn is_of_plenary(warning: &Warning) -> bool {
    match warning {
        Warning::DecisionNotUsed { .. } => true,
        Warning::SheetsIgnored { .. } => false,
    }
}

impl Recorded {
    /// Where a round stands.
    #[must_use]
    pub fn state(&self, round: &str) -> RoundState {
        match self.opened(round) {
            None => RoundState::Waiting,
            Some(opened) => match opened.locked_at {
                None => RoundState::Open { since: opened.opened_at },
                Some(since) => RoundState::Locked { since },
            },
        }
    }
}

fn blocking(
    recorded: &Recorded,
    edition: &Edition,
    round: &Round,
    result: &CategoryResult,
    sentences: impl Iterator<Item = Text>,
) -> Vec<Blocking> {
    if result.status == CategoryStatus::Ranked {
        return Vec::new();
    }
    let is_open = matches!(recorded.state(&round.id), RoundState::Open { .. });
    let block = |(problem, sentence): (&Problem, Text)| Blocking {
        problem: problem.clone(),
        sentence,
        ways: if is_open { ways(recorded, edition, round, &result.category, problem) } else { Vec::new() },
    };
    result.problems.iter().zip(sentences).map(block).collect()
}

fn lines(recorded: &Recorded, edition: &Edition, round: &Round, result: &CategoryResult) -> Vec<RecapLine> {
    let cut = result.cuts.iter().find(|cut| cut.after == round.id);
    let drawn = cut.filter(|cut| cut.status == CutStatus::Done);
    let here = |row: &&EntryResult| row.stages.contains_key(&round.id) || row.status != Place::Active;
    let shown = match cut {
        None => result.shown_scores(),
        Some(cut) => {
            let values: Vec<&Fraction> = cut.board.iter().map(|line| &line.score.0).collect();
            cut.board.iter().map(|line| line.entry.as_str()).zip(Fraction::shown_in_line(&values)).collect()
        }
    };
    let mut lines: Vec<RecapLine> = result
        .entries
        .iter()
        .filter(here)
        .map(|row| {
            let line = cut.and_then(|cut| cut.board.iter().find(|line| line.entry == row.entry));
            RecapLine {
                entry: row.entry.clone(),
                status: row.status,
                rank: if cut.is_some() { line.map(|line| line.rank) } else { row.rank },
                score: shown.get(row.entry.as_str()).cloned(),
                passes: drawn.map(|cut| cut.passed.contains(&row.entry)),
                stage: row.stages.get(&round.id).cloned(),
                sheets: sheets(recorded, edition, round, &result.category, &row.entry),
            }
        })
        .collect();
    // Stable: entries without a rank keep their order, by number.
    lines.sort_by_key(|line| line.rank.unwrap_or(u64::MAX));
    lines
}

fn sheets(
    recorded: &Recorded,
    edition: &Edition,
    round: &Round,
    category: &str,
    entry: &str,
) -> Vec<RecapSheet> {
    let seats = recorded.seats.iter().filter(|seat| seat.round == round.id && seat.category == category);
    let mut sheets: Vec<RecapSheet> = seats
        .filter_map(|seat| {
            let code = seat.code.as_ref()?;
            let is_own =
                |sheet: &&Sheet| sheet.stage == round.id && sheet.entry == entry && sheet.judge == *code;
            let sheet = edition.sheets.iter().find(is_own);
            // Whoever has left shows only what stays behind; what they began and never sent does not.
            let stays = sheet.is_some_and(|sheet| sheet.state != SheetState::Draft);
            (stays || !recorded.is_off(seat)).then(|| RecapSheet {
                judge: seat.judge,
                code: code.clone(),
                state: sheet.map(|sheet| sheet.state),
                score: sheet.and_then(|sheet| score(recorded, round, sheet)),
            })
        })
        .collect();
    sheets.sort_by(|a, b| a.code.cmp(&b.code));
    sheets
}

fn score(recorded: &Recorded, round: &Round, sheet: &Sheet) -> Option<String> {
    let marks: Marks = sheet
        .cells
        .as_ref()?
        .iter()
        .map(|(criterion, mark)| (criterion.clone(), mark.map_or(Mark::CannotAssess, Mark::Steps)))
        .collect();
    sheet::score(round, recorded.rulebook.scale_of(round), &marks).map(|score| score.shown())
}
