//! Rounds and ranking.

use super::{expect, unknown};
use crate::rulebook::lint::{FaultKind::*, *};
use crate::rulebook::tests::{DENPASAR, SECOND, changed, with};
use serde_json::{Value, json};

#[test]
fn marks_have_a_scale_weights_and_anchors() {
    let anchors =
        |file: &[u8]| changed(file, "note", json!(0))["rounds"][0]["criteria"][0]["anchors"].clone();
    let mut shuffled = anchors(DENPASAR);
    shuffled.as_array_mut().unwrap().swap(0, 1);
    let mut short = anchors(DENPASAR);
    short.as_array_mut().unwrap().pop();
    let swapped = AnchorOrder { point: 1, after: 2 };
    let last = AnchorMissing(vec![5]);
    let first = |text: &str| AnchorsAlike { first: text.into() };
    let said = "The idea copies a business that already exists in the same area; no difference is named!";
    expect(vec![
        (DENPASAR, "rounds/0/criteria/0/weight", json!(31), "rounds[0].criteria", WeightSum { sum: 101 }),
        (
            DENPASAR,
            "rounds/0/criteria/0/anchors",
            shuffled,
            "rounds[0].criteria[0].anchors[1].point",
            swapped,
        ),
        (DENPASAR, "rounds/0/criteria/0/anchors", short, "rounds[0].criteria[0].anchors", last),
        (
            DENPASAR,
            "rounds/1/criteria/2/anchors/4/text/en",
            json!(said),
            "rounds[1].criteria[2].anchors[4].text.en",
            first("rounds[0].criteria[0].anchors[0].text.en"),
        ),
        (
            DENPASAR,
            "rounds/1/criteria/2/anchors/4/text",
            json!({"id": "Sama.", "en": "sama"}),
            "rounds[1].criteria[2].anchors[4].text",
            AnchorUntranslated,
        ),
        (SECOND, "scale/max", json!(0), "scale", RangeReversed),
        (SECOND, "scale/per_point", json!(0), "scale.per_point", Outside { found: 0, least: 1, most: 100 }),
        (SECOND, "scale/per_point", json!(3), "scale", ScaleSteps),
        (DENPASAR, "scale/min", json!(3), "scale", ScaleSteps),
    ]);
    let own = json!({"min": 0, "max": 5, "per_point": 1});
    let missing_zero = lint(&with(DENPASAR, "rounds/1/scale", own));
    assert_eq!(missing_zero.len(), 3);
    assert!(missing_zero.iter().all(|fault| fault.kind == AnchorMissing(vec![0])));
    let none = lint(&with(DENPASAR, "rounds/0/criteria/0/anchors", json!([])));
    assert_eq!(
        none,
        [Fault { at: "rounds[0].criteria[0].anchors".into(), kind: AnchorMissing(vec![1, 2, 3, 4, 5]) }]
    );
}

/// Denpasar's second round from 0 to 100, with descriptions at these points.
fn to_a_hundred(scale: Value, points: &[i64]) -> Rulebook {
    let mut book = changed(DENPASAR, "rounds/1/scale", scale);
    for criterion in book["rounds"][1]["criteria"].as_array_mut().unwrap() {
        let anchors = criterion["anchors"].as_array_mut().unwrap();
        anchors.truncate(points.len());
        for (anchor, point) in anchors.iter_mut().zip(points) {
            anchor["point"] = json!(point);
        }
    }
    Rulebook::parse(book.to_string().as_bytes()).unwrap()
}

#[test]
fn blind_rounds_come_before_those_that_are_not() {
    for (first, second, is_fault) in
        [(true, true, false), (true, false, false), (false, false, false), (false, true, true)]
    {
        let mut book = changed(DENPASAR, "rounds/0/blind", json!(first));
        book["rounds"][1]["blind"] = json!(second);
        let found = lint(&Rulebook::parse(book.to_string().as_bytes()).unwrap());
        let fault = Fault { at: "rounds[1].blind".into(), kind: BlindAfterNamed };
        assert_eq!(found, Vec::from_iter(is_fault.then_some(fault)), "{first} {second}");
    }
}

