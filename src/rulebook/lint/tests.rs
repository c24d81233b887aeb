//! One thing broken a row, and exactly that fault.

use super::{FaultKind::*, *};
use crate::rulebook::tests::{DENPASAR, SECOND, changed, denpasar, with};
use serde_json::{Value, json};

fn expect(rows: Vec<(&[u8], &str, Value, &str, FaultKind)>) {
    for (file, place, to, at, kind) in rows {
        let found = lint(&with(file, place, to.clone()));
        assert_eq!(found, [Fault { at: at.into(), kind }], "{place} = {to}");
    }
}

fn unknown(name: &str, of: Named) -> FaultKind {
    UnknownName { name: name.into(), of }
}

#[test]
fn texts_are_complete() {
    expect(vec![
        (DENPASAR, "title/en", json!(" "), "title.en", LanguageMissing),
        (DENPASAR, "form/3/help/id", json!(""), "form[3].help.id", LanguageMissing),
        (DENPASAR, "lead/id", json!("Daftar sebelum Jumat, 11 Desember."), "lead.id", WeekdayTyped),
        (DENPASAR, "lead/en", json!("Enter by (Friday) 11 December"), "lead.en", WeekdayTyped),
        (DENPASAR, "lead/en", json!("On Friday, December 11"), "lead.en", WeekdayTyped),
        (DENPASAR, "lead/en", json!("a\u{7}b"), "lead.en", ControlSign),
        (DENPASAR, "place/city", json!("Deu\u{308}npasar"), "place.city", NotNormal),
        (DENPASAR, "place/city", json!(""), "place.city", Empty),
        (DENPASAR, "organiser/phone", json!("-"), "organiser.phone", Empty),
        (DENPASAR, "organiser/email", json!("panitia contoh.test"), "organiser.email", NotAnEmail),
        (DENPASAR, "organiser/email", json!("panitia@contoh"), "organiser.email", NotAnEmail),
    ]);
    for hours in ["Senin sampai Jumat, 08.00–15.00 WITA", "Hari Minggu tutup", "Jumat"] {
        assert_eq!(lint(&with(DENPASAR, "organiser/hours/id", json!(hours))), [], "{hours}");
    }
}

#[test]
fn names_are_safe_and_of_one_thing() {
    let long = "a".repeat(25);
    expect(vec![
        (DENPASAR, "edition", json!("wmd-2026"), "edition", EditionSlug),
        (DENPASAR, "edition", json!("2026/7"), "edition", EditionSlug),
        (DENPASAR, "edition", json!("2026-"), "edition", EditionSlug),
        (SECOND, "form/0/id", json!("hon esty"), "form[0].id", UnsafeName("hon esty".into())),
        (SECOND, "form/0/id", json!(long), "form[0].id", UnsafeName(long.clone())),
        (SECOND, "form/0/id", json!("1st"), "form[0].id", UnsafeName("1st".into())),
        (SECOND, "form/0/id", json!("category"), "form[0].id", ReservedName("category".into())),
        (SECOND, "form/0/id", json!("Product"), "form[5].id", DuplicateName("product".into())),
        (
            SECOND,
            "screening/1/code",
            json!("elsewhere"),
            "screening[1].code",
            DuplicateName("elsewhere".into()),
        ),
        (DENPASAR, "rounds/1/slug", json!("Presentasi"), "rounds[1].slug", UnsafeSlug("Presentasi".into())),
        (DENPASAR, "rounds/1/slug", json!("proposal"), "rounds[1].slug", DuplicateName("proposal".into())),
        (
            DENPASAR,
            "form/1/answer/options/0/id",
            json!("running"),
            "form[1].answer.options[1].id",
            DuplicateName("running".into()),
        ),
        (DENPASAR, "awards/0/id", json!("é"), "awards[0].id", UnsafeName("é".into())),
    ]);
}

