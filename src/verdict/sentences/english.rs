//! The sentences in English.

use super::super::explanation::{Explanation, Fact, rank_on};
use super::super::result::{AwardResult, CutResult, CutStatus, PrizeResult, Problem, Step, Tie};
use super::super::{Board, StepRule};
use super::phrase::Phrase;
use super::{Scene, shown};

const EN: Phrase = Phrase { and: "and", before_last: "", decimal: '.', thousands: ',' };

pub(super) fn say(scene: &Scene<'_>, explanation: &Explanation<'_>) -> String {
    match explanation.fact {
        Fact::Blocked(problem) => format!("no ranks yet: {}.", blocked(scene, problem)),
        Fact::CutDrawn(cut) => cut_drawn(scene, cut),
        Fact::TieParted { tie, step } => {
            let tied = format!("{} are level on {}.", EN.list(&step.set), at(scene, tie));
            [tied, answer(scene, step), ranks(scene, &tie.at, step)].join(" ").trim_end().to_owned()
        }
        Fact::TieShared { tie, level } => tie_shared(scene, tie, level),
        Fact::PrizeShared(prize) => prize_shared(scene, prize),
        Fact::AwardParted { award, step } => {
            let name = scene.award(&award.award);
            format!("for {name} {} are level. {}", EN.list(&step.set), answer(scene, step))
        }
        Fact::AwardGiven(award) => award_given(scene, award),
    }
}

/// A sentence that stands alone, with the category it is about.
pub(super) fn of_category(scene: &Scene<'_>, sentence: &str) -> String {
    format!("Category {}: {sentence}", scene.category())
}

/// A stage by its title, or by its code.
fn stage_name(scene: &Scene<'_>, stage: &str) -> String {
    scene.stage(stage).map_or_else(|| format!("stage {stage}"), |title| format!("the {title}"))
}

fn blocked(scene: &Scene<'_>, problem: &Problem) -> String {
    match problem {
        Problem::Quorum { stage, entry, have, need } if have < need => {
            let stage = stage_name(scene, stage);
            format!("in {stage} {entry} has {have} of {need} complete sheets")
        }
        Problem::Quorum { stage, entry, have, .. } => {
            let stage = stage_name(scene, stage);
            format!("in {stage} none of the {have} sheets of {entry} is left to count")
        }
        Problem::CriterionQuorum { stage, entry, criterion, have, need } => {
            let (criterion, stage) = (scene.criterion(stage, criterion), stage_name(scene, stage));
            format!("in {stage} {have} of {need} judges assessed the criterion {criterion} of {entry}")
        }
        Problem::ExtraSheetNeeded { stage, entry, have, need } => {
            let stage = stage_name(scene, stage);
            format!(
                "in {stage} the marks of {entry} lie far apart, a further reading is needed ({have} of {need})"
            )
        }
        Problem::PanelNotUniform { stage, judge, missing } => {
            let stage = stage_name(scene, stage);
            format!("in {stage} judge {judge} has not marked {}", EN.list(missing))
        }
        Problem::CutTie { after, set } => {
            let after = stage_name(scene, after);
            format!("{} are level on the cut line after {after} and wait for the plenary", EN.list(set))
        }
    }
}

fn cut_drawn(scene: &Scene<'_>, cut: &CutResult) -> String {
    let passed = if cut.passed.is_empty() {
        "nobody passed".into()
    } else {
        format!("{} passed", EN.list(&cut.passed))
    };
    let places =
        if cut.take == 1 { "there was 1 place".into() } else { format!("there were {} places", cut.take) };
    let least = scene.least(cut).map(|least| format!(" for scores of at least {}", EN.decimal(&least)));
    let least = least.unwrap_or_default();
    let line = format!("after {} {places}{least}; {passed}.", stage_name(scene, &cut.after));
    let all_passed = cut.on_line.iter().all(|entry| cut.passed.contains(entry));
    let on_line = EN.list(&cut.on_line);
    match cut.status {
        _ if cut.on_line.is_empty() => line,
        CutStatus::NeedsDecision => {
            format!("{line} {on_line} are level on the line and wait for the plenary.")
        }
        CutStatus::Done if all_passed => {
            format!("{line} {on_line} are level on the line; by the rules all of them passed.")
        }
        CutStatus::Done => {
            format!("{line} {on_line} are level on the line; by the rules none of them passed.")
        }
    }
}