#[test]
fn a_long_scale_is_described_in_part() {
    let whole = json!({"min": 0, "max": 100, "per_point": 1});
    for points in [&[0, 25, 50, 75, 100][..], &[0, 60, 70, 80, 100], &[0, 50, 100]] {
        assert_eq!(lint(&to_a_hundred(whole.clone(), points)), [], "{points:?}");
    }
    let off = AnchorOffScale { point: 101, least: 0, most: 100 };
    type Row<'a> = (&'a [i64], Vec<(&'a str, FaultKind)>);
    let rows: [Row<'_>; 7] = [
        (&[0, 100], vec![("", AnchorsFew { found: 2, fewest: 3 })]),
        (&[1, 25, 50, 75, 100], vec![("", AnchorMissing(vec![0]))]),
        (&[0, 25, 50, 75, 99], vec![("", AnchorMissing(vec![100]))]),
        (&[0, 50, 25, 75, 100], vec![("[2].point", AnchorOrder { point: 25, after: 50 })]),
        (&[0, 25, 25, 75, 100], vec![("[2].point", AnchorTwice(25))]),
        (&[0, 25, 50, 75, 101], vec![("[4].point", off.clone()), ("", AnchorMissing(vec![100]))]),
        // What is off the scale is no measure of the order.
        (&[0, 25, 101, 50, 100], vec![("[2].point", off)]),
    ];
    for (points, told) in rows {
        let of = |criterion: usize| {
            told.iter().map(move |(at, kind)| Fault {
                at: format!("rounds[1].criteria[{criterion}].anchors{at}"),
                kind: kind.clone(),
            })
        };
        let want: Vec<Fault> = (0..3).flat_map(of).collect();
        assert_eq!(lint(&to_a_hundred(whole.clone(), points)), want, "{points:?}");
    }
    for (per_point, fault) in [
        (1, None),
        (2, None),
        (4, None),
        (5, None),
        (10, None),
        (3, Some(ScaleUnwritable)),
        (8, Some(ScaleUnwritable)),
    ] {
        let scale = json!({"min": 0, "max": 100 * per_point, "per_point": per_point});
        let kinds: Vec<_> =
            lint(&to_a_hundred(scale, &[0, 25, 50, 75, 100])).into_iter().map(|fault| fault.kind).collect();
        assert_eq!(kinds, Vec::from_iter(fault), "{per_point}");
    }
    let too_fine = json!({"min": 0, "max": 2000, "per_point": 20});
    let kinds: Vec<_> =
        lint(&to_a_hundred(too_fine, &[0, 25, 50, 75, 100])).into_iter().map(|f| f.kind).collect();
    assert_eq!(kinds, [Outside { found: 2000, least: 0, most: 1000 }]);
}

#[test]
fn panels_can_do_what_is_asked_of_them() {
    let trimmed = |low, high| json!({"method": "trimmed", "low": low, "high": high});
    let sheets = Outside { found: 0, least: 1, most: 100 };
    let percent = Outside { found: 101, least: 0, most: 100 };
    expect(vec![
        (DENPASAR, "rounds/0/quorum/min_sheets", json!(0), "rounds[0].quorum.min_sheets", sheets),
        (DENPASAR, "rounds/0/quorum/panel_percent", json!(101), "rounds[0].quorum.panel_percent", percent),
        (DENPASAR, "rounds/0/aggregate", trimmed(1, 2), "rounds[0].aggregate", TrimsAll),
        (DENPASAR, "rounds/0/aggregate", trimmed(u32::MAX, u32::MAX), "rounds[0].aggregate", TrimsAll),
        (
            SECOND,
            "rounds/0/cannot_assess",
            json!("criterion_mean"),
            "rounds[0].cannot_assess",
            CriterionMeanNeedsMean,
        ),
        (
            SECOND,
            "rounds/0/aggregate",
            json!({"method": "capped", "limit": "-1"}),
            "rounds[0].aggregate.limit",
            Negative,
        ),
        (DENPASAR, "rounds/0/spread/limit", json!("-0.5"), "rounds[0].spread.limit", Negative),
        (DENPASAR, "rounds/0/quorum/same_judges", json!(true), "rounds[0].spread.on", ExtraWithSameJudges),
        (
            DENPASAR,
            "rounds/0/spread/extra_sheets",
            json!(0),
            "rounds[0].spread.extra_sheets",
            Outside { found: 0, least: 1, most: 10 },
        ),
    ]);
    assert_eq!(lint(&with(DENPASAR, "rounds/0/aggregate", trimmed(1, 1))), []);
}

#[test]
fn ranks_follow_from_rounds_that_exist() {
    let weight = |found| Outside { found, least: 1, most: 1000 };
    expect(vec![
        (DENPASAR, "ranking/cuts/0/after", json!("S9"), "ranking.cuts[0].after", unknown("S9", Named::Round)),
        (DENPASAR, "ranking/cuts/0/after", json!("S2"), "ranking.cuts[0].after", CutAfterLast),
        (DENPASAR, "ranking/cuts/0/basis", json!({"S2": 1}), "ranking.cuts[0].basis.S2", RoundLater),
        (DENPASAR, "ranking/cuts/0/basis", json!({"S1": 0}), "ranking.cuts[0].basis.S1", weight(0)),
        (
            DENPASAR,
            "ranking/cuts/0/basis",
            json!({}),
            "ranking.cuts[0].basis",
            Count { found: 0, least: 1, most: 2 },
        ),
        (
            DENPASAR,
            "ranking/cuts/0/take",
            json!({"UMUM": 5}),
            "ranking.cuts[0].take",
            TakeMissing("MAHASISWA".into()),
        ),
        (DENPASAR, "ranking/cuts/0/take/UMUM", json!(0), "ranking.cuts[0].take.UMUM", weight(0)),
        (
            DENPASAR,
            "ranking/cuts/0/take/PELAJAR",
            json!(5),
            "ranking.cuts[0].take.PELAJAR",
            unknown("PELAJAR", Named::Category),
        ),
        (DENPASAR, "ranking/cuts/0/take", json!(0), "ranking.cuts[0].take", weight(0)),
        (
            DENPASAR,
            "ranking/total",
            json!({"S1": 60, "S9": 40}),
            "ranking.total.S9",
            unknown("S9", Named::Round),
        ),
        (DENPASAR, "ranking/total", json!({"S1": 60}), "ranking.total", RoundUncounted("S2".into())),
        (DENPASAR, "ranking/total/S2", json!(0), "ranking.total.S2", weight(0)),
    ]);
    let cut = |after: &str| json!({"after": after, "basis": {"S1": 1}, "take": 3});
    assert_eq!(
        lint(&with(DENPASAR, "ranking/cuts", json!([cut("S1"), cut("S1")]))),
        [Fault { at: "ranking.cuts[1].after".into(), kind: TwoCuts }]
    );
}

#[test]
fn tie_chains_end_and_name_what_exists() {
    let stage = |id: &str| json!({"rule": "stage", "stage": id});
    let plenary = json!({"rule": "plenary"});
    let ties = |file, ties, at, kind| (file, "ranking/ties", ties, at, kind);
    expect(vec![
        ties(DENPASAR, json!([stage("S2")]), "ranking.ties", TieChainOpen),
        ties(DENPASAR, json!([]), "ranking.ties", TieChainOpen),
        ties(DENPASAR, json!([stage("S1"), stage("S1"), plenary]), "ranking.ties[1]", RuleTwice),
        ties(DENPASAR, json!([stage("S7"), plenary]), "ranking.ties[0].stage", unknown("S7", Named::Round)),
        ties(SECOND, json!([plenary, stage("P")]), "ranking.ties[0]", PlenaryNotLast),
        ties(SECOND, json!([{"rule": "rank"}]), "ranking.ties[0]", RankRule),
        (
            DENPASAR,
            "ranking/ties/2/criterion",
            json!("K7"),
            "ranking.ties[2].criterion",
            unknown("K7", Named::Criterion),
        ),
        (
            DENPASAR,
            "ranking/ties/3/stages",
            json!([]),
            "ranking.ties[3].stages",
            Count { found: 0, least: 1, most: 2 },
        ),
        (
            DENPASAR,
            "ranking/ties/3/stages/1",
            json!("S7"),
            "ranking.ties[3].stages[1]",
            unknown("S7", Named::Round),
        ),
        (SECOND, "ranking/shared", json!(false), "ranking.ties", TieChainOpen),
        (DENPASAR, "ranking/cuts/0/ties", json!([stage("S2")]), "ranking.cuts[0].ties[0].stage", RoundLater),
        (DENPASAR, "awards/0/of/0/stage", json!("S7"), "awards[0].of[0].stage", unknown("S7", Named::Round)),
        (
            DENPASAR,
            "awards/0/of/0/criterion",
            json!("K7"),
            "awards[0].of[0].criterion",
            unknown("K7", Named::Criterion),
        ),
        (DENPASAR, "awards/0/of", json!([]), "awards[0].of", Count { found: 0, least: 1, most: 20 }),
        (
            DENPASAR,
            "awards/0/category",
            json!("PELAJAR"),
            "awards[0].category",
            unknown("PELAJAR", Named::Category),
        ),
        (
            DENPASAR,
            "awards/0/of/0/weight",
            json!(0),
            "awards[0].of[0].weight",
            Outside { found: 0, least: 1, most: 1000 },
        ),
    ]);
    let mut deciding = with(DENPASAR, "ranking/cuts/0/on_tie", json!("decide"));
    assert_eq!(lint(&deciding), []);
    deciding.ranking.ties.pop();
    deciding.ranking.shared = true;
    assert_eq!(lint(&deciding), [Fault { at: "ranking.cuts[0].on_tie".into(), kind: TieChainOpen }]);
}

#[test]
fn nothing_is_asked_twice_and_a_bound_can_be_reached() {
    let twice = json!([{"stage": "S1", "criterion": "K1"}, {"stage": "S1", "criterion": "K1", "weight": 2}]);
    let stages = json!({"rule": "head_to_head", "stages": ["S1", "S1"]});
    let cut = |least: &str| {
        let mut cut = changed(DENPASAR, "note", json!(0))["ranking"]["cuts"][0].clone();
        cut["at_least"] = json!(least);
        cut
    };
    let outside = |least: &str| ScoreOutside(least.into());
    expect(vec![
        (DENPASAR, "awards/0/of", twice, "awards[0].of[1]", DuplicateName("K1".into())),
        (DENPASAR, "ranking/ties/3", stages, "ranking.ties[3].stages[1]", DuplicateName("S1".into())),
        (DENPASAR, "ranking/cuts/0", cut("100.5"), "ranking.cuts[0].at_least", outside("100.5")),
        (DENPASAR, "ranking/cuts/0", cut("-1"), "ranking.cuts[0].at_least", outside("-1")),
    ]);
    assert_eq!(lint(&with(DENPASAR, "ranking/cuts/0", cut("100"))), []);
}
