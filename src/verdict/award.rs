//! Special awards, by criteria or by counts. They never touch a rank.

use super::course::Course;
use super::finish::Held;
use super::register::{AwardRules, EntryNo, Register, Votes};
use super::result::{AwardResult, CategoryStatus};
use super::tie::TieBreak;
use super::{Among, Board, Fraction, Shown};
use std::collections::BTreeMap;

/// Gives every award of the category; none while it is blocked.
pub(super) fn give<'e>(course: &mut Course<'e>, places: &[Held], status: CategoryStatus) -> Vec<AwardResult> {
    let register: &'e Register<'e> = course.register;
    let category = course.category;
    let given = match status {
        CategoryStatus::Ranked => register.awards.as_slice(),
        CategoryStatus::Blocked => &[],
    };
    given
        .iter()
        .filter(|rules| rules.is_given_in(category))
        .map(|rules| give_one(course, rules, places))
        .collect()
}

fn give_one<'e>(course: &mut Course<'e>, rules: &'e AwardRules<'e>, places: &[Held]) -> AwardResult {
    let ranks: BTreeMap<EntryNo, u64> =
        places.iter().flat_map(|held| held.holders.iter().map(move |&entry| (entry, held.rank))).collect();
    let among = |held: &&Held| match rules.award.among {
        Among::Finalists => held.board == Board::Total,
        Among::All => true,
    };
    let eligible = places.iter().filter(among).filter(|held| held.rank > rules.award.exclude_rank_upto);
    let eligible = eligible.flat_map(|held| held.holders.iter().copied());
    let valued: Vec<(Fraction, EntryNo)> =
        eligible.filter_map(|entry| Some((value(course, entry, &rules.basis)?, entry))).collect();
    let best = valued.iter().map(|(value, _)| value).max().cloned();
    let mut level: Vec<EntryNo> =
        valued.iter().filter(|(value, _)| Some(value) == best.as_ref()).map(|(_, entry)| *entry).collect();
    level.sort_by_key(|&entry| course.register.code(entry));
    let mut steps = Vec::new();
    let mut breaking = TieBreak { course: &mut *course, at: &rules.at, chain: &rules.ties, ranks: &ranks };
    let winners = breaking.refine(level, &mut steps).into_iter().next().unwrap_or_default();
    AwardResult {
        award: rules.award.id.clone(),
        winners: course.register.codes(&winners),
        value: best.map(Shown),
        steps,
    }
}

fn value(course: &Course<'_>, entry: EntryNo, basis: &Votes) -> Option<Fraction> {
    match basis {
        Votes::Criteria { of, sum } => {
            let mut value = Fraction::whole(0);
            for &(stage, criterion, weight) in of {
                value = value + &(course.standing(stage, entry)?.criterion(criterion)? * weight);
            }
            Some(value.divided_by(*sum))
        }
        Votes::Counts(counts) => counts.get(&entry).map(|&count| Fraction::whole(count)),
    }
}