fn at(scene: &Scene<'_>, tie: &Tie) -> String {
    let value = shown(&tie.value, &EN);
    match &tie.at {
        Board::Total => format!("a total of {value}"),
        Board::Cut(stage) => {
            format!("a score of {value} after {}", stage_name(scene, stage))
        }
        Board::Award(_) => format!("a score of {value}"),
    }
}

fn answer(scene: &Scene<'_>, step: &Step) -> String {
    match &step.rule {
        StepRule::Stage(stage) => format!("Score of {}: {}.", stage_name(scene, stage), EN.values(step)),
        StepRule::Criterion(stage, criterion) => {
            format!(
                "Score of criterion {} ({}): {}.",
                scene.criterion(stage, criterion),
                stage_name(scene, stage),
                EN.values(step)
            )
        }
        StepRule::Rank => format!("Final rank: {}.", EN.values(step)),
        StepRule::HeadToHead => {
            let pairs = EN.pairs(step).map(|pairs| format!(" ({pairs})")).unwrap_or_default();
            format!("Compared one to one by the judges' sheets{pairs}, the order is: {}.", EN.parts(step))
        }
        StepRule::Plenary => {
            let minutes =
                scene.minutes(step.decision.as_deref()).map(|m| format!(" ({m})")).unwrap_or_default();
            format!("The plenary decided{minutes}: {}.", EN.parts(step))
        }
    }
}

/// The ranks of those who are now alone. At a cut they are those of its line, which a later round may change.
fn ranks(scene: &Scene<'_>, board: &Board, step: &Step) -> String {
    let alone = scene.alone(board, step);
    let Some(((first, rank), others)) = alone.split_first() else { return String::new() };
    match board {
        Board::Cut(stage) => {
            let others = others.iter().map(|(entry, rank)| format!("{entry} at rank {rank}"));
            let all: Vec<String> =
                [format!("{first} stood at rank {rank}")].into_iter().chain(others).collect();
            format!("So {} after {}.", EN.list(&all), stage_name(scene, stage))
        }
        Board::Total | Board::Award(_) => {
            let all = alone.iter().map(|(entry, rank)| format!("{entry} holds rank {rank}"));
            format!("So {}.", all.collect::<Vec<_>>().join("; "))
        }
    }
}

fn tie_shared(scene: &Scene<'_>, tie: &Tie, level: &[String]) -> String {
    let who = EN.list(level);
    let rank = level.first().and_then(|entry| rank_on(scene.result, &tie.at, entry));
    match rank {
        Some(rank) if tie.at == Board::Total => {
            format!("{who} stay level on {} and share rank {rank}.", at(scene, tie))
        }
        // Who was left out later moves up; the line was drawn with everybody.
        Some(rank) => format!("{who} stay level on {} and share rank {rank} there.", at(scene, tie)),
        None => format!("{who} stay level on {}.", at(scene, tie)),
    }
}

fn prize_shared(scene: &Scene<'_>, prize: &PrizeResult) -> String {
    let who = EN.list(&prize.entries);
    let sum = format!("{who} share the prize {}: {} together,", scene.prize(prize), EN.rupiah(prize.pool));
    let each = format!("{} each", EN.rupiah(prize.each));
    match prize.left_over {
        0 => format!("{sum} {each}."),
        left => format!("{sum} {each}; {} can't be divided and is not paid.", EN.rupiah(left)),
    }
}

/// A prize or an award that its holder shares, for who reads what was won; it stands in no file.
pub(super) fn shared(title: &str, each: Option<u64>) -> String {
    match each {
        Some(each) => format!("{title} (shared, {} each)", EN.rupiah(each)),
        None => format!("{title} (shared)"),
    }
}

fn award_given(scene: &Scene<'_>, award: &AwardResult) -> String {
    let name = scene.award(&award.award);
    let value = award.value.as_ref().map(|value| format!(" with {}", shown(&value.0, &EN)));
    format!("{name} goes to {}{}.", EN.list(&award.winners), value.unwrap_or_default())
}
