//! A cut line: who goes on after a stage.

use super::course::Course;
use super::ranking::{self, Class};
use super::register::{CutRules, EntryNo};
use super::result::{CutResult, CutStatus, Problem, Tie};
use super::tie::TieBreak;
use super::{Board, Category, OnTie};
use std::collections::BTreeMap;

/// What a cut line makes of the entries that reached it.
pub(super) struct Drawn {
    pub(super) passed: Vec<EntryNo>,
    /// Those who ended here, best first.
    pub(super) failed: Vec<Class>,
    pub(super) told: CutResult,
    pub(super) ties: Vec<Tie>,
    pub(super) problem: Option<Problem>,
}

/// Draws the line: down the classes, each passes whole while it fits and its
/// score is high enough. What happens to the first that does not fit is the
/// rule of the cut.
pub(super) fn draw<'e>(
    course: &mut Course<'e>,
    rules: &'e CutRules<'e>,
    category: &Category,
    entries: &[EntryNo],
) -> Drawn {
    let at = &rules.at;
    let (mut classes, mut ties) = ranking::rank(course, at, entries, &rules.basis, &rules.ties);
    let take = rules.take(category);
    let mut line = walk(rules, take, &classes);
    if rules.cut.on_tie == OnTie::Decide {
        // A decision may leave some of them level on the line again.
        while let Some(on_line) = line.on_line {
            if !decide(course, at, rules, &mut classes, on_line, &mut ties) {
                break;
            }
            line = walk(rules, take, &classes);
        }
    }
    let on_line =
        line.on_line.and_then(|i| classes.get(i)).map(|class| course.register.codes(&class.members));
    let undecided = on_line.is_some() && rules.cut.on_tie == OnTie::Decide;
    let board = ranking::lines(course, &classes);
    let failed = classes.split_off(line.passing);
    let mut passed: Vec<EntryNo> = classes.into_iter().flat_map(|class| class.members).collect();
    passed.sort_by_key(|&entry| course.register.code(entry));
    let ended: Vec<EntryNo> = failed.iter().flat_map(|class| class.members.iter().copied()).collect();
    let told = CutResult {
        after: rules.cut.after.clone(),
        take,
        passed: course.register.codes(&passed),
        failed: course.register.codes(&ended),
        on_line: on_line.clone().unwrap_or_default(),
        status: if undecided { CutStatus::NeedsDecision } else { CutStatus::Done },
        board,
    };
    let set = on_line.filter(|_| undecided);
    let problem = set.map(|set| Problem::CutTie { after: rules.cut.after.clone(), set });
    Drawn { passed, failed, told, ties, problem }
}

/// How many classes pass, and which one did not fit whole.
struct Walk {
    passing: usize,
    on_line: Option<usize>,
}

fn walk(rules: &CutRules<'_>, take: u64, classes: &[Class]) -> Walk {
    let mut places = usize::try_from(take).unwrap_or(usize::MAX);
    for (i, class) in classes.iter().enumerate() {
        let high_enough = rules.cut.at_least.as_ref().is_none_or(|least| class.score >= *least.value());
        if places == 0 || !high_enough {
            return Walk { passing: i, on_line: None };
        }
        if class.members.len() > places {
            return match rules.cut.on_tie {
                OnTie::AllPass => Walk { passing: i + 1, on_line: Some(i) },
                OnTie::NonePass | OnTie::Decide => Walk { passing: i, on_line: Some(i) },
            };
        }
        places -= class.members.len();
    }
    Walk { passing: classes.len(), on_line: None }
}

/// Splits the class on the line as the plenary decided. False without a
/// decision about exactly this set, or if it leaves the whole set level.
fn decide<'e>(
    course: &mut Course<'e>,
    at: &'e Board,
    rules: &CutRules<'e>,
    classes: &mut Vec<Class>,
    on_line: usize,
    ties: &mut [Tie],
) -> bool {
    let Some(class) = classes.get(on_line).cloned() else { return false };
    let mut breaking = TieBreak { course: &mut *course, at, chain: &rules.ties, ranks: &BTreeMap::new() };
    let Some((step, parts)) = breaking.ask_plenary(&class.members) else { return false };
    if parts.len() < 2 {
        return false;
    }
    let split = parts.into_iter().map(|members| Class { members, score: class.score.clone() });
    classes.splice(on_line..=on_line, split);
    if let Some(tie) = ties.iter_mut().find(|tie| tie.value == class.score) {
        if let Some(i) = tie.order.iter().position(|group| *group == step.set) {
            tie.order.splice(i..=i, step.parts.iter().cloned());
        }
        tie.steps.push(step);
    }
    true
}
