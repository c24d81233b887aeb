//! The sentences in Indonesian.

use super::super::explanation::{Explanation, Fact, rank_on};
use super::super::result::{AwardResult, CutResult, CutStatus, PrizeResult, Problem, Step, Tie};
use super::super::{Board, StepRule};
use super::phrase::Phrase;
use super::{Scene, shown};

const ID: Phrase = Phrase { and: "dan", before_last: ",", decimal: ',', thousands: '.' };

pub(super) fn say(scene: &Scene<'_>, explanation: &Explanation<'_>) -> String {
    match explanation.fact {
        Fact::Blocked(problem) => format!("Peringkat belum dapat ditetapkan: {}.", blocked(scene, problem)),
        Fact::CutDrawn(cut) => cut_drawn(scene, cut),
        Fact::TieParted { tie, step } => {
            let tied = format!("Seri pada {} antara {}.", at(scene, tie), ID.list(&step.set));
            [tied, answer(scene, step), ranks(scene, &tie.at, step)].join(" ").trim_end().to_owned()
        }
        Fact::TieShared { tie, level } => tie_shared(scene, tie, level),
        Fact::PrizeShared(prize) => prize_shared(scene, prize),
        Fact::AwardParted { award, step } => {
            let name = scene.award(&award.award);
            format!("{name}: nilai sama antara {}. {}", ID.list(&step.set), answer(scene, step))
        }
        Fact::AwardGiven(award) => award_given(scene, award),
    }
}

/// A sentence that stands alone, with the category it is about.
pub(super) fn of_category(scene: &Scene<'_>, sentence: &str) -> String {
    format!("Kategori {}: {sentence}", scene.category())
}

/// A stage by its title, or by its code.
fn stage_name(scene: &Scene<'_>, stage: &str) -> String {
    scene.stage(stage).map_or_else(|| format!("tahap {stage}"), str::to_owned)
}

fn blocked(scene: &Scene<'_>, problem: &Problem) -> String {
    match problem {
        Problem::Quorum { stage, entry, have, need } if have < need => {
            let stage = stage_name(scene, stage);
            format!("di {stage} {entry} baru memiliki {have} lembar nilai lengkap, perlu {need}")
        }
        Problem::Quorum { stage, entry, have, .. } => {
            let stage = stage_name(scene, stage);
            format!("di {stage} dari {have} lembar nilai {entry} tidak ada yang tersisa untuk dihitung")
        }
        Problem::CriterionQuorum { stage, entry, criterion, have, need } => {
            let (criterion, stage) = (scene.criterion(stage, criterion), stage_name(scene, stage));
            format!("di {stage} kriteria {criterion} untuk {entry} baru dinilai {have} juri, perlu {need}")
        }
        Problem::ExtraSheetNeeded { stage, entry, have, need } => {
            let stage = stage_name(scene, stage);
            format!("di {stage} nilai untuk {entry} berjauhan, perlu pembacaan tambahan ({have} dari {need})")
        }
        Problem::PanelNotUniform { stage, judge, missing } => {
            let stage = stage_name(scene, stage);
            format!("di {stage} juri {judge} belum menilai {}", ID.list(missing))
        }
        Problem::CutTie { after, set } => {
            let after = stage_name(scene, after);
            format!("{} seri di garis lolos setelah {after}, menunggu keputusan pleno", ID.list(set))
        }
    }
}

fn cut_drawn(scene: &Scene<'_>, cut: &CutResult) -> String {
    let passed = if cut.passed.is_empty() {
        "tidak ada yang lolos".into()
    } else {
        format!("lolos {}", ID.list(&cut.passed))
    };
    let least = scene.least(cut).map(|least| format!(" bagi nilai {} ke atas", ID.decimal(&least)));
    let (stage, least) = (stage_name(scene, &cut.after), least.unwrap_or_default());
    let line = format!("Setelah {stage} tersedia {} tempat{least}; {passed}.", cut.take);
    let all_passed = cut.on_line.iter().all(|entry| cut.passed.contains(entry));
    let on_line = ID.list(&cut.on_line);
    match cut.status {
        _ if cut.on_line.is_empty() => line,
        CutStatus::NeedsDecision => {
            format!("{line} {on_line} seri tepat di garis dan menunggu keputusan pleno.")
        }
        CutStatus::Done if all_passed => {
            format!("{line} {on_line} seri tepat di garis; menurut juknis semuanya lolos.")
        }
        CutStatus::Done => {
            format!("{line} {on_line} seri tepat di garis; menurut juknis semuanya tidak lolos.")
        }
    }
}

