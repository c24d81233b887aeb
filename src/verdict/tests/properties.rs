//! What must hold for every input.

use super::super::{
    Aggregate, CannotAssess, CategoryResult, Criterion, Cut, Edition, EditionFormat, Entry, EntryStatus,
    NoShow, OnTie, Quorum, Scale, Sheet, SheetState, Stage, Take, TieRule, rank,
};
use super::super::{Category, Decimal, Prize};
use crate::canonical;
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeMap;

const JUDGES: usize = 4;

/// A small edition with many ties: few judges, few marks, absences, gaps.
fn editions() -> impl Strategy<Value = Edition> {
    let cell = prop_oneof![9 => (2i64..6).prop_map(Some), 1 => Just(None)];
    let state = prop_oneof![8 => Just(SheetState::Submitted), 1 => Just(SheetState::Void), 1 => Just(SheetState::Draft)];
    let sheet = (state, [cell.clone(), cell]);
    let sheets = proptest::collection::vec(sheet, 2 * 6 * JUDGES);
    let chain = proptest::sample::subsequence(
        vec![
            TieRule::Stage { stage: "S2".into() },
            TieRule::Criterion { stage: "S1".into(), criterion: "K".into() },
            TieRule::HeadToHead { stages: None },
            TieRule::Plenary,
        ],
        0..=4,
    );
    let status = prop_oneof![
        8 => Just(EntryStatus::Active), 1 => Just(EntryStatus::Withdrawn), 1 => Just(EntryStatus::Disqualified)
    ];
    let statuses = proptest::collection::vec((status, proptest::bool::weighted(0.1), 0usize..4), 6);
    let on_tie = prop_oneof![Just(OnTie::AllPass), Just(OnTie::NonePass), Just(OnTie::Decide)];
    let rules = ((1u64..9, 1u64..9), on_tie, 1u64..5, any::<bool>(), any::<bool>());
    (2usize..7, sheets, chain, statuses, rules).prop_map(|(entries, sheets, ties, statuses, rules)| {
        let ((first, second), on_tie, take, by_criterion, zero) = rules;
        build(
            entries,
            sheets,
            ties,
            statuses,
            Rules { weights: [first, second], on_tie, take, by_criterion, zero },
        )
    })
}

/// Stage, entry and judge.
type Position = (usize, usize, usize);
/// A state, and the marks of both criteria.
type Marks = (SheetState, [Option<i64>; 2]);

struct Rules {
    weights: [u64; 2],
    on_tie: OnTie,
    take: u64,
    by_criterion: bool,
    zero: bool,
}

fn build(
    entries: usize,
    sheets: Vec<Marks>,
    ties: Vec<TieRule>,
    statuses: Vec<(EntryStatus, bool, usize)>,
    rules: Rules,
) -> Edition {
    let weights = |of: [u64; 2]| BTreeMap::from([("S1".to_owned(), of[0]), ("S2".to_owned(), of[1])]);
    let criterion = |id: &str, weight| Criterion { id: id.into(), weight, title: None };
    let stage = |id: &str| Stage {
        id: id.into(),
        criteria: vec![criterion("K", rules.weights[0]), criterion("L", rules.weights[1])],
        scale: None,
        aggregate: Aggregate::Mean,
        cannot_assess: if rules.by_criterion {
            CannotAssess::CriterionMean
        } else {
            CannotAssess::ExcludeSheet
        },
        quorum: Quorum::default(),
        spread: None,
        no_show: if rules.zero { NoShow::Zero } else { NoShow::Out },
    };
    let entry = |i: usize| {
        let (status, absent, since) = statuses[i];
        let since = [None, Some("S1"), Some("S2"), Some("result")][since].map(str::to_owned);
        let no_show = if absent { vec!["S2".to_owned()] } else { vec![] };
        Entry { id: format!("E{i}"), category: "UMUM".into(), title: None, status, since, no_show }
    };
    let positions =
        (0..2).flat_map(|stage| (0..entries).flat_map(move |e| (0..JUDGES).map(move |j| (stage, e, j))));
    let sheet = |((stage, entry, judge), (state, [k, l])): (Position, Marks)| Sheet {
        stage: format!("S{}", stage + 1),
        judge: format!("J{judge}"),
        entry: format!("E{entry}"),
        state,
        cells: Some(BTreeMap::from([("K".to_owned(), k), ("L".to_owned(), l)])),
        reason: None,
        position: None,
    };
    Edition {
        format: EditionFormat::V1,
        edition: "any".into(),
        note: None,
        scale: Some(Scale { min: 2, max: 10, per_point: 2, show: [Decimal::whole(0), Decimal::whole(100)] }),
        stages: vec![stage("S1"), stage("S2")],
        categories: vec![Category {
            id: "UMUM".into(),
            title: None,
            panels: BTreeMap::new(),
            prizes: (1..=3)
                .map(|rank| Prize { rank, title: format!("{rank}"), amount: 1_000_003 / rank })
                .collect(),
        }],
        cuts: vec![Cut {
            after: "S1".into(),
            basis: BTreeMap::from([("S1".to_owned(), 1)]),
            take: Take::Each(rules.take),
            at_least: None,
            on_tie: rules.on_tie,
            ties: None,
        }],
        total: weights(rules.weights),
        ties,
        entries: (0..entries).map(entry).collect(),
        sheets: positions.zip(sheets).map(sheet).collect(),
        sums: vec![],
        decisions: vec![],
        awards: vec![],
    }
}