#[test]
fn dates_stand_in_order() {
    let too_early = |after| TooEarly { after };
    expect(vec![
        (
            DENPASAR,
            "timeline/closes",
            json!("2026-11-16T07:58"),
            "timeline.closes",
            too_early(Moment::Opening),
        ),
        (
            DENPASAR,
            "timeline/closes",
            json!("2026-12-18T16:01"),
            "timeline.screened",
            too_early(Moment::Closing),
        ),
        (
            DENPASAR,
            "timeline/screened",
            json!("2026-12-11T23:58"),
            "timeline.screened",
            too_early(Moment::Closing),
        ),
        (
            DENPASAR,
            "timeline/screened",
            json!("2026-12-21T08:00"),
            "rounds[0].begins",
            too_early(Moment::Screening),
        ),
        (
            DENPASAR,
            "rounds/0/ends",
            json!("2026-12-21T07:59"),
            "rounds[0].ends",
            too_early(Moment::Beginning),
        ),
        (DENPASAR, "rounds/1/begins", json!("2027-01-08T23:59"), "rounds[1].begins", RoundsOverlap),
        (
            DENPASAR,
            "timeline/announced",
            json!("2027-01-29T17:00"),
            "timeline.announced",
            too_early(Moment::LastRound),
        ),
        (
            DENPASAR,
            "timeline/grace",
            json!(121),
            "timeline.grace",
            Outside { found: 121, least: 0, most: 120 },
        ),
    ]);
    for (place, to) in [
        ("timeline/screened", "2026-12-11T23:59"),
        ("timeline/screened", "2026-12-21T07:59"),
        ("rounds/1/begins", "2027-01-09T00:00"),
        ("timeline/announced", "2027-01-29T17:01"),
    ] {
        assert_eq!(lint(&with(DENPASAR, place, json!(to))), [], "{place} = {to}");
    }
}

#[test]
fn people_are_let_in_by_rules_that_agree() {
    let age = |c: usize| format!("categories/{c}/min_age");
    expect(vec![
        (DENPASAR, &age(0), json!(17), "categories[0].min_age", AgeTooLow { least: 18 }),
        (DENPASAR, "categories/0/max_age", json!(17), "categories[0].max_age", RangeReversed),
        (
            DENPASAR,
            "categories/0/max_age",
            json!(121),
            "categories[0].max_age",
            Outside { found: 121, least: 0, most: 120 },
        ),
        (
            DENPASAR,
            "categories/0/needs",
            json!(["domicile", "citizen"]),
            "categories[0].needs[1]",
            unknown("citizen", Named::Condition),
        ),
        (
            DENPASAR,
            "categories/0/needs",
            json!(["domicile", "domicile"]),
            "categories[0].needs[1]",
            DuplicateName("domicile".into()),
        ),
        (
            DENPASAR,
            "categories/0/excludes",
            json!(["related", "domicile"]),
            "categories[0].excludes",
            NeedsAndExcludes("domicile".into()),
        ),
        (DENPASAR, "categories/1/needs", json!(["domicile"]), "eligibility.conditions[1]", ConditionUnused),
        (DENPASAR, "categories/0/prizes/1/rank", json!(3), "categories[0].prizes", PrizeRanks),
        (DENPASAR, "categories/0/prizes/0/rank", json!(0), "categories[0].prizes", PrizeRanks),
        (
            DENPASAR,
            "categories/0/prizes/0/amount",
            json!(1_000_000_000_000_000_u64),
            "categories[0].prizes[0].amount",
            Outside { found: 1_000_000_000_000_000, least: 0, most: 999_999_999_999_999 },
        ),
        (
            DENPASAR,
            "screening/1/breaks/condition",
            json!("citizen"),
            "screening[1].breaks.condition",
            unknown("citizen", Named::Condition),
        ),
        (
            DENPASAR,
            "screening/6/breaks/question",
            json!("oath"),
            "screening[6].breaks.question",
            unknown("oath", Named::Question),
        ),
        (DENPASAR, "screening", json!([]), "screening", Count { found: 0, least: 1, most: 50 }),
        (
            DENPASAR,
            "retention/unsent/days",
            json!(0),
            "retention.unsent.days",
            Outside { found: 0, least: 1, most: 3650 },
        ),
    ]);
}