fn at(scene: &Scene<'_>, tie: &Tie) -> String {
    let value = shown(&tie.value, &ID);
    match &tie.at {
        Board::Total => format!("total {value}"),
        Board::Cut(stage) => {
            format!("nilai {value} sesudah {}", stage_name(scene, stage))
        }
        Board::Award(_) => format!("nilai {value}"),
    }
}

fn answer(scene: &Scene<'_>, step: &Step) -> String {
    match &step.rule {
        StepRule::Stage(stage) => format!("Nilai {}: {}.", stage_name(scene, stage), ID.values(step)),
        StepRule::Criterion(stage, criterion) => {
            format!(
                "Nilai kriteria {} ({}): {}.",
                scene.criterion(stage, criterion),
                stage_name(scene, stage),
                ID.values(step)
            )
        }
        StepRule::Rank => format!("Peringkat akhir: {}.", ID.values(step)),
        StepRule::HeadToHead => {
            let pairs = ID.pairs(step).map(|pairs| format!(" ({pairs})")).unwrap_or_default();
            format!("Lembar nilai juri dibandingkan satu lawan satu{pairs}, urutannya: {}.", ID.parts(step))
        }
        StepRule::Plenary => {
            let minutes =
                scene.minutes(step.decision.as_deref()).map(|m| format!(" ({m})")).unwrap_or_default();
            format!("Keputusan rapat pleno{minutes}: {}.", ID.parts(step))
        }
    }
}

/// The ranks of those who are now alone. At a cut they are those of its line, which a later round may change.
fn ranks(scene: &Scene<'_>, board: &Board, step: &Step) -> String {
    let alone = scene.alone(board, step);
    let alone = alone.iter().map(|(entry, rank)| format!("{entry} di peringkat {rank}"));
    let alone: Vec<String> = alone.collect();
    match board {
        _ if alone.is_empty() => String::new(),
        Board::Cut(stage) => format!("Jadi sesudah {} {}.", stage_name(scene, stage), ID.list(&alone)),
        Board::Total | Board::Award(_) => format!("Jadi {}.", alone.join("; ")),
    }
}

fn tie_shared(scene: &Scene<'_>, tie: &Tie, level: &[String]) -> String {
    let who = ID.list(level);
    let rank = level.first().and_then(|entry| rank_on(scene.result, &tie.at, entry));
    match rank {
        Some(rank) if tie.at == Board::Total => {
            format!("{who} tetap seri pada {} dan berbagi peringkat {rank}.", at(scene, tie))
        }
        // Who was left out later moves up; the line was drawn with everybody.
        Some(rank) => {
            format!("{who} tetap seri pada {} dan di sana berbagi peringkat {rank}.", at(scene, tie))
        }
        None => format!("{who} tetap seri pada {}.", at(scene, tie)),
    }
}

fn prize_shared(scene: &Scene<'_>, prize: &PrizeResult) -> String {
    let who = ID.list(&prize.entries);
    let sum =
        format!("{who} berbagi {} bersama: jumlah hadiah {},", scene.prize(prize), ID.rupiah(prize.pool));
    let each = format!("masing-masing {}", ID.rupiah(prize.each));
    match prize.left_over {
        0 => format!("{sum} {each}."),
        left => format!("{sum} {each}; sisa {} tidak dibayarkan.", ID.rupiah(left)),
    }
}

/// A prize or an award that its holder shares, for who reads what was won; it stands in no file.
pub(super) fn shared(title: &str, each: Option<u64>) -> String {
    match each {
        Some(each) => format!("{title} (bersama, masing-masing {})", ID.rupiah(each)),
        None => format!("{title} (bersama)"),
    }
}

fn award_given(scene: &Scene<'_>, award: &AwardResult) -> String {
    let name = scene.award(&award.award);
    let value = award.value.as_ref().map(|value| format!(" dengan nilai {}", shown(&value.0, &ID)));
    format!("{name} diberikan kepada {}{}.", ID.list(&award.winners), value.unwrap_or_default())
}