fn categories(edition: &Edition) -> Vec<CategoryResult> {
    rank(edition).unwrap().categories
}

fn without_gaps(mut edition: Edition) -> Edition {
    for sheet in &mut edition.sheets {
        sheet.cells.iter_mut().flat_map(BTreeMap::values_mut).for_each(|cell| *cell = cell.or(Some(3)));
    }
    edition
}

fn shuffle<T>(items: &mut [T], by: &[Index]) {
    for (i, index) in by.iter().enumerate().take(items.len()) {
        let other = index.index(items.len());
        items.swap(i, other);
    }
}

proptest! {
    #[test]
    fn the_order_of_sheets_and_entries_changes_nothing(
        edition in editions(), by in proptest::collection::vec(any::<Index>(), 64)
    ) {
        let mut shuffled = edition.clone();
        shuffle(&mut shuffled.sheets, &by);
        shuffle(&mut shuffled.entries, &by);
        prop_assert_eq!(categories(&edition), categories(&shuffled));
    }

    #[test]
    fn seven_times_all_weights_changes_nothing(edition in editions()) {
        let mut heavier = edition.clone();
        heavier.total.values_mut().for_each(|weight| *weight *= 7);
        heavier.cuts.iter_mut().flat_map(|cut| cut.basis.values_mut()).for_each(|weight| *weight *= 7);
        heavier.stages.iter_mut().flat_map(|stage| &mut stage.criteria).for_each(|criterion| criterion.weight *= 7);
        prop_assert_eq!(categories(&edition), categories(&heavier));
    }

    #[test]
    fn without_gaps_both_rules_for_them_agree(edition in editions()) {
        let edition = without_gaps(edition);
        let mut other = edition.clone();
        for stage in &mut other.stages {
            stage.cannot_assess = match stage.cannot_assess {
                CannotAssess::ExcludeSheet => CannotAssess::CriterionMean,
                CannotAssess::CriterionMean => CannotAssess::ExcludeSheet,
            };
        }
        let (one, two) = (categories(&edition), categories(&other));
        prop_assert_eq!(&one[0].entries, &two[0].entries);
        prop_assert_eq!(&one[0].cuts, &two[0].cuts);
        prop_assert_eq!(&one[0].ties, &two[0].ties);
        prop_assert_eq!(one[0].status, two[0].status);
    }

    #[test]
    fn a_rank_is_one_more_than_the_entries_before(edition in editions()) {
        for category in categories(&edition) {
            let ranked: Vec<u64> = category.entries.iter().filter_map(|row| row.rank).collect();
            for row in &category.entries {
                if let Some(rank) = row.rank {
                    prop_assert_eq!(rank, 1 + ranked.iter().filter(|other| **other < rank).count() as u64);
                    let level = category.entries.iter().filter(|other| other.rank == Some(rank));
                    prop_assert_eq!(level.count(), 1 + row.shared_with.len());
                }
            }
        }
    }

    #[test]
    fn who_passed_more_cuts_stands_before_who_passed_fewer(edition in editions()) {
        for category in categories(&edition) {
            let boards: Vec<String> = category.entries.iter().filter_map(|r| r.board.as_ref().map(ToString::to_string)).collect();
            let first_cut = boards.iter().position(|board| board == "cut:S1").unwrap_or(boards.len());
            prop_assert!(boards.iter().skip(first_cut).all(|board| board == "cut:S1"));
        }
    }

    #[test]
    fn nobody_is_placed_before_an_entry_that_more_judges_prefer(edition in editions()) {
        for category in categories(&edition) {
            for step in category.ties.iter().flat_map(|tie| &tie.steps) {
                let group = |code: &String| step.parts.iter().position(|part| part.contains(code)).unwrap();
                for pair in step.pairs.iter().flatten() {
                    prop_assert!(pair.for_a <= pair.for_b || group(&pair.a) <= group(&pair.b), "{:?}", step);
                    prop_assert!(pair.for_b <= pair.for_a || group(&pair.b) <= group(&pair.a), "{:?}", step);
                }
            }
        }
    }

    #[test]
    fn prizes_pay_out_what_there_is_and_no_rupiah_more(edition in editions()) {
        for prize in categories(&edition).iter().flat_map(|category| &category.prizes) {
            let holders = prize.entries.len() as u64;
            prop_assert_eq!(prize.each * holders + prize.left_over, prize.pool);
            prop_assert!(prize.left_over < holders);
        }
    }

    #[test]
    fn an_edition_and_its_result_survive_writing_and_reading(edition in editions()) {
        prop_assert_eq!(&Edition::read(&canonical::bytes(&edition)).unwrap(), &edition);
        let computed = rank(&edition).unwrap();
        let read: super::super::Computed = serde_json::from_slice(&canonical::bytes(&computed)).unwrap();
        prop_assert_eq!(&read, &computed);
        let outcome = super::super::compute(&canonical::bytes(&edition));
        prop_assert_eq!(outcome, super::super::Outcome::Computed(computed));
    }
}