#[test]
fn questions_can_be_asked_and_answered() {
    let outside = |found, most| Outside { found, least: 1, most };
    let option = json!({"id": "running", "label": {"id": "Berjalan", "en": "Running"}});
    expect(vec![
        (DENPASAR, "form/0/answer/max_letters", json!(501), "form[0].answer.max_letters", outside(501, 500)),
        (DENPASAR, "form/0/answer/max_letters", json!(0), "form[0].answer.max_letters", outside(0, 500)),
        (DENPASAR, "form/3/answer/max_words", json!(2001), "form[3].answer.max_words", outside(2001, 2000)),
        (DENPASAR, "form/5/answer/min", json!(500_000_001), "form[5].answer.min", RangeReversed),
        (DENPASAR, "form/2/answer/min", json!("2026-12-12"), "form[2].answer.min", RangeReversed),
        (
            DENPASAR,
            "form/1/answer/options",
            json!([option]),
            "form[1].answer.options",
            Count { found: 1, least: 2, most: 20 },
        ),
        (
            DENPASAR,
            "form/2/shown_if/is",
            json!(["closed"]),
            "form[2].shown_if.is[0]",
            unknown("closed", Named::Option),
        ),
        (
            DENPASAR,
            "form/2/shown_if/is",
            json!([]),
            "form[2].shown_if.is",
            Count { found: 0, least: 1, most: 20 },
        ),
        (
            DENPASAR,
            "form/2/shown_if/question",
            json!("x"),
            "form[2].shown_if.question",
            unknown("x", Named::Question),
        ),
        (
            DENPASAR,
            "form/2/shown_if/question",
            json!("business"),
            "form[2].shown_if.question",
            ShownByNoChoice,
        ),
        (DENPASAR, "form/2/shown_if/question", json!("since"), "form[2].shown_if.question", ShownByLater),
        (DENPASAR, "form/2/shown_if/question", json!("summary"), "form[2].shown_if.question", ShownByLater),
        (
            DENPASAR,
            "form/2/shown_if",
            json!({"question": "category", "is": ["PELAJAR"]}),
            "form[2].shown_if.is[0]",
            unknown("PELAJAR", Named::Category),
        ),
        (DENPASAR, "form/3/feeds/round", json!("S3"), "form[3].feeds.round", unknown("S3", Named::Round)),
        (
            DENPASAR,
            "form/3/feeds/criterion",
            json!("K9"),
            "form[3].feeds.criterion",
            unknown("K9", Named::Criterion),
        ),
        (DENPASAR, "form/6/optional", json!(true), "form", NoConsent),
        (DENPASAR, "form/6/answer", json!({"kind": "short", "max_letters": 9}), "form", NoConsent),
    ]);
    let by_category = json!({"question": "category", "is": ["MAHASISWA"]});
    assert_eq!(lint(&with(DENPASAR, "form/2/shown_if", by_category)), []);
    let mut hidden = denpasar();
    hidden.form.iter_mut().for_each(|question| question.hidden_when_blind = true);
    assert_eq!(lint(&hidden), [Fault { at: "form".into(), kind: NothingInBlind }]);
    hidden.rounds.iter_mut().for_each(|round| round.blind = false);
    assert_eq!(lint(&hidden), []);
}

#[test]
fn marks_have_a_scale_weights_and_anchors() {
    let anchors =
        |file: &[u8]| changed(file, "note", json!(0))["rounds"][0]["criteria"][0]["anchors"].clone();
    let mut shuffled = anchors(DENPASAR);
    shuffled.as_array_mut().unwrap().swap(0, 1);
    let mut short = anchors(DENPASAR);
    short.as_array_mut().unwrap().pop();
    let points = AnchorPoints { least: 1, most: 5 };
    let first = |text: &str| AnchorsAlike { first: text.into() };
    let said = "The idea copies a business that already exists in the same area; no difference is named!";
    expect(vec![
        (DENPASAR, "rounds/0/criteria/0/weight", json!(31), "rounds[0].criteria", WeightSum { sum: 101 }),
        (DENPASAR, "rounds/0/criteria/0/anchors", shuffled, "rounds[0].criteria[0].anchors", points.clone()),
        (DENPASAR, "rounds/0/criteria/0/anchors", short, "rounds[0].criteria[0].anchors", points),
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
        (SECOND, "scale/per_point", json!(0), "scale.per_point", Outside { found: 0, least: 1, most: 1000 }),
        (SECOND, "scale/per_point", json!(3), "scale", ScaleSteps),
        (DENPASAR, "scale/min", json!(3), "scale", ScaleSteps),
    ]);
    let own = json!({"min": 0, "max": 5, "per_point": 1});
    let missing_zero = lint(&with(DENPASAR, "rounds/1/scale", own));
    assert_eq!(missing_zero.len(), 3);
    assert!(missing_zero.iter().all(|fault| fault.kind == AnchorPoints { least: 0, most: 5 }));
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
